import type { Rule } from './rules.ts';

/** Who may do what with the list of those who are told of the board's decisions. */
export const pressRules: readonly Rule[] = [
  {
    says: 'The secretary of the board and registrars keep the list of addresses that are told of published decisions',
    routes: ['press.list', 'press.added', 'press.removed'],
    who: ['board-secretary', 'registrar'],
  },
  {
    says: 'Whoever has the link of a mail reads what its address is told, and leaves the list with it, without an account',
    routes: ['press.letter', 'press.left'],
    who: 'everyone',
  },
];
