import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, caseForAct } from '../../cases/index.ts';
import { isPrediction, mostPredictions, type PartContent, predictionNumber } from '../core/statement.ts';
import { allParts, findStatement } from '../queries.ts';
import { ensureStatement, savePart } from '../store.ts';
import { type StatementFault, statementFor, writers } from './common.ts';

/** Begins B1's statement in a case; again it does nothing. Answers with the statement's id. */
export function beginStatement(doing: Doing, careCase: string): Promise<Result<string, StatementFault | KeyReused>> {
  const { person } = doing;
  return act<string, StatementFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, careCase, writers);
    if (!found.ok) return found;
    const { area, fictitious } = found.value;
    const before = await findStatement(tx, careCase);
    if (before) return ok({ answer: before.id, events: [] });
    await ensureStatement(tx, { careCase, area, person: person.id, fictitious });
    const made = await findStatement(tx, careCase);
    if (!made) return fail({ kind: 'no-statement' });
    return ok({ answer: made.id, events: [{ action: 'preparation-statement.begun', object: { kind: 'case', id: careCase } }] });
  });
}

export type PartGiven = {
  readonly careCase: string;
  /** A part that there is, or `new` for one more prediction. */
  readonly part: string;
  /** The version of the part that was seen; 0 when there was none. */
  readonly version: number;
  readonly content: PartContent;
  readonly removed?: boolean;
};

/**
 * Saves a part of the statement. Someone else's save in between is not overwritten: the fault holds what there is now. Approvals given before
 * no longer count. Answers with the name of the part.
 */
export function writePart(doing: Doing, given: PartGiven): Promise<Result<string, StatementFault | KeyReused>> {
  const { person } = doing;
  return act<string, StatementFault>(doing, async (tx) => {
    const found = await statementFor(tx, doing, given.careCase, writers);
    if (!found.ok) return found;
    const { statement } = found.value;
    const parts = await allParts(tx, statement.id);
    const isNew = given.part === 'new';
    const numbers = parts.map((one) => predictionNumber(one.part) ?? 0);
    const part = isNew ? `prediction-${Math.max(0, ...numbers) + 1}` : given.part;
    const now = parts.find((one) => one.part === part);
    if (isNew && numbers.filter((number) => number > 0).length >= mostPredictions) return fail({ kind: 'too-many' });
    if ((now?.version ?? 0) !== given.version || now?.removed) return fail({ kind: 'stale-part', now });
    if (!isNew && isPrediction(given.content) && !now) return fail({ kind: 'stale-part', now });
    await savePart(tx, {
      statement: statement.id,
      part,
      version: given.version,
      content: given.content,
      removed: given.removed ?? false,
      statementVersion: statement.version + 1,
      person: person.id,
      acting: actingText(person),
    });
    const action = given.removed ? 'preparation-statement.part-removed' : 'preparation-statement.part-saved';
    return ok({
      answer: part,
      events: [{ action, object: { kind: 'case', id: given.careCase }, details: { part, version: given.version + 1 } }],
    });
  });
}
