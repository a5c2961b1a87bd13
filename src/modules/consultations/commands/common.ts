import { createHash } from 'node:crypto';
import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import type { Denial } from '../../../platform/http/policy.ts';
import type { Answer as Kept, KeyReused } from '../../../platform/once.ts';
import { type ActEvent, act, type Doing, type Done, isMadeUp } from '../../access/index.ts';
import { type CareCase, type CaseFault, caseForAct, type Needed } from '../../cases/index.ts';
import { canonical } from '../core/canonical.ts';
import { takes } from '../core/due.ts';
import type { PartFault } from '../core/parts.ts';
import { type Consultation, type ConsultationState, findConsultation, lastDayOf, lockConsultation } from '../queries/consultation.ts';

/** Why an act was not done; then nothing has been done. */
export type Fault =
  | { readonly kind: 'missing' }
  /** Someone else has acted in between. */
  | { readonly kind: 'stale' }
  /** It has come too far, or not far enough. */
  | { readonly kind: 'not-now' }
  | { readonly kind: 'late'; readonly lastDay: LocalDate | null }
  | { readonly kind: 'refused'; readonly denial: Denial }
  /** Fields that are wrong, and how. */
  | { readonly kind: 'invalid'; readonly fields: Readonly<Record<string, string>> }
  /** Parts that are not answered as they must be. */
  | { readonly kind: 'incomplete'; readonly parts: readonly { readonly part: string; readonly faults: readonly PartFault[] }[] }
  | { readonly kind: 'case'; readonly careCase: string; readonly fault: CaseFault };

export type Asked = { readonly id: string; readonly version: number };
export type Acted<T> = Promise<Result<T, Fault | KeyReused>>;

export const missing: Result<never, Fault> = fail({ kind: 'missing' });
export const stale: Result<never, Fault> = fail({ kind: 'stale' });
export const notNow: Result<never, Fault> = fail({ kind: 'not-now' });
export const invalid = (fields: Readonly<Record<string, string>>): Result<never, Fault> => fail({ kind: 'invalid', fields });

export const about = (kind: string, id: string): ActEvent['object'] => ({ kind, id });
export const done = <T extends Kept>(answer: T, ...events: readonly ActEvent[]): Result<Done<T>, never> => ok({ answer, events });

export type AtAuthority = { readonly consultation: Consultation; readonly careCase: CareCase; readonly now: Date };

/**
 * The consultation that someone at the authority acts on: in one of the states, at the version that was seen, and in a case that
 * this person may act in. Others who act in the same case wait.
 */
export async function consultationFor(
  tx: Tx,
  doing: Doing,
  asked: { readonly id: string; readonly version?: number },
  states: readonly ConsultationState[],
  needed: Needed = { roles: ['case-officer'] },
): Promise<Result<AtAuthority, Fault>> {
  const world = { madeUp: await isMadeUp(tx, doing.person.id) };
  const seen = await findConsultation(tx, asked.id, world);
  if (!seen) return missing;
  const found = await caseForAct(tx, doing, seen.careCase, needed);
  if (!found.ok) return fail({ kind: 'case', careCase: seen.careCase, fault: found.error });
  const consultation = await lockConsultation(tx, asked.id, world);
  if (!consultation) return missing;
  if (asked.version !== undefined && consultation.version !== asked.version) return stale;
  if (!states.includes(consultation.state)) return notNow;
  return ok({ consultation, careCase: found.value, now: await clockNow(tx) });
}

/** Whether an organisation's answer is taken at this moment. */
export async function takenFrom(tx: Tx, consultation: Consultation, organisation: string, now: Date): Promise<Result<LocalDate, Fault>> {
  const lastDay = await lastDayOf(tx, consultation.id, { organisation });
  if (lastDay === null) return notNow;
  return takes({ state: consultation.state, summaryLocked: consultation.summaryLocked, lastDay }, now)
    ? ok(lastDay)
    : fail({ kind: 'late', lastDay });
}

/** The consultation as one who answers sees it: sent out, and of their own world. */
export async function sentOutFor(tx: Tx, doing: Doing, id: string): Promise<Consultation | undefined> {
  const found = await findConsultation(tx, id, { madeUp: await isMadeUp(tx, doing.person.id) });
  return found && found.state !== 'draft' ? found : undefined;
}

/** What the database itself has found too late, in the moment between the question and the answer. */
const constraintOf = (error: unknown): string | undefined =>
  error instanceof Error && 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;

/** An act whose last word the database has: its own refusals come back as the faults that they are. */
export async function actWithLimits<T extends Kept>(doing: Doing, work: (tx: Tx) => Promise<Result<Done<T>, Fault>>): Acted<T> {
  try {
    return await act<T, Fault>(doing, work);
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'in_time') return fail({ kind: 'late', lastDay: null });
    if (constraint === 'after_last_day' || constraint === 'locked') return notNow;
    throw error;
  }
}

/** SHA-256 of a content, in hexadecimal: the same content always has the same. */
export const hashOf = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('hex');
