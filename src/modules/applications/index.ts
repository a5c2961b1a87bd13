import { patterns } from '../../kernel/paths.ts';
import type { Route } from '../../platform/http/route.ts';
import { type Phrase, phrase } from '../../platform/i18n/language.ts';
import type { CaseLink } from '../cases/index.ts';
import type { ApplicationsDeps } from './deps.ts';
import { completionRoutes } from './routes/completion.ts';
import { submissionRoutes } from './routes/submission.ts';
import { workspaceRoutes } from './routes/workspace.ts';
import { workspaceText } from './text/workspace.ts';

export { applicationUploads } from './attachments.ts';
export { beginApplication } from './commands/begin.ts';
export { assignTo, commentOnSection } from './commands/colleagues.ts';
export { sendCompletion } from './commands/completion-answer.ts';
export { askForCompletion, closeCompletion, extendCompletion } from './commands/completion-ask.ts';
export { checkApplication, type Found } from './commands/completion-check.ts';
export { dismissApplication } from './commands/completion-dismiss.ts';
export { markComplete, settleCall } from './commands/completion-judge.ts';
export { applicationJobs, remindOfCalls } from './commands/completion-remind.ts';
export { copySections } from './commands/copy.ts';
export { writeGuidance } from './commands/guidance.ts';
export { openApplications } from './commands/open.ts';
export { judgePleaLate, pleadLate } from './commands/plead.ts';
export type { SubmissionFault } from './commands/submission-kit.ts';
export { submitApplication } from './commands/submit.ts';
export { resumeApplication, withdrawApplication } from './commands/withdraw.ts';
export { markSection, saveApplicationSection } from './commands/write.ts';
export { type CompletionState, completionState, pointsOf } from './core/completion.ts';
export {
  type Content,
  type Contents,
  type Field,
  type FormBasis,
  isAsked,
  type Section,
  type SectionKey,
  sectionsFor,
  slotsIn,
  type Value,
} from './core/form.ts';
export { type Missing, missingIn } from './core/missing.ts';
export { readSection } from './core/read.ts';
export { shownOf, wantedIn } from './core/shown.ts';
export { type Attachment, changedParts, type SnapshotField, type SnapshotSection, type SubmissionSnapshot } from './core/snapshot.ts';
export type { ApplicationsDeps } from './deps.ts';
export { canonicalJson, hashOf } from './hashing.ts';
export { type Application, applicationsOf, findApplication } from './queries/application.ts';
export {
  type Completion,
  checksOf,
  completionsOf,
  type InCall,
  type Judgement,
  judgementOf,
  listVersion,
  standingsIn,
} from './queries/completion.ts';
export { applicationForm as readApplicationForm } from './queries/form.ts';
export {
  latestSubmission,
  openingOf,
  receivedIn,
  type Submission,
  snapshotOf,
  standingIn,
  submissionsOf,
  submissionsOfApplication,
} from './queries/submission.ts';
export { SnapshotAnswers, SnapshotView } from './screens/snapshot-view.tsx';
export { type Verified, verifyExport } from './verify-export.ts';

/** Where regions write their applications. */
export const applicationsRoutes: readonly Route<ApplicationsDeps>[] = [...workspaceRoutes, ...submissionRoutes, ...completionRoutes];

/** The pages of this module in the menu of those who have signed in; each is shown to those whom its own policy lets in. */
export const applicationsMenu: readonly { readonly path: string; readonly label: Phrase }[] = [
  { path: patterns.applications, label: phrase(workspaceText, 'title') },
];

/** The ways here from a case. */
export const applicationsLinks: readonly CaseLink[] = [
  {
    label: phrase(workspaceText, 'guidanceTitle'),
    states: ['call'],
    roles: ['case-officer'],
    path: () => patterns.applicationGuidance,
  },
];
