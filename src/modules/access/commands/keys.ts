import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { newKey } from '../../identity/index.ts';
import { act, type Doing } from '../act.ts';
import { scopeOf } from '../rules.ts';
import { addKey, countKeys, endKey, type NewKey } from '../store/keys.ts';

/** The most keys that one person may have that hold at the same time. */
export const mostKeys = 20;
export const actKeyMinutes = 15;

export type KeyAsked = Pick<NewKey, 'name' | 'may' | 'areas' | 'act'> & { readonly days: number };
type MakeFault = { readonly kind: 'no-assignment' } | { readonly kind: 'too-many' };

/**
 * Makes a key and answers it, this once: nothing but its hash is kept. The same form sent again answers no key, since there is none
 * to answer.
 */
export async function makeKey(doing: Doing, asked: KeyAsked, today: string): Promise<Result<string | null, MakeFault | KeyReused>> {
  const { token, hash } = newKey();
  const { person } = doing;
  const minutes = asked.may === 'act' ? actKeyMinutes : asked.days * 24 * 60;
  const made = { isNew: false };
  const done = await act<string, MakeFault>(doing, async (tx) => {
    if ((await countKeys(tx, person.id)) >= mostKeys) return fail({ kind: 'too-many' });
    const id = await addKey(tx, { ...asked, ...person.acting, hash, person: person.id, today, minutes });
    if (id === undefined) return fail({ kind: 'no-assignment' });
    made.isNew = true;
    const { may, areas, act: path, name } = asked;
    const details = { name, may, areas: [...areas], act: path, minutes, organisation: person.acting.organisation };
    return ok({ answer: id, events: [{ action: 'access-key.made', object: { kind: 'access-key', id }, details }] });
  });
  return done.ok ? ok(made.isNew ? token : null) : done;
}

/** Ends a key of one's own, at once. */
export const endOwnKey = (doing: Doing, id: string): Promise<Result<string, 'gone' | KeyReused>> =>
  end(doing, id, 'revoked', { person: doing.person.id });

/** Ends a key that acts at one's organisation; the authority's administrators end any. */
export function endKeyAt(doing: Doing, id: string): Promise<Result<string, 'gone' | KeyReused>> {
  const scope = scopeOf(doing.person);
  return end(doing, id, 'revoked-by-administrator', { organisation: scope.all ? null : scope.organisation });
}

function end(
  doing: Doing,
  id: string,
  why: Parameters<typeof endKey>[2],
  of: Parameters<typeof endKey>[3],
): Promise<Result<string, 'gone' | KeyReused>> {
  return act<string, 'gone'>(doing, async (tx) => {
    const ended = await endKey(tx, id, why, of);
    if (!ended) return fail('gone');
    const details = { why, holder: ended.person, organisation: ended.organisation };
    return ok({ answer: id, events: [{ action: 'access-key.ended', object: { kind: 'access-key', id }, details }] });
  });
}
