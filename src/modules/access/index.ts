export {
  type ActEvent,
  act,
  asSubject,
  type Doing,
  type Done,
  doingOf,
  fullEvent,
  isKeyReused,
  keyReused,
  note,
  personOf,
  refuseAct,
  refused,
} from './act.ts';
export { discardOf, hiddenOf, readAs } from './asked.ts';
export { type FormState, faultsIn, valuesOf } from './core/form.ts';
export { formKeeper, type KeptForm, keptForm } from './kept-forms.ts';
export { isMadeUp } from './made-up.ts';
export { accessMenu } from './menu.ts';
export {
  all,
  allOn,
  atOwnOrganisation,
  either,
  freshlySignedIn,
  isOwn,
  mayAs,
  needsTwo,
  no,
  notByThemselves,
  type Person,
  type Placed,
  type RuleOn,
  reasonOf,
  rolesInCases,
} from './policies.ts';
export { type ReviewReminder, takeReviewReminders } from './reminders.ts';
export { accessRoutes } from './routes/index.ts';
export { keyRoutes } from './routes/keys.ts';
export { type Compared, Conflict, DoneNotice, FormTop, KeptNotice } from './screens/form-parts.tsx';
