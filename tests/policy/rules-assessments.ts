import type { Rule } from './rules.ts';

/** B2's assessments and statement. Who sits in B2 of the case, without conflict of interest and of another region, is a rule about the case itself. */
export const assessmentsRules: readonly Rule[] = [
  {
    says: 'Officers of the authority and members of B2 read applications, assessments that have been handed in, allocations and the statement',
    routes: [
      'assessments',
      'assessments.application',
      'assessments.matrix',
      'assessments.notes',
      'assessments.scenarios',
      'b2-statement',
      'b2-statement.part.history',
      'api.cases.b2-statement',
    ],
    who: ['case-officer', 'head', 'registrar', 'analyst', 'b2-member'],
  },
  {
    says: 'Case officers give out applications to assess and take them back',
    routes: ['assessments.assigned', 'assessments.ended'],
    who: ['case-officer'],
  },
  {
    says: 'Members of B2 judge conditions and hand in',
    routes: ['assessments.condition', 'assessments.condition.history', 'assessments.judged', 'assessments.handed-in'],
    who: ['b2-member'],
  },
  {
    says: 'Case officers and members of B2 write notes and the statement',
    routes: ['assessments.noted', 'b2-statement.begun', 'b2-statement.part', 'b2-statement.part.saved'],
    who: ['case-officer', 'b2-member'],
  },
  {
    says: 'Members of B2 approve the statement or dissent',
    routes: ['b2-statement.answered'],
    who: ['b2-member'],
  },
  {
    says: 'Case officers lock the statement',
    routes: ['b2-statement.locked'],
    who: ['case-officer'],
  },
];
