import type { LocalDate } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Phrase } from '../../../platform/i18n/language.ts';
import type { Answer as Kept, KeyReused } from '../../../platform/once.ts';
import { act, type Doing, type Done } from '../../access/index.ts';
import type { Call } from '../../calls/index.ts';
import { closeTask, openTask } from '../../cases/index.ts';
import { tell } from '../../messages/index.ts';
import type { SubmissionSnapshot } from '../core/snapshot.ts';
import { type Application, findApplication } from '../queries/application.ts';
import {
  type Check,
  type Completion,
  checksOf,
  completionsOf,
  isAssessed,
  type Judgement,
  judgementOf,
  lockForAuthority,
} from '../queries/completion.ts';
import { latestSubmission, type Submission, snapshotOf } from '../queries/submission.ts';
import { completionText } from '../text/completion.ts';
import { callAtAuthority } from './plead.ts';
import type { SubmissionFault } from './submission-kit.ts';

/** Why an act about a completion was not done; then nothing has been done. */
export type CompletionFault =
  | SubmissionFault
  /** Someone has saved the list since it was shown: what stands now. */
  | { readonly kind: 'list-stale'; readonly now: readonly Check[] }
  /** The application or the round is no longer where it was. */
  | { readonly kind: 'over' }
  | { readonly kind: 'not-all' };

export type Acted<T> = Promise<Result<T, CompletionFault | KeyReused>>;
export const over: Result<never, CompletionFault> = fail({ kind: 'over' });
export const invalid = (fields: Readonly<Record<string, string>>): Result<never, CompletionFault> => fail({ kind: 'invalid', fields });
export const said = (of: (words: (typeof completionText)['sv']) => string): Phrase => ({
  sv: of(completionText.sv),
  en: of(completionText.en),
});

const limits = new Set(['completable', 'completion_over', 'judgeable', 'application_in_time', 'application_completion_open', 'not_nearer']);

/** An act whose last word the database has: that something has been overtaken comes back as the fault that it is. */
export async function actOn<T extends Kept>(doing: Doing, work: (tx: Tx) => Promise<Result<Done<T>, CompletionFault>>): Acted<T> {
  try {
    return await act<T, CompletionFault>(doing, work);
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
    if (limits.has(constraint)) return over;
    throw error;
  }
}

/** An application that has been opened, with all that the authority has found and asked for. */
export type Opened = {
  readonly application: Application;
  readonly latest: Submission;
  readonly snapshot: SubmissionSnapshot;
  readonly checks: readonly Check[];
  readonly rounds: readonly Completion[];
  readonly judgement: Judgement | undefined;
  /** Whether the case is where B2 assesses what has come in. */
  readonly isAssessed: boolean;
};

/** Reads what the one who asks may see of an application that has been sent in; undefined while it is sealed for them. */
export async function readOpened(tx: Tx, id: string, madeUp: boolean): Promise<Opened | undefined> {
  const application = await findApplication(tx, id);
  if (!application || application.fictitious !== madeUp) return undefined;
  const latest = await latestSubmission(tx, id);
  const snapshot = latest && (await snapshotOf(tx, latest.id));
  if (!latest || !snapshot) return undefined;
  return {
    application,
    latest,
    snapshot,
    checks: await checksOf(tx, id),
    rounds: await completionsOf(tx, id),
    judgement: await judgementOf(tx, id),
    isAssessed: await isAssessed(tx, application.call),
  };
}

export type Held = Opened & { readonly of: Call };

/** The same, for an act of the authority: the case, and then the application, are held until it is done. */
export async function heldByAuthority(
  tx: Tx,
  doing: Doing,
  id: string,
  role: 'case-officer' | 'head',
  madeUp: boolean,
): Promise<Result<Held, CompletionFault>> {
  const seen = await findApplication(tx, id);
  if (!seen) return fail({ kind: 'missing' });
  const call = await callAtAuthority(tx, doing, seen.call, [role]);
  if (!call.ok) return call;
  if (!(await lockForAuthority(tx, id))) return fail({ kind: 'missing' });
  const opened = await readOpened(tx, id, madeUp);
  return opened ? ok({ ...opened, of: call.value }) : fail({ kind: 'missing' });
}

/** In the case, the region's own task while a completion is asked for; one for each application. */
const taskKey = (application: string): string => `completion.${application}`;

/** Gives the region the task of answering by a day, or a later day for it. A call without a case has none. */
export async function openRegionTask(tx: Tx, { application, of }: Pick<Held, 'application' | 'of'>, due: LocalDate): Promise<void> {
  if (of.careCase === null) return;
  await openTask(tx, {
    careCase: of.careCase,
    key: taskKey(application.id),
    title: said((words) => words.messages.askSubject(application.areaName)),
    role: 'applicant-editor',
    person: null,
    organisation: application.organisation,
    due,
    path: paths.completion(application.id),
  });
}

/** There is nothing more for the region to answer. */
export async function closeRegionTask(tx: Tx, careCase: string | null, application: string): Promise<void> {
  if (careCase !== null) await closeTask(tx, careCase, taskKey(application));
}

/** Tells all of the region who work with its application. */
export async function tellRegion(
  tx: Tx,
  { application, of }: Pick<Held, 'application' | 'of'>,
  key: string,
  words: { readonly subject: Phrase; readonly body: Phrase; readonly path: string },
): Promise<void> {
  const { organisation, fictitious } = application;
  await tell(tx, {
    to: (['region-signatory', 'region-contact', 'applicant-editor'] as const).map((role) => ({ role, organisation })),
    message: { key, subject: words.subject, body: words.body },
    careCase: of.careCase,
    path: words.path,
    fictitious,
  });
}
