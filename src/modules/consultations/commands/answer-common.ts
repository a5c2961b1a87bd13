import { fail, ok, type Result } from '../../../kernel/result.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import type { Doing } from '../../access/index.ts';
import { type AnswerAction, answerLife, type Move } from '../core/life.ts';
import { longestText, missingIn } from '../core/parts.ts';
import { type Answer, lockAnswer, partsWritten, type WrittenPart, writersOf } from '../queries/answer.ts';
import type { Consultation } from '../queries/consultation.ts';
import { type Fault, missing, notNow, sentOutFor, stale, takenFrom } from './common.ts';

export type AtOrganisation = {
  readonly answer: Answer;
  readonly consultation: Consultation;
  readonly written: readonly WrittenPart[];
  readonly move: Move;
  readonly now: Date;
};

/** Those who write, and those who endorse. A contact person may do both, though not of the same answer. */
export const writers = ['consultation-respondent', 'region-contact'] as const;
export const endorsers = ['region-contact', 'region-signatory'] as const;

/**
 * The own answer that someone acts on, when the table of its life lets them: at the version that was seen, before the last day, whole where it must
 * be, by another where it must. Others who act on it wait.
 */
export async function answerFor(
  tx: Tx,
  doing: Doing,
  asked: { readonly id: string; readonly version?: number },
  action: AnswerAction,
): Promise<Result<AtOrganisation, Fault | { readonly kind: 'own-writing' }>> {
  const { person } = doing;
  const answer = await lockAnswer(tx, asked.id, person.acting.organisation);
  const consultation = answer && (await sentOutFor(tx, doing, answer.consultation));
  if (!answer || !consultation) return missing;
  if (asked.version !== undefined && answer.version !== asked.version) return stale;
  const move = answerLife[answer.state][action];
  if (!move) return notNow;
  const now = await clockNow(tx);
  if (move.needs.includes('in-time')) {
    const taken = await takenFrom(tx, consultation, answer.organisation, now);
    if (!taken.ok) return taken;
  }
  if (move.needs.includes('standing') && answer.standing === null) return notNow;
  const written = await partsWritten(tx, answer.id);
  if (move.needs.includes('complete')) {
    const parts = missingIn(consultation.parts, written, longestText.organisation);
    if (parts.length > 0) return fail({ kind: 'incomplete', parts });
  }
  if (move.needs.includes('another-person')) {
    const wrote = await writersOf(tx, answer.id, answer.round);
    if (wrote.has(person.id) || answer.proposedBy === person.id) return fail({ kind: 'own-writing' });
  }
  return ok({ answer, consultation, written, move, now });
}
