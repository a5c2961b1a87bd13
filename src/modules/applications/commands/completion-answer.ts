import { createHash, randomUUID } from 'node:crypto';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { asSubject, type Doing } from '../../access/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { tell } from '../../messages/index.ts';
import { completed } from '../core/completion.ts';
import type { Missing } from '../core/missing.ts';
import { contentHash, partsOf, type SubmissionSnapshot, sentAt, type UnsentSnapshot } from '../core/snapshot.ts';
import { isInTime } from '../core/submission-life.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { canonicalJson, hashOf } from '../hashing.ts';
import { type Completion, completionsOf } from '../queries/completion.ts';
import { snapshotOf } from '../queries/submission.ts';
import { addAttempt, addSubmission, holdCall } from '../store/submission.ts';
import { completionText as text } from '../text/completion.ts';
import { momentOf } from '../text/moment.ts';
import { type Acted, type CompletionFault, closeRegionTask, over, said } from './completion-kit.ts';
import { addPapers, drawUp, type Papers } from './papers.ts';
import {
  about,
  actWithLimits,
  done,
  lostRole,
  ownApplication,
  readToSubmit,
  type SubmissionFault,
  type ToSubmit,
} from './submission-kit.ts';

type Deps = Pick<ApplicationsDeps, 'db' | 'files' | 'register'>;

/** A round of completion as the region stands in it: what it was sent in with, and what it would be sent in with now. */
export type ToComplete = {
  readonly read: ToSubmit;
  readonly round: Completion;
  readonly before: SubmissionSnapshot;
  readonly after: UnsentSnapshot;
  readonly missing: readonly Missing[];
};

/** Reads what a region would send in to complete its application; undefined when nothing is asked for. */
export async function readToComplete(
  tx: Tx,
  doing: Pick<Doing, 'person'>,
  deps: Pick<Deps, 'register'>,
  id: string,
  locked = false,
): Promise<ToComplete | undefined> {
  const application = await ownApplication(tx, doing, id, { locked });
  const round = application && (await completionsOf(tx, id)).find(({ state }) => state === 'open');
  if (!application || !round || application.state !== 'submitted') return undefined;
  const read = await readToSubmit(tx, deps, application);
  const [latest] = read.earlier;
  const before = latest && (await snapshotOf(tx, latest.id));
  if (!before) return undefined;
  const keys = round.points.map(({ key }) => key);
  const after = completed(before, read.snapshot, keys);
  return { read, round, before, after, missing: read.missing.filter(({ section }) => keys.includes(section)) };
}

type Ready = {
  readonly attempt: string;
  readonly content: string;
  readonly snapshot: SubmissionSnapshot;
  readonly hash: string;
  readonly papers: Papers;
};

/**
 * A signatory endorses a completion and sends it in: a new submission, equal to the one before in all parts that were not asked for. When it came is
 * settled first and its papers are drawn up before the one transaction, as when an application is sent in. The window closes with it. Gives its number.
 */
export async function sendCompletion(doing: Doing, deps: Deps, id: string): Acted<number> {
  const ready = await prepare(doing, deps, id);
  const sent = await actWithLimits<number>(doing, async (tx) =>
    ready.ok ? send(tx, doing, deps, id, ready.value) : (ready as Result<never, SubmissionFault>),
  );
  // That the window closed meanwhile is the database's to say; of an application it says that time is up.
  if (!sent.ok && sent.error !== 'key-reused' && sent.error.kind === 'hindered' && sent.error.why === 'too-late') return over;
  return sent;
}

async function prepare(doing: Doing, deps: Deps, id: string): Promise<Result<Ready, CompletionFault>> {
  const arrived = await asSubject(deps.db, doing.person, async (tx) => {
    if (doing.person.acting.role !== 'region-signatory') return lostRole;
    const found = await readToComplete(tx, doing, deps, id);
    if (!found) return over;
    if (found.missing.length > 0) return fail({ kind: 'incomplete', missing: found.missing } as const);
    const content = contentHash(found.after, hashOf);
    if (content === contentHash(found.before, hashOf)) return fail({ kind: 'hindered', why: 'unchanged', lastDay: null } as const);
    return ok({ found, content, attempt: await addAttempt(tx, { application: id, contentHash: content, person: doing.person.id }) });
  });
  if (!arrived.ok) return arrived;
  const { found, content, attempt } = arrived.value;
  const snapshot = sentAt(found.after, attempt.arrivedAt);
  const json = canonicalJson(snapshot);
  const hash = createHash('sha256').update(json).digest('hex');
  return ok({ attempt: attempt.id, content, snapshot, hash, papers: await drawUp(deps, snapshot, json, hash) });
}

async function send(tx: Tx, doing: Doing, deps: Deps, id: string, ready: Ready) {
  const found = await readToComplete(tx, doing, deps, id, true);
  if (!found) return fail({ kind: 'changed' } as const);
  await holdCall(tx, found.read.application.call);
  const { read, round, after } = found;
  const { snapshot, hash } = ready;
  if (contentHash(after, hashOf) !== ready.content || after.number !== snapshot.number) return fail({ kind: 'changed' } as const);
  const { application, call } = read;
  const late = !isInTime(round.lastDay, new Date(snapshot.submittedAt));
  await closeRegionTask(tx, call.careCase, id);
  const documents = await addPapers(tx, read, ready.papers, doing.person.id);
  const { number: diaryNumber } = await registerEntry(tx, {
    direction: 'incoming',
    kind: 'document',
    counterpart: application.organisationName,
    subject: text.sv.answerSubject(application.areaName, round.round),
    careCase: call.careCase,
    document: documents.pdf,
    secrecy: null,
    person: doing.person.id,
    fictitious: application.fictitious,
  });
  const submission = randomUUID();
  await addSubmission(tx, {
    id: submission,
    application: id,
    call: application.call,
    organisation: application.organisation,
    kind: 'completion',
    attempt: ready.attempt,
    content: snapshot,
    contentHash: ready.content,
    hash,
    parts: partsOf(snapshot),
    htmlDocument: documents.html,
    pdfDocument: documents.pdf,
    jsonDocument: documents.json,
    diaryNumber,
    person: doing.person.id,
  });
  await tellBoth(tx, found, { diaryNumber, hash, late, cameAt: new Date(snapshot.submittedAt) });
  return done(snapshot.number, {
    action: 'application.completed',
    object: about('application', id),
    details: { call: application.call, submission, number: snapshot.number, round: round.round, hash, diaryNumber, late },
  });
}

type Sent = { readonly diaryNumber: string; readonly hash: string; readonly late: boolean; readonly cameAt: Date };

async function tellBoth(tx: Tx, { read }: Pick<ToComplete, 'read'>, { diaryNumber, hash, late, cameAt }: Sent): Promise<void> {
  const { id, organisation, organisationName, areaName, fictitious } = read.application;
  const { careCase } = read.call;
  await tell(tx, {
    to: (['region-signatory', 'region-contact', 'applicant-editor'] as const).map((role) => ({ role, organisation })),
    message: {
      key: 'application.completion-receipt',
      subject: said((words) => words.messages.receiptSubject(areaName)),
      body: {
        sv: text.sv.messages.receipt(areaName, diaryNumber, momentOf(cameAt, 'sv'), hash),
        en: text.en.messages.receipt(areaName, diaryNumber, momentOf(cameAt, 'en'), hash),
      },
    },
    careCase,
    path: paths.applicationReceipt(id, read.snapshot.number),
    fictitious,
  });
  await tell(tx, {
    to: (['case-officer', 'registrar'] as const).map((role) => ({ role, organisation: 'authority' })),
    message: {
      key: 'application.completed',
      subject: said((words) => words.messages.answerSubject(areaName)),
      body: said((words) => words.messages.answer(organisationName, areaName, late)),
    },
    careCase,
    path: paths.applicationReview(id),
    fictitious,
  });
}
