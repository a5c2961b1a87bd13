import type { Rule } from './rules.ts';

const staff = ['case-officer', 'head', 'registrar', 'analyst'] as const;
const members = [
  'expert-group-member',
  'b1-member',
  'b2-member',
  'board-chair',
  'board-member',
  'board-substitute',
  'board-secretary',
] as const;

/** Who may do what with cases. Which cases each sees, and what a conflict of interest shuts, is tried in cases-wall.test.ts. */
export const casesRules: readonly Rule[] = [
  {
    says: 'Those who work with cases and those who may take part in one see their cases, their plan and how a case goes, and declare conflicts of interest',
    routes: [
      'cases.list',
      'cases.csv',
      'cases.csv.metadata',
      'cases.life',
      'cases.one',
      'cases.case-plan',
      'cases.declare',
      'cases.declared',
      'api.cases.list',
      'api.cases.one',
      'api.cases.declarations',
    ],
    who: [...staff, ...members],
  },
  {
    says: 'The authority’s staff see nominations, the longlist, the plan of all cases and who has a conflict of interest',
    routes: [
      'cases.longlist',
      'cases.compare',
      'cases.plan',
      'cases.plan.csv',
      'cases.plan.csv.metadata',
      'cases.nomination',
      'cases.conflicts',
      'api.cases.candidates',
    ],
    who: staff,
  },
  {
    says: 'Case officers nominate areas, take over those under way, set priorities and take a case on where the product of the step is the decision',
    routes: [
      'cases.new',
      'cases.take-over',
      'cases.nominate',
      'cases.nomination-edited',
      'cases.priority',
      'cases.prioritise',
      'cases.advance',
      'cases.advanced',
      'cases.paper',
      'cases.paper-registered',
    ],
    who: ['case-officer'],
  },
  {
    says: 'Case officers and heads appoint who handles a case, see which areas lack one, plan it, rename its area and judge conflicts of interest',
    routes: [
      'cases.under-way',
      'cases.handler',
      'cases.appoint',
      'cases.planned',
      'cases.rename',
      'cases.renamed',
      'cases.judge',
      'cases.judged',
    ],
    who: ['case-officer', 'head'],
  },
  { says: 'Heads see what a decision on a case would lead to', routes: ['cases.decide'], who: ['head'] },
  { says: 'Heads decide on a case, freshly signed in', routes: ['cases.decided'], who: ['head'], fresh: true },
  { says: 'Whoever has signed in sees what waits for them', routes: ['tasks.mine', 'api.tasks.list'], who: 'signed in' },
];
