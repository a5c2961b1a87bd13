export { actingText, answerCaseFault, type CaseFault, caseForAct, caseForReading, isCaseFault, type Needed, refusalFor } from './acting.ts';
export { areaStateOf } from './core/area-state.ts';
export type { Capacity, Standing } from './core/conflict.ts';
export { type CaseAction, caseActions, lifecycle } from './core/lifecycle.ts';
export { type CaseState, caseStates, type ProductKind, productKinds, stepNumber } from './core/states.ts';
export type { CaseLink, CasesDeps } from './deps.ts';
export { recordInJournal } from './journal.ts';
export { casesMenu } from './menu.ts';
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
export { casesRoutes } from './routes/index.ts';
export { addEvent, addProduct, closeTask, closeTasks, insertCase, lockCase, moveCase, openTask } from './store.ts';
export { caseWords } from './text/words.ts';
