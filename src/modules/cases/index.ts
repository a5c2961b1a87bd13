export { actingText, answerCaseFault, type CaseFault, caseForAct, caseForReading, isCaseFault, type Needed, refusalFor } from './acting.ts';
export type { Capacity, Standing } from './core/conflict.ts';
export { type CaseAction, caseActions, lifecycle } from './core/lifecycle.ts';
export { type CaseState, caseStates, type ProductKind, productKinds, stepNumber } from './core/states.ts';
export type { CaseLink, CasesDeps } from './deps.ts';
export { recordInJournal } from './journal.ts';
export { addParticipant, capacitiesIn, endParticipation, type Participant, participantsOf, standingOf } from './people.ts';
export {
  type CareCase,
  eventsOf,
  findCase,
  hasProduct,
  openCaseOf,
  type Product,
  productsOf,
  tasksOf,
  todayIn,
  type Viewer,
} from './queries.ts';
export { addEvent, addProduct, closeTask, insertCase, lockCase, openTask } from './store.ts';
export { caseWords } from './text/words.ts';
