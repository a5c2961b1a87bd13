import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../act.ts';
import { addTerm, changeTerm, findClash, lockTerm, type TermFacts, type TermRow } from '../store/board.ts';

export type TermFault =
  | { readonly kind: 'gone' }
  | { readonly kind: 'clash'; readonly with: 'seat' | 'person' }
  | { readonly kind: 'stale'; readonly now: TermRow };

const detailsOf = ({ person, seat, collaborationRegion, from, to, withdrawn }: TermFacts) => ({
  person,
  seat,
  collaborationRegion,
  from,
  to,
  withdrawn,
});

export function addBoardTerm(doing: Doing, facts: TermFacts): Promise<Result<string, TermFault | KeyReused>> {
  return act<string, TermFault>(doing, async (tx) => {
    const clash = await findClash(tx, facts, null);
    if (clash) return fail({ kind: 'clash', with: clash });
    const id = await addTerm(tx, facts, doing.person.id);
    return ok({ answer: id, events: [{ action: 'board-term.added', object: { kind: 'board-term', id }, details: detailsOf(facts) }] });
  });
}

export function editBoardTerm(
  doing: Doing,
  id: string,
  { version, ...facts }: TermFacts & { readonly version: number },
  today: string,
): Promise<Result<string, TermFault | KeyReused>> {
  return act<string, TermFault>(doing, async (tx) => {
    const clash = await findClash(tx, facts, id);
    const now = await lockTerm(tx, id, today);
    if (!now) return fail({ kind: 'gone' });
    if (now.version !== version) return fail({ kind: 'stale', now });
    if (clash) return fail({ kind: 'clash', with: clash });
    await changeTerm(tx, id, facts, doing.person.id);
    return ok({ answer: id, events: [{ action: 'board-term.changed', object: { kind: 'board-term', id }, details: detailsOf(facts) }] });
  });
}
