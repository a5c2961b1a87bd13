const seg = encodeURIComponent;

/** Addresses of the module `groups`; see src/kernel/paths.ts. Groups are `sakkunniga`, `b1` and `b2`. */
export const groupsPatterns = {
  caseGroups: '/arenden/:id/grupper',
  caseRound: '/arenden/:id/nomineringar',
  caseRoundOpen: '/arenden/:id/nomineringar/ny-omgang',
  caseNominationRecord: '/arenden/:id/nomineringar/brev',
  caseGroup: '/arenden/:id/grupper/:group',
  caseGroupPropose: '/arenden/:id/grupper/:group/forslag',
  caseGroupDecide: '/arenden/:id/grupper/:group/beslut',
  caseGroupReturn: '/arenden/:id/grupper/:group/aterlamna',
  caseGroupSeat: '/arenden/:id/grupper/:group/ledamoter/:seat',
  caseGroupSeatAccount: '/arenden/:id/grupper/:group/ledamoter/:seat/konto',
  caseGroupSeatEnd: '/arenden/:id/grupper/:group/ledamoter/:seat/avgang',
  caseMeetings: '/arenden/:id/grupper/:group/moten',
  caseMeetingNew: '/arenden/:id/grupper/:group/moten/nytt',
  caseMeetingsCalendar: '/arenden/:id/grupper/:group/moten/kalender.ics',
  caseMeeting: '/arenden/:id/grupper/:group/moten/:meeting',
  caseMeetingEdit: '/arenden/:id/grupper/:group/moten/:meeting/skriv',
  disposal: '/arenden/gallring',
  nominationRounds: '/nomineringar',
  nominationRound: '/nomineringar/:round',
  nominationReplace: '/nomineringar/:round/:nomination/ersatt',
  nominationWithdraw: '/nomineringar/:round/:nomination/dra-tillbaka',
} as const;

/** Those of its API, under /v1. */
export const groupsApi = {
  caseGroups: '/v1/cases/:id/group',
  caseGroupMeetings: '/v1/cases/:id/groups/:group/meetings',
} as const;

/** The word for a group in addresses. */
export const groupSegments = { expert: 'sakkunniga', b1: 'b1', b2: 'b2' } as const;
type Kind = keyof typeof groupSegments;

const group = (id: string, kind: Kind) => `/arenden/${seg(id)}/grupper/${groupSegments[kind]}`;
const meeting = (id: string, kind: Kind, one: string) => `${group(id, kind)}/moten/${seg(one)}`;
const seat = (id: string, kind: Kind, one: string) => `${group(id, kind)}/ledamoter/${seg(one)}`;

/** Links to addresses that name something. */
export const groupsPaths = {
  caseGroups: (id: string) => `/arenden/${seg(id)}/grupper`,
  caseRound: (id: string) => `/arenden/${seg(id)}/nomineringar`,
  caseRoundOpen: (id: string) => `/arenden/${seg(id)}/nomineringar/ny-omgang`,
  caseNominationRecord: (id: string) => `/arenden/${seg(id)}/nomineringar/brev`,
  caseGroup: group,
  caseGroupPropose: (id: string, kind: Kind) => `${group(id, kind)}/forslag`,
  caseGroupDecide: (id: string, kind: Kind) => `${group(id, kind)}/beslut`,
  caseGroupReturn: (id: string, kind: Kind) => `${group(id, kind)}/aterlamna`,
  caseGroupSeat: seat,
  caseGroupSeatAccount: (id: string, kind: Kind, one: string) => `${seat(id, kind, one)}/konto`,
  caseGroupSeatEnd: (id: string, kind: Kind, one: string) => `${seat(id, kind, one)}/avgang`,
  caseMeetings: (id: string, kind: Kind) => `${group(id, kind)}/moten`,
  caseMeetingNew: (id: string, kind: Kind) => `${group(id, kind)}/moten/nytt`,
  caseMeetingsCalendar: (id: string, kind: Kind) => `${group(id, kind)}/moten/kalender.ics`,
  caseMeeting: meeting,
  caseMeetingEdit: (id: string, kind: Kind, one: string) => `${meeting(id, kind, one)}/skriv`,
  nominationRound: (round: string) => `/nomineringar/${seg(round)}`,
  nominationReplace: (round: string, nomination: string) => `/nomineringar/${seg(round)}/${seg(nomination)}/ersatt`,
  nominationWithdraw: (round: string, nomination: string) => `/nomineringar/${seg(round)}/${seg(nomination)}/dra-tillbaka`,
} as const;
