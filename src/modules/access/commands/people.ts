import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Denial } from '../../../platform/http/policy.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { addPerson, endSessionsOf, findPersonBy } from '../../identity/index.ts';
import { act, type Doing } from '../act.ts';
import { isAuthorityAdministrator, mayDeactivate, mayKeepAccount, scopeOf } from '../rules.ts';
import { lockAdministrators } from '../store/assignments.ts';
import { changePerson, lockPerson, type PersonRow, setActive, takeUp } from '../store/people.ts';

export type PersonFacts = { readonly name: string; readonly mail: string | null };
export type NewPerson = PersonFacts & { readonly issuer: string; readonly subject: string };
type SwitchFault = { readonly kind: 'gone' } | { readonly kind: 'refused'; readonly denial: Denial };
/** `stale`: someone has changed it since the form was opened; both versions are shown. */
type EditFault = SwitchFault | { readonly kind: 'stale'; readonly now: PersonRow };

const gone = { kind: 'gone' } as const;

/**
 * Adds someone with the identity that they sign in with. Someone who has an account already is taken up as they are, so that
 * they can be given roles here; the account stays with the organisation that keeps it.
 */
export function addSomeone(doing: Doing, given: NewPerson): Promise<Result<string, KeyReused>> {
  const { person } = doing;
  const home = isAuthorityAdministrator(person) ? null : person.acting.organisation;
  return act(doing, async (tx) => {
    const known = await findPersonBy(tx, given);
    const id = known?.id ?? (await addPerson(tx, { ...given, fictitious: false, home }, given));
    if (known) await takeUp(tx, id, person.acting.organisation, person.id);
    const details = { issuer: given.issuer, organisation: person.acting.organisation };
    return ok({ answer: id, events: [{ action: known ? 'person.taken-up' : 'person.added', object: { kind: 'person', id }, details }] });
  });
}

export function editSomeone(
  doing: Doing,
  id: string,
  { version, ...facts }: PersonFacts & { readonly version: number },
): Promise<Result<string, EditFault | KeyReused>> {
  return act<string, EditFault>(doing, async (tx) => {
    const now = await lockPerson(tx, scopeOf(doing.person), id);
    if (!now) return fail(gone);
    const verdict = mayKeepAccount(doing.person, now);
    if (!verdict.allowed) return fail({ kind: 'refused', denial: verdict });
    if (now.version !== version) return fail({ kind: 'stale', now });
    await changePerson(tx, id, facts, doing.person.id);
    const changed = (['name', 'mail'] as const).filter((field) => now[field] !== facts[field]);
    return ok({
      answer: id,
      events: [{ action: 'person.changed', object: { kind: 'person', id }, details: { changed, organisation: now.home } }],
    });
  });
}

/** Deactivates, which ends every session at once, or reactivates. Nothing is deleted. */
export function switchSomeone(
  doing: Doing,
  id: string,
  active: boolean,
  reason: string | null,
  today: string,
): Promise<Result<string, SwitchFault | KeyReused>> {
  return act<string, SwitchFault>(doing, async (tx) => {
    const administrators = await lockAdministrators(tx, today);
    const now = await lockPerson(tx, scopeOf(doing.person), id);
    if (!now) return fail(gone);
    const isLastAdministrator = !active && administrators.length > 0 && administrators.every((one) => one.person === id);
    const verdict = mayDeactivate(doing.person, { id, home: now.home, isLastAdministrator });
    if (!verdict.allowed) return fail({ kind: 'refused', denial: verdict });
    if (now.active === active) return ok({ answer: id, events: [] });
    await setActive(tx, id, active, doing.person.id);
    const sessions = active ? 0 : await endSessionsOf(tx, id, 'deactivated');
    const action = active ? 'person.reactivated' : 'person.deactivated';
    const details = { sessions, organisation: now.home };
    return ok({ answer: id, events: [{ action, object: { kind: 'person', id }, reason, details }] });
  });
}
