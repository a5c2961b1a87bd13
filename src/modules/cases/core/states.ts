/** Where a case can be: the steps 0–8 of an area, stopped for a time, or for good. */
export const caseStates = [
  'longlist',
  'mapping',
  'review',
  'consultation',
  'ruling',
  'call',
  'assessment',
  'board',
  'management',
  'paused',
  'ended',
] as const;
export type CaseState = (typeof caseStates)[number];

/** The states that are steps of the process, in order: the place in the list is the number of the step. */
export const stepStates = caseStates.slice(0, 9) as readonly StepState[];
export type StepState = Exclude<CaseState, 'paused' | 'ended'>;

export const isStep = (state: CaseState): state is StepState => state !== 'paused' && state !== 'ended';

/** The number of the step, 0–8; null for a case that is stopped. */
export const stepNumber = (state: CaseState): number | null => (isStep(state) ? stepStates.indexOf(state) : null);

/** What a step leaves behind. A case does not leave a step without it. */
export const productKinds = [
  'nomination',
  'priority',
  'expert-group',
  'basis',
  'consultation',
  'consultation-summary',
  'expert-comment',
  'b1-statement',
  'ruling',
  'call',
  'applications',
  'b2-statement',
  'board-decisions',
] as const;
export type ProductKind = (typeof productKinds)[number];

/** Where each product is made; the case can be nowhere else when it comes into being. */
export const madeIn: Readonly<Record<ProductKind, StepState>> = {
  nomination: 'longlist',
  priority: 'longlist',
  'expert-group': 'mapping',
  basis: 'review',
  consultation: 'consultation',
  'consultation-summary': 'consultation',
  'expert-comment': 'consultation',
  'b1-statement': 'consultation',
  ruling: 'ruling',
  call: 'call',
  applications: 'call',
  'b2-statement': 'assessment',
  'board-decisions': 'board',
};

export const productsOfStep = (state: StepState): readonly ProductKind[] => productKinds.filter((kind) => madeIn[kind] === state);
