import { paths, patterns } from '../../../kernel/paths.ts';
import type { Route } from '../../../platform/http/route.ts';
import type { Phrase } from '../../../platform/i18n/language.ts';
import type { CaseLink } from '../../cases/index.ts';
import type { GroupsDeps } from '../deps.ts';
import { both } from '../text/groups.ts';
import { groupsApiRoutes } from './api.ts';
import { decideRoutes } from './decide.ts';
import { disposalRoutes } from './disposal.ts';
import { groupRoutes } from './group.ts';
import { meetingWritingRoutes } from './meeting-writing.ts';
import { meetingRoutes } from './meetings.ts';
import { meetingsApiRoutes } from './meetings-api.ts';
import { regionRoutes } from './region.ts';
import { roundRoutes } from './round.ts';
import { seatRoutes } from './seat.ts';

/** Nominations, groups and their meetings. */
export const groupsRoutes: readonly Route<GroupsDeps>[] = [
  ...roundRoutes,
  ...groupRoutes,
  ...decideRoutes,
  ...seatRoutes,
  ...meetingRoutes,
  ...meetingWritingRoutes,
  ...regionRoutes,
  ...disposalRoutes,
  ...groupsApiRoutes,
  ...meetingsApiRoutes,
];

/** What regions are asked, for the menu of their contact persons. */
export const groupsMenu: readonly { readonly path: string; readonly label: Phrase }[] = [
  { path: patterns.nominationRounds, label: both((text) => text.region.menu) },
];

/** The ways here from a case. */
export const groupsLinks: readonly CaseLink[] = [
  {
    label: both((text) => text.links.nominations),
    states: ['mapping', 'review', 'consultation'],
    roles: ['case-officer', 'head'],
    path: paths.caseRound,
  },
  {
    label: both((text) => text.links.groups),
    states: ['mapping', 'review', 'consultation', 'ruling', 'call', 'assessment', 'board', 'management'],
    roles: ['case-officer', 'head', 'registrar', 'analyst', 'expert-group-member', 'b1-member', 'b2-member'],
    path: paths.caseGroups,
    makes: ['expert-group'],
  },
];
