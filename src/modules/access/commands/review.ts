import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Denial } from '../../../platform/http/policy.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { type ActEvent, act, type Doing } from '../act.ts';
import { mayEnd, mayReview, scopeOf } from '../rules.ts';
import { lockAdministrators } from '../store/assignments.ts';
import { answerItem, type ItemRow, lockItem, openRound } from '../store/review.ts';
import { endAssignment, placeOf } from './roles.ts';

export type ReviewFault =
  | { readonly kind: 'open-already' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly denial: Denial; readonly item: ItemRow };

export function openReview(doing: Doing, due: string, today: string): Promise<Result<string, ReviewFault | KeyReused>> {
  return act<string, ReviewFault>(doing, async (tx) => {
    const id = await openRound(tx, due, today, doing.person.id);
    if (id === undefined) return fail({ kind: 'open-already' });
    return ok({ answer: id, events: [{ action: 'review.opened', object: { kind: 'review', id }, details: { due } }] });
  });
}

export type ReviewAnswer = { readonly assignment: string; readonly answer: 'keep' | 'end' };

/** Takes answers, all or none. Ending a role ends the sessions that act by it. Roles that were answered before keep their answer. */
export function answerReview(
  doing: Doing,
  round: string,
  answers: readonly ReviewAnswer[],
  reason: string,
  today: string,
): Promise<Result<number, ReviewFault | KeyReused>> {
  const { person } = doing;
  return act<number, ReviewFault>(doing, async (tx) => {
    const administrators = await lockAdministrators(tx, today);
    const events: ActEvent[] = [];
    let left = administrators.length;
    for (const { assignment, answer } of answers.toSorted((a, b) => (a.assignment < b.assignment ? -1 : 1))) {
      const item = await lockItem(tx, scopeOf(person), round, assignment);
      if (!item) return fail({ kind: 'gone' });
      if (item.answer !== null) continue;
      const endsAdministrator = answer === 'end' && administrators.some((one) => one.id === assignment);
      if (endsAdministrator) left -= 1;
      const verdict = verdictOn(doing, item, answer, endsAdministrator && left === 0);
      if (!verdict.allowed) return fail({ kind: 'refused', denial: verdict, item });
      await answerItem(tx, item, answer, person.id);
      const sessions = answer === 'end' ? await endAssignment(tx, { id: assignment }, person.id, reason) : 0;
      const { role, organisation } = item;
      const details = { review: round, person: item.person, role, organisation, ...(answer === 'end' ? { sessions } : {}) };
      events.push({ action: answer === 'end' ? 'role.taken' : 'role.kept', object: { kind: 'assignment', id: assignment }, details });
    }
    return ok({ answer: events.length, events });
  });
}

function verdictOn({ person }: Doing, item: ItemRow, answer: 'keep' | 'end', isLastAdministrator: boolean) {
  const place = placeOf(item);
  const may = mayReview(person, { place, person: item.person });
  return may.allowed && answer === 'end' ? mayEnd(person, { role: item.role, place, isLastAdministrator }) : may;
}
