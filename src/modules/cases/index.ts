export {
  actingText,
  answerCaseFault,
  type CaseFault,
  caseForAct,
  caseForReading,
  isCaseFault,
  type Needed,
  readInCase,
  refusalFor,
} from './acting.ts';
export { type Declared, declareConflict, type Judged, judgeConflict, noteConflict } from './commands/conflicts.ts';
export { appointHandler } from './commands/handler.ts';
export { type MoveAsked, moveCareCase } from './commands/move.ts';
export { editNomination, type Nominated, nominate } from './commands/nominate.ts';
export { type PlanAsked, planStep } from './commands/plan.ts';
export { type PrioritySet, setPriority } from './commands/priority.ts';
export { type RenameAsked, renameCareCase } from './commands/rename.ts';
export { areasUnderWay, type TakeOverAsked, takeOver } from './commands/take-over.ts';
export { areaStateOf } from './core/area-state.ts';
export type { Capacity, Standing } from './core/conflict.ts';
export { type CaseAction, caseActions, isBefore, lifecycle } from './core/lifecycle.ts';
export { type CaseState, caseStates, madeIn, type ProductKind, productKinds, stepNumber } from './core/states.ts';
export type { CaseLink, CasesDeps } from './deps.ts';
export { casesJobs, remindOfPlans } from './jobs.ts';
export { recordInJournal } from './journal.ts';
export { casesMenu } from './menu.ts';
export {
  addParticipant,
  capacitiesIn,
  type Declaration,
  declarationsOf,
  endParticipation,
  type Participant,
  participantsOf,
  standingOf,
} from './people.ts';
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
export { Comments, HandOver } from './screens/colleagues.tsx';
export { PaperFields } from './screens/paper-fields.tsx';
export { addEvent, addProduct, closeTask, closeTasks, insertCase, lockCase, moveCase, openTask } from './store.ts';
export { caseWords } from './text/words.ts';
