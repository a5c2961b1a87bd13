import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText } from '../../cases/index.ts';
import { addAnswer } from '../store.ts';
import { type StatementFault, statementFor, workStates } from './common.ts';

export type AnswerGiven = {
  readonly careCase: string;
  /** The version of the statement that was read. */
  readonly version: number;
  readonly answer: 'approve' | 'dissent' | 'withdraw';
  /** The reasons of a dissent. */
  readonly text: string | null;
};

/** A member of B1 approves the statement as it is, dissents with reasons, or takes the last answer back. */
export function answerStatement(doing: Doing, given: AnswerGiven): Promise<Result<string, StatementFault | KeyReused>> {
  const { person } = doing;
  return act<string, StatementFault>(doing, async (tx) => {
    const found = await statementFor(tx, doing, given.careCase, { capacities: ['b1'], states: workStates });
    if (!found.ok) return found;
    const { statement } = found.value;
    if (statement.version !== given.version) return fail({ kind: 'changed' });
    const { answer, version } = given;
    const text = answer === 'dissent' ? given.text : null;
    await addAnswer(tx, { statement: statement.id, person: person.id, acting: actingText(person), answer, text, version });
    const details = { answer, version };
    return ok({ answer, events: [{ action: 'preparation-statement.answered', object: { kind: 'case', id: given.careCase }, details }] });
  });
}
