import type { Rule } from './rules.ts';

const officers = ['case-officer', 'head', 'registrar', 'analyst'] as const;
const members = ['expert-group-member', 'b1-member', 'b2-member'] as const;

/** Nominations, the groups that prepare a case, and their meetings. Of whom a member sees what is a rule about the case itself. */
export const groupsRules: readonly Rule[] = [
  {
    says: 'Heads enter what the authority has decided on disposal, in a fresh sign-in',
    routes: ['groups.disposal-decided'],
    who: ['head'],
    fresh: true,
  },
  {
    says: 'Officers of the authority and members of groups see the groups of a case and their meetings',
    routes: [
      'groups.overview',
      'groups.one',
      'groups.meetings',
      'groups.meeting',
      'groups.meetings.calendar',
      'api.cases.group',
      'api.groups.meetings',
    ],
    who: [...officers, ...members],
  },
  {
    says: 'Case officers and heads see who has been nominated',
    routes: ['groups.round', 'groups.disposal'],
    who: ['case-officer', 'head'],
  },
  {
    says: 'Case officers open rounds of nominations, record letters, propose groups, tie members to accounts and note that they leave',
    routes: [
      'groups.round.open',
      'groups.round.opened',
      'groups.nomination.record',
      'groups.nomination.recorded',
      'groups.propose',
      'groups.proposed',
      'groups.seat',
      'groups.seat.linked',
      'groups.seat.ended',
    ],
    who: ['case-officer'],
  },
  {
    says: 'Case officers and members plan meetings and write their notes',
    routes: ['groups.meeting.new', 'groups.meeting.planned', 'groups.meeting.edit', 'groups.meeting.saved'],
    who: ['case-officer', ...members],
  },
  {
    says: 'Heads look at proposed groups and may give them back',
    routes: ['groups.decide', 'groups.returned'],
    who: ['head'],
  },
  {
    says: 'Heads appoint groups, with a fresh sign-in',
    routes: ['groups.appointed'],
    who: ['head'],
    fresh: true,
  },
  {
    says: 'Contact persons of regions nominate, replace and withdraw, and see what their own region has nominated',
    routes: [
      'groups.rounds',
      'groups.rounds.one',
      'groups.nominated',
      'groups.nomination.replace',
      'groups.nomination.replaced',
      'groups.nomination.withdrawn',
    ],
    who: ['region-contact'],
  },
];
