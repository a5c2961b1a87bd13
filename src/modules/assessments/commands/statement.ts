import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, asSubject, type Doing } from '../../access/index.ts';
import { actingText, addProduct, type CareCase, caseForAct, caseForReading, type Needed, todayIn } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { addDocument, renderAll } from '../../documents/index.ts';
import { type AnswerGiven, addAnswer, allParts, findStatement, type Part, type Statement, savePart } from '../../preparation/index.ts';
import { hashOf } from '../../proposals/index.ts';
import { contentOf } from '../content.ts';
import type { Obstacle, PartContent } from '../core/statement.ts';
import type { AssessmentsDeps } from '../deps.ts';
import { fileName, printed } from '../print.ts';
import { isKeptFromAny, latestEdition } from '../queries.ts';
import { beginEdition, lockEdition } from '../store.ts';
import { wholeStatement } from '../whole.ts';
import { type AssessmentFault, workStates } from './common.ts';

/** Why an act on the statement was not done; then nothing has been done. */
export type StatementFault =
  | AssessmentFault
  | { readonly kind: 'kept-away' }
  | { readonly kind: 'no-statement' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'stale-part'; readonly now: Part<PartContent> | undefined }
  | { readonly kind: 'changed' }
  | { readonly kind: 'not-ready'; readonly obstacles: readonly Obstacle[] };

/** Those who write: the officer and the members. */
export const writers: Needed = { roles: ['case-officer'], capacities: ['b2'], states: workStates };

type Found = { readonly careCase: CareCase; readonly statement: Statement };

async function statementFor(tx: Tx, doing: Doing, id: string, needed: Needed): Promise<Result<Found, StatementFault>> {
  const found = await caseForAct(tx, doing, id, needed);
  if (!found.ok) return found;
  if (await isKeptFromAny(tx, id)) return fail({ kind: 'kept-away' });
  const statement = await findStatement(tx, id, 'b2');
  if (!statement) return fail({ kind: 'no-statement' });
  return statement.status === 'locked' ? fail({ kind: 'locked' }) : ok({ careCase: found.value, statement });
}

/** Begins B2's statement in a case, or a new edition when the board has referred the matter back. Again it does nothing. */
export function beginB2Statement(doing: Doing, id: string): Promise<Result<string, StatementFault | KeyReused>> {
  return act<string, StatementFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, id, writers);
    if (!found.ok) return found;
    if (await isKeptFromAny(tx, id)) return fail({ kind: 'kept-away' });
    const { area, fictitious } = found.value;
    const latest = await latestEdition(tx, id);
    if (latest && !latest.isLocked) return ok({ answer: id, events: [] });
    const edition = (latest?.edition ?? 0) + 1;
    const before = await findStatement(tx, id, 'b2');
    await beginEdition(tx, { careCase: id, area, edition, person: doing.person.id, fictitious });
    const made = await findStatement(tx, id, 'b2');
    if (!made) return fail({ kind: 'no-statement' });
    if (before) await copyParts(tx, doing, before, made);
    return ok({ answer: id, events: [{ action: 'joint-statement.begun', object: { kind: 'case', id }, details: { edition } }] });
  });
}

/** A new edition begins with what the one before said. */
async function copyParts(tx: Tx, { person }: Doing, from: Statement, to: Statement): Promise<void> {
  let statementVersion = to.version;
  for (const { part, content } of await allParts<PartContent>(tx, from.id, 'b2')) {
    statementVersion += 1;
    const base = { statement: to.id, part, version: 0, content, removed: false, statementVersion };
    await savePart(tx, { ...base, person: person.id, acting: actingText(person) }, 'b2');
  }
}

export type PartGiven = {
  readonly careCase: string;
  readonly part: string;
  /** The version of the part that was seen; 0 when there was none. */
  readonly version: number;
  readonly content: PartContent;
};

/** Saves a part of the statement; approvals given before no longer count. Someone else's save in between is not overwritten. */
export function writeB2Part(doing: Doing, given: PartGiven): Promise<Result<string, StatementFault | KeyReused>> {
  return act<string, StatementFault>(doing, async (tx) => {
    const found = await statementFor(tx, doing, given.careCase, writers);
    if (!found.ok) return found;
    const { statement } = found.value;
    const now = (await allParts<PartContent>(tx, statement.id, 'b2')).find(({ part }) => part === given.part);
    if ((now?.version ?? 0) !== given.version) return fail({ kind: 'stale-part', now });
    const { part, version, content } = given;
    const of = { statement: statement.id, part, version, content, removed: false, statementVersion: statement.version + 1 };
    await savePart(tx, { ...of, person: doing.person.id, acting: actingText(doing.person) }, 'b2');
    const details = { part, version: version + 1 };
    return ok({ answer: part, events: [{ action: 'joint-statement.part-saved', object: { kind: 'case', id: given.careCase }, details }] });
  });
}

/** A member stands behind the statement as it is, dissents with reasons, or takes the last answer back. */
export function answerB2Statement(doing: Doing, given: AnswerGiven): Promise<Result<string, StatementFault | KeyReused>> {
  return act<string, StatementFault>(doing, async (tx) => {
    const found = await statementFor(tx, doing, given.careCase, { capacities: ['b2'], states: workStates });
    if (!found.ok) return found;
    const { statement } = found.value;
    if (statement.version !== given.version) return fail({ kind: 'changed' });
    const { answer, version } = given;
    const text = answer === 'dissent' ? given.text : null;
    const row = { statement: statement.id, person: doing.person.id, acting: actingText(doing.person), answer, text, version };
    await addAnswer(tx, row, 'b2');
    const details = { answer, version };
    return ok({ answer, events: [{ action: 'joint-statement.answered', object: { kind: 'case', id: given.careCase }, details }] });
  });
}

/**
 * Locks the statement: it becomes a document with a diary number and a hash of what it says, and the step has its product. It covers every application,
 * and every member without a conflict of interest has approved this very version or dissented. Answers with the document's id.
 */
export async function lockB2Statement(
  doing: Doing,
  deps: Pick<AssessmentsDeps, 'db' | 'files' | 'register'>,
  given: { readonly careCase: string; readonly version: number },
): Promise<Result<string, StatementFault | KeyReused>> {
  const { person } = doing;
  const needed = { roles: ['case-officer'], states: workStates } as const;
  const read = await asSubject(doing.db, person, async (tx) => {
    const found = await caseForReading(tx, person, given.careCase, needed);
    const today = await todayIn(tx);
    const whole = found.ok ? await wholeStatement(tx, deps, found.value, today) : undefined;
    if (!found.ok || whole?.statement.status !== 'draft' || whole.statement.version !== given.version || whole.obstacles.length > 0)
      return undefined;
    const content = contentOf(found.value, whole);
    const hash = hashOf(content);
    const edition = { number: whole.edition, day: today, settled: whole.settled };
    return { hash, print: printed(content, hash, edition), name: fileName(found.value, edition) };
  });
  const versions = read && (await renderAll(deps, read.print, read.name));
  return act<string, StatementFault>(doing, async (tx) => {
    const found = await statementFor(tx, doing, given.careCase, needed);
    if (!found.ok) return found;
    const { careCase, statement } = found.value;
    const whole = await wholeStatement(tx, deps, careCase, await todayIn(tx));
    if (!whole || statement.version !== given.version) return fail({ kind: 'changed' });
    if (whole.obstacles.length > 0) return fail({ kind: 'not-ready', obstacles: whole.obstacles });
    const content = contentOf(careCase, whole);
    const hash = hashOf(content);
    // What has been drawn up is what is locked: an application taken back or completed in between is another statement.
    if (!versions || read.hash !== hash) return fail({ kind: 'changed' });
    const { title } = read.print;
    const base = { careCase: careCase.id, secrecy: null, person: person.id, fictitious: careCase.fictitious };
    const document = await addDocument(tx, { ...base, kind: 'b2-statement', title, organisation: 'authority', open: false, versions });
    await addProduct(tx, { careCase: careCase.id, kind: 'b2-statement', document, ref: statement.id, person: person.id });
    const entry = { ...base, direction: 'drawn-up', kind: 'document', counterpart: null, subject: title, document } as const;
    const { number } = await registerEntry(tx, entry);
    await lockEdition(tx, { statement: statement.id, person: person.id, document, diaryNumber: number, content, hash });
    const details = { document, hash, applicants: content.applicants.length };
    return ok({ answer: document, events: [{ action: 'joint-statement.locked', object: { kind: 'case', id: careCase.id }, details }] });
  });
}
