import { createHash, randomUUID } from 'node:crypto';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { turns } from '../../../platform/turns.ts';
import { asSubject, type Doing } from '../../access/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { tell } from '../../messages/index.ts';
import { partsOf, type SubmissionSnapshot, sentAt } from '../core/snapshot.ts';
import { hindrance, lastDayFor } from '../core/submission-life.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { canonicalJson } from '../hashing.ts';
import { type Application, lockOwn } from '../queries/application.ts';
import { isSame, type Stands, standsAs } from '../queries/stands.ts';
import { addAttempt, addSubmission, holdCall, moveApplication } from '../store/submission.ts';
import { momentOf } from '../text/moment.ts';
import { submissionText } from '../text/submission.ts';
import { addPapers, drawUp, type Papers } from './papers.ts';
import {
  type Acted,
  about,
  actWithLimits,
  changed,
  done,
  hindered,
  lostRole,
  missing,
  ownApplication,
  readToSubmit,
  type SubmissionFault,
  said,
  type ToSubmit,
} from './submission-kit.ts';

type Deps = Pick<ApplicationsDeps, 'db' | 'files' | 'register'>;
type Ready = {
  readonly read: ToSubmit;
  /** What it stood as just before it was read. */
  readonly stands: Stands;
  readonly attempt: string;
  readonly contentHash: string;
  readonly snapshot: SubmissionSnapshot;
  readonly hash: string;
  readonly papers: Papers;
};

/**
 * In the last minute all come at once. Each has arrived before it waits here, so that it is late for nobody; and whoever waits holds no connection, for
 * they would all stand in line for the diary with one each, and those who only save a section would find none left.
 */
const drawing = turns(8);
const writing = turns(2);

/** What is being drawn up in this process, so that fifty posts of one form draw one set of papers. */
const underWay = new Map<string, Promise<Result<Ready, SubmissionFault>>>();

/**
 * A signatory endorses an application and sends it in, in one act. When it came is settled first, by the database's clock, and kept together with the
 * hash of what was to be sent; then the papers are drawn up and put into the store; then everything is written in one transaction, or nothing is. What
 * is left of a process that dies on the way is an attempt without a submission, and papers that are swept away.
 */
export async function submitApplication(doing: Doing, deps: Deps, id: string): Acted<number> {
  const key = `${id} ${doing.person.id} ${doing.person.acting.organisation}`;
  const preparing = underWay.get(key) ?? prepare(doing, deps, id).finally(() => underWay.delete(key));
  underWay.set(key, preparing);
  const ready = await preparing;
  return writing(() => actWithLimits<number>(doing, async (tx) => (ready.ok ? submit(tx, doing, id, ready.value) : ready)));
}

async function prepare(doing: Doing, deps: Deps, id: string): Promise<Result<Ready, SubmissionFault>> {
  const arrived = await asSubject(deps.db, doing.person, (tx) => arrive(tx, doing, deps, id));
  if (!arrived.ok) return arrived;
  const { read, stands, attempt } = arrived.value;
  const snapshot = sentAt(read.snapshot, attempt.arrivedAt);
  const json = canonicalJson(snapshot);
  const hash = createHash('sha256').update(json).digest('hex');
  const papers = await drawing(() => drawUp(deps, snapshot, json, hash));
  return ok({ read, stands, attempt: attempt.id, contentHash: read.contentHash, snapshot, hash, papers });
}

/** Settles when it came. One that is late, or lacks something, is told so; that it was tried is kept for a plea. */
async function arrive(tx: Tx, doing: Doing, deps: Deps, id: string) {
  const { id: person, acting } = doing.person;
  const application = await ownApplication(tx, doing, id, { locked: false });
  if (!application) return missing;
  if (acting.role !== 'region-signatory') return lostRole;
  const stands = await standsAs(tx, id);
  const read = await readToSubmit(tx, deps, application);
  const { standing, contentHash } = read;
  if (standing.state === 'submitted' && standing.stands === standing.written) return hindered('unchanged');
  if (read.missing.length > 0) return fail({ kind: 'incomplete', missing: read.missing } as const);
  const attempt = await addAttempt(tx, { application: id, contentHash, person });
  const why = hindrance('submit', standing, attempt.arrivedAt);
  return why ? hindered(why, lastDayFor(standing)) : ok({ read, stands, attempt });
}

/**
 * Locks in the order of the product: the application, its call, then the diary and the log. What was read before the papers were drawn need not be read
 * again: it is enough that everything still has the version, and the files are those, that it had then.
 */
async function submit(tx: Tx, doing: Doing, id: string, ready: Ready) {
  const { id: person, acting } = doing.person;
  if (!(await lockOwn(tx, id, acting.organisation))) return missing;
  const { read, snapshot, hash } = ready;
  const { application } = read;
  await holdCall(tx, application.call);
  const stands = await standsAs(tx, id);
  if (stands?.state === 'submitted' && stands.latest?.contentHash === ready.contentHash) return hindered('unchanged');
  if (!isSame(stands, ready.stands)) return changed;
  const documents = await addPapers(tx, read, ready.papers, person);
  await moveApplication(tx, id, 'submitted');
  const { areaName, careCase } = read.call;
  const words = submissionText.sv;
  const entry = await registerEntry(tx, {
    direction: 'incoming',
    kind: 'document',
    counterpart: application.organisationName,
    subject: snapshot.number === 1 ? words.subject(areaName) : words.subjectAgain(areaName, snapshot.number),
    careCase,
    document: documents.pdf,
    secrecy: null,
    person,
    fictitious: application.fictitious,
  });
  const submission = randomUUID();
  await addSubmission(tx, {
    id: submission,
    application: id,
    call: application.call,
    organisation: application.organisation,
    kind: 'application',
    attempt: ready.attempt,
    content: snapshot,
    contentHash: ready.contentHash,
    hash,
    parts: partsOf(snapshot),
    htmlDocument: documents.html,
    pdfDocument: documents.pdf,
    jsonDocument: documents.json,
    diaryNumber: entry.number,
    person,
  });
  await tellOf(tx, application, careCase, snapshot, entry.number, hash);
  return done(snapshot.number, {
    action: 'application.submitted',
    object: about('application', id),
    details: { call: application.call, submission, number: snapshot.number, hash, diaryNumber: entry.number, role: acting.role },
  });
}

async function tellOf(
  tx: Tx,
  application: Application,
  careCase: string | null,
  one: SubmissionSnapshot,
  diaryNumber: string,
  hash: string,
) {
  const { organisation, organisationName, areaName, fictitious, call } = application;
  const came = new Date(one.submittedAt);
  await tell(tx, {
    to: (['region-signatory', 'region-contact', 'applicant-editor'] as const).map((role) => ({ role, organisation })),
    message: {
      key: 'application.receipt',
      subject: said((words) => words.messages.receiptSubject(areaName)),
      body: {
        sv: submissionText.sv.messages.receipt(areaName, diaryNumber, momentOf(came, 'sv'), hash),
        en: submissionText.en.messages.receipt(areaName, diaryNumber, momentOf(came, 'en'), hash),
      },
    },
    careCase,
    path: paths.applicationReceipt(application.id, one.number),
    fictitious,
  });
  await tell(tx, {
    to: (['case-officer', 'registrar'] as const).map((role) => ({ role, organisation: 'authority' })),
    message: {
      key: 'application.received',
      subject: said((words) => words.messages.receivedSubject(areaName)),
      body: said((words) => words.messages.received(organisationName, areaName)),
    },
    careCase,
    path: paths.applicationsIn(call),
    fictitious,
  });
}
