import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type Denial, denied } from '../../../platform/http/policy.ts';
import { type Phrase, phrase } from '../../../platform/i18n/language.ts';
import type { Answer as Kept, KeyReused } from '../../../platform/once.ts';
import { type ActEvent, act, type Doing, type Done, isMadeUp } from '../../access/index.ts';
import type { Call } from '../../calls/index.ts';
import type { CaseFault } from '../../cases/index.ts';
import type { Missing } from '../core/missing.ts';
import { type Attachment, contentHash, type Given, makeSnapshot, type UnsentSnapshot } from '../core/snapshot.ts';
import { type Hindrance, isInTime, type Standing } from '../core/submission-life.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { hashOf } from '../hashing.ts';
import { type Application, findApplication, lockApplication } from '../queries/application.ts';
import { judgementOf } from '../queries/completion.ts';
import { applicationForm } from '../queries/form.ts';
import { pleasIn } from '../queries/plea.ts';
import { isDecided, type Submission, submissionsOfApplication } from '../queries/submission.ts';
import { submissionText as text } from '../text/submission.ts';

/** Why an act about a submission was not done; then nothing has been done. */
export type SubmissionFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'hindered'; readonly why: Hindrance; readonly lastDay: LocalDate | null }
  | { readonly kind: 'incomplete'; readonly missing: readonly Missing[] }
  /** Someone wrote in the application while it was being sent. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'sealed' }
  | { readonly kind: 'refused'; readonly denial: Denial }
  | { readonly kind: 'invalid'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'case'; readonly careCase: string; readonly fault: CaseFault };

export type Acted<T> = Promise<Result<T, SubmissionFault | KeyReused>>;

export const missing: Result<never, SubmissionFault> = fail({ kind: 'missing' });
export const changed: Result<never, SubmissionFault> = fail({ kind: 'changed' });
export const sealed: Result<never, SubmissionFault> = fail({ kind: 'sealed' });
export const hindered = (why: Hindrance, lastDay: LocalDate | null = null): Result<never, SubmissionFault> =>
  fail({ kind: 'hindered', why, lastDay });

const problems = { sv: text.sv.problems, en: text.en.problems };
export const lostRole: Result<never, SubmissionFault> = fail({
  kind: 'refused',
  denial: denied(phrase(problems, 'lostRole'), phrase(problems, 'askRegion')),
});

export const about = (kind: string, id: string): ActEvent['object'] => ({ kind, id });
export const done = <T extends Kept>(answer: T, ...events: readonly ActEvent[]): Result<Done<T>, never> => ok({ answer, events });
export const said = (of: (words: (typeof text)['sv']) => string): Phrase => ({ sv: of(text.sv), en: of(text.en) });

const constraintOf = (error: unknown): string | undefined =>
  error instanceof Error && 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;

const limits: Readonly<Record<string, Result<never, SubmissionFault>>> = {
  application_in_time: hindered('too-late'),
  signatory_now: lostRole,
  arrived: changed,
  in_order: changed,
  withdrawable: hindered('decided'),
  not_judged: hindered('judged'),
  sealed,
  decided_once: hindered('waiting'),
};

/** An act whose last word the database has: its own refusals come back as the faults that they are. */
export async function actWithLimits<T extends Kept>(doing: Doing, work: (tx: Tx) => Promise<Result<Done<T>, SubmissionFault>>): Acted<T> {
  try {
    return await act<T, SubmissionFault>(doing, work);
  } catch (error) {
    const fault = limits[constraintOf(error) ?? ''];
    if (fault) return fault;
    throw error;
  }
}

/** The own region's application, of the world that the person belongs to; locked where something is done with it. */
export async function ownApplication(
  tx: Tx,
  { person }: Pick<Doing, 'person'>,
  id: string,
  { locked }: { readonly locked: boolean },
): Promise<Application | undefined> {
  const { organisation } = person.acting;
  const found = locked ? await lockApplication(tx, id, organisation) : await findApplication(tx, id);
  return found?.organisation === organisation && found.fictitious === (await isMadeUp(tx, person.id)) ? found : undefined;
}

/** An application as it would be sent in now, what has been sent in before, and what stands in the way. */
export type ToSubmit = {
  readonly application: Application;
  readonly call: Call;
  readonly earlier: readonly Submission[];
  readonly missing: readonly Missing[];
  readonly standing: Standing;
  readonly snapshot: UnsentSnapshot;
  readonly contentHash: string;
};

/** Reads an application of one's own region for submitting. It says what stands now; whoever needs that to last has locked it. */
export async function readToSubmit(tx: Tx, deps: Pick<ApplicationsDeps, 'register'>, application: Application): Promise<ToSubmit> {
  const form = await applicationForm(tx, deps, application);
  const { call } = form;
  const earlier = await submissionsOfApplication(tx, application.id);
  const pleas = await pleasIn(tx, call.id, application.organisation);
  const given: Given = {
    fictitious: application.fictitious,
    call: {
      id: call.id,
      area: call.area,
      areaName: call.areaName,
      diaryNumber: call.diaryNumber ?? '',
      lastDay: call.lastDay as LocalDate,
    },
    region: { id: application.organisation, name: application.organisationName },
    unitName: application.unitName,
    number: (earlier[0]?.number ?? 0) + 1,
    sections: form.sections,
    contents: form.contents,
    attachments: form.files.map(({ id, name, type, bytes, sha256, section }): Attachment => ({ id, name, type, bytes, sha256, section })),
  };
  const snapshot = makeSnapshot(given, hashOf);
  const written = contentHash(snapshot, hashOf);
  const granted = pleas.flatMap(({ newLastDay }) => (newLastDay === null ? [] : [newLastDay])).sort();
  return {
    application,
    call,
    earlier,
    missing: form.missing,
    snapshot,
    contentHash: written,
    standing: {
      state: application.state,
      call,
      grantedDay: granted.at(-1) ?? null,
      decided: await isDecided(tx, application.id),
      judged: (await judgementOf(tx, application.id)) !== undefined,
      pleaWaits: pleas.some(({ state }) => state === 'waiting'),
      stands: earlier[0]?.contentHash ?? null,
      written,
    },
  };
}

/** Whether a call takes nothing more from anyone but those who have been granted a day. */
export const hasClosed = (call: Pick<Call, 'lastDay'>, now: Date): boolean => !isInTime(call.lastDay, now);
