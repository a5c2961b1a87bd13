import type { Rule } from './rules.ts';

/** B1's statement. Whether a member sits in the group of the case, without conflict of interest, is a rule about the case itself. */
export const preparationRules: readonly Rule[] = [
  {
    says: 'Officers of the authority and members of B1 read the statement of B1 and its versions',
    routes: ['b1-statement', 'b1-statement.part.history', 'api.cases.b1-statement'],
    who: ['case-officer', 'head', 'registrar', 'analyst', 'b1-member'],
  },
  {
    says: 'Case officers and members of B1 write the statement',
    routes: ['b1-statement.begun', 'b1-statement.part', 'b1-statement.part.saved', 'b1-statement.part.removed'],
    who: ['case-officer', 'b1-member'],
  },
  {
    says: 'Members of B1 approve the statement or dissent',
    routes: ['b1-statement.answered'],
    who: ['b1-member'],
  },
  {
    says: 'Case officers lock the statement',
    routes: ['b1-statement.locked'],
    who: ['case-officer'],
  },
];
