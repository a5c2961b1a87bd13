import type { Rule } from './rules.ts';

const board = ['board-chair', 'board-member', 'board-substitute'] as const;

/** Who may do what with the meetings of the board. */
export const sittingsRules: readonly Rule[] = [
  {
    says: 'Everyone reads agendas and minutes that have been published, as pages, feed and API',
    routes: [
      'board-minutes.list',
      'board-minutes.one',
      'board-minutes.feed',
      'api.board-meetings.list',
      'api.board-meetings.one',
      'api.board-decisions.list',
    ],
    who: 'everyone',
  },
  {
    says: 'The board, its secretary and those who work with cases read the meetings, their papers and minutes, and how the board decides',
    routes: [
      'sittings.list',
      'sittings.rules',
      'sittings.one',
      'sittings.papers',
      'sittings.item',
      'sittings.room',
      'sittings.screen',
      'sittings.minutes',
    ],
    who: ['board-secretary', ...board, 'case-officer', 'head', 'registrar'],
  },
  {
    says: 'The secretary plans meetings, writes their agenda, gives notice, writes what happens in the room, and masks',
    routes: [
      'sittings.planned',
      'sittings.rules.set',
      'sittings.time',
      'sittings.drawn',
      'sittings.noticed',
      'sittings.item.new',
      'sittings.item.added',
      'sittings.item.edit',
      'sittings.item.revised',
      'sittings.item.removed',
      'sittings.propose',
      'sittings.proposed',
      'sittings.happened',
      'sittings.masked',
    ],
    who: ['board-secretary'],
  },
  { says: 'The secretary publishes minutes, freshly signed in', routes: ['sittings.published'], who: ['board-secretary'], fresh: true },
  {
    says: 'Those who sit on the board vote, dissent and answer on conflicts of interest',
    routes: ['sittings.vote', 'sittings.voted'],
    who: board,
  },
  {
    says: 'Those who sit on the board adjust, freshly signed in',
    routes: ['sittings.adjusted', 'sittings.item.adjusted'],
    who: board,
    fresh: true,
  },
  { says: 'Case officers begin a call for a place that is free', routes: ['sittings.vacancy'], who: ['case-officer'] },
];
