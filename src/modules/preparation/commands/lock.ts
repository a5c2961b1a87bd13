import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, asSubject, type Doing } from '../../access/index.ts';
import { addProduct, caseForReading } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { addDocument, renderAll } from '../../documents/index.ts';
import { type Answered, isPrediction, obstaclesTo, type PartContent, type Prediction } from '../core/statement.ts';
import type { PreparationDeps } from '../deps.ts';
import { fileName, printed } from '../print.ts';
import { allParts, answersOf, findStatement, placesOf, type Statement } from '../queries.ts';
import { addPredictions, lockStatement } from '../store.ts';
import { preparationText } from '../text/preparation.ts';
import { type StatementFault, statementFor, type Voter, votersOf, workStates } from './common.ts';

export type LockGiven = { readonly careCase: string; readonly version: number };

/** All that a statement says, as its page and its document need it. */
export type WholeStatement = {
  readonly statement: Statement;
  readonly parts: ReadonlyMap<string, PartContent>;
  readonly voters: readonly Voter[];
  readonly answers: readonly Answered[];
};

export async function wholeOf(tx: Tx, statement: Statement): Promise<WholeStatement> {
  const parts = (await allParts(tx, statement.id)).filter(({ removed }) => !removed);
  return {
    statement,
    parts: new Map(parts.map(({ part, content }) => [part, content])),
    voters: await votersOf(tx, statement.careCase),
    answers: await answersOf(tx, statement.id),
  };
}

export const obstaclesOf = ({ statement, parts, voters, answers }: WholeStatement) =>
  obstaclesTo(
    parts,
    voters.map(({ person }) => person),
    answers,
    statement.version,
  );

/**
 * Locks the statement: it becomes a document with a diary number, its predictions are kept for follow-up, and the step has its product. Every
 * member without a conflict of interest must have approved this very version or dissented. Answers with the document's id.
 */
export async function lockB1Statement(
  doing: Doing,
  deps: Pick<PreparationDeps, 'db' | 'files'>,
  given: LockGiven,
): Promise<Result<string, StatementFault | KeyReused>> {
  const { person } = doing;
  const needed = { roles: ['case-officer'], states: workStates } as const;
  const read = await asSubject(doing.db, person, async (tx) => {
    const careCase = await caseForReading(tx, person, given.careCase, needed);
    const statement = careCase.ok ? await findStatement(tx, given.careCase) : undefined;
    if (!careCase.ok || statement?.status !== 'draft' || statement.version !== given.version) return undefined;
    const whole = await wholeOf(tx, statement);
    if (obstaclesOf(whole).length > 0) return undefined;
    return { careCase: careCase.value, print: printed(careCase.value, whole, await placesOf(tx)) };
  });
  const versions = read && (await renderAll(deps, read.print, fileName(read.careCase)));
  return act<string, StatementFault>(doing, async (tx) => {
    const found = await statementFor(tx, doing, given.careCase, needed);
    if (!found.ok) return found;
    const { careCase, statement } = found.value;
    if (statement.version !== given.version) return fail({ kind: 'changed' });
    const whole = await wholeOf(tx, statement);
    const obstacles = obstaclesOf(whole);
    if (obstacles.length > 0) return fail({ kind: 'not-ready', obstacles });
    if (!versions) return fail({ kind: 'changed' });
    const title = preparationText.sv.document.title(careCase.areaName);
    const base = { careCase: careCase.id, secrecy: null, person: person.id, fictitious: careCase.fictitious };
    const document = await addDocument(tx, { ...base, kind: 'b1-statement', title, organisation: 'authority', open: false, versions });
    const predictions = [...whole.parts].filter((one): one is [string, Prediction] => isPrediction(one[1]));
    const of = { statement: statement.id, careCase: careCase.id, area: careCase.area, fictitious: careCase.fictitious };
    await addPredictions(tx, of, predictions);
    await addProduct(tx, { careCase: careCase.id, kind: 'b1-statement', document, ref: statement.id, person: person.id });
    const entry = { ...base, direction: 'drawn-up', kind: 'document', counterpart: null, subject: title, document } as const;
    const { number } = await registerEntry(tx, entry);
    await lockStatement(tx, { statement: statement.id, person: person.id, document, diaryNumber: number });
    const details = { document, predictions: predictions.length };
    return ok({
      answer: document,
      events: [{ action: 'preparation-statement.locked', object: { kind: 'case', id: careCase.id }, details }],
    });
  });
}
