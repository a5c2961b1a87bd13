import { randomBytes } from 'node:crypto';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Denial } from '../../../platform/http/policy.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../act.ts';
import type { PlaceKind } from '../core/place.ts';
import { no, type Person } from '../policies.ts';
import { isAuthorityAdministrator, mayKeepPlace, scopeOf } from '../rules.ts';
import { addContact, type ContactFacts, type ContactRow, changeContact, lockContact } from '../store/contacts.ts';
import {
  addPlace,
  changePlace,
  endSessionsAt,
  findPlace,
  lockPlace,
  openOrClosePlace,
  type PlaceFacts,
  type PlaceRow,
} from '../store/places.ts';

type Gone = { readonly kind: 'gone' };
type Refused = { readonly kind: 'refused'; readonly denial: Denial };
type Taken = { readonly kind: 'hsa-taken' };
/** Someone has changed it since the form was opened: both versions are shown. */
type Stale<T> = { readonly kind: 'stale'; readonly now: T };
type NewFault = Gone | Refused | Taken;
type EditFault = Gone | Refused | Taken | Stale<PlaceRow>;
type ContactFault = Gone | Refused | Stale<ContactRow>;

const gone = { kind: 'gone' } as const;
const object = (id: string) => ({ kind: 'organisation', id });

/** Kinds that can be added: public bodies and regions are there from the start and are not made by hand. */
export const kindsToAdd = (person: Person): readonly PlaceKind[] =>
  isAuthorityAdministrator(person) ? ['unit', 'hospital', 'patient-organisation'] : ['unit', 'hospital'];

export type PlaceToAdd = PlaceFacts & { readonly kind: PlaceKind; readonly parent: string | null };

export function addOrganisation(doing: Doing, given: PlaceToAdd): Promise<Result<string, NewFault | KeyReused>> {
  const { person } = doing;
  return act<string, NewFault>(doing, async (tx) => {
    const parent = given.parent === null ? undefined : await findPlace(tx, scopeOf(person), given.parent);
    if (given.parent !== null && !parent) return fail(gone);
    const verdict = parent
      ? mayKeepPlace(person, parent)
      : isAuthorityAdministrator(person)
        ? { allowed: true as const }
        : no('authorityGives', 'askAuthority');
    if (!verdict.allowed) return fail({ kind: 'refused', denial: verdict });
    const id = `${given.kind}-${randomBytes(5).toString('hex')}`;
    if (!(await addPlace(tx, { ...given, id }, person.id))) return fail({ kind: 'hsa-taken' });
    const details = { kind: given.kind, parent: given.parent, organisation: parent?.region ?? id };
    return ok({ answer: id, events: [{ action: 'organisation.added', object: object(id), details }] });
  });
}

export function editOrganisation(
  doing: Doing,
  id: string,
  { version, ...facts }: PlaceFacts & { readonly version: number },
): Promise<Result<string, EditFault | KeyReused>> {
  return act<string, EditFault>(doing, async (tx) => {
    const now = await lockPlace(tx, scopeOf(doing.person), id);
    if (!now) return fail(gone);
    const verdict = mayKeepPlace(doing.person, now);
    if (!verdict.allowed) return fail({ kind: 'refused', denial: verdict });
    if (now.version !== version) return fail({ kind: 'stale', now });
    if (!(await changePlace(tx, id, facts, doing.person.id))) return fail({ kind: 'hsa-taken' });
    const changed = (['name', 'hsaId', 'mail'] as const).filter((field) => now[field] !== facts[field]);
    const details = { changed, organisation: now.region ?? id };
    return ok({ answer: id, events: [{ action: 'organisation.changed', object: object(id), details }] });
  });
}

/** Closes an organisation, and ends the sessions of those who act for it; or opens it again. Nothing is deleted. */
export function switchOrganisation(
  doing: Doing,
  id: string,
  active: boolean,
  reason: string | null,
): Promise<Result<string, Gone | Refused | KeyReused>> {
  return act<string, Gone | Refused>(doing, async (tx) => {
    const now = await lockPlace(tx, scopeOf(doing.person), id);
    if (!now) return fail(gone);
    const verdict = mayClose(doing.person, now);
    if (!verdict.allowed) return fail({ kind: 'refused', denial: verdict });
    if (now.active === active) return ok({ answer: id, events: [] });
    await openOrClosePlace(tx, id, active, doing.person.id);
    const sessions = active ? 0 : await endSessionsAt(tx, id);
    const action = active ? 'organisation.opened' : 'organisation.closed';
    return ok({ answer: id, events: [{ action, object: object(id), reason, details: { sessions, organisation: now.region ?? id } }] });
  });
}

/** The authority, the board and the regions are always there. */
export const mayClose = (person: Person, place: PlaceRow) =>
  place.kind === 'authority' || place.kind === 'board' || place.kind === 'region'
    ? no('alwaysThere', 'askAuthority')
    : mayKeepPlace(person, place);

export function saveContact(
  doing: Doing,
  where: { readonly organisation: string; readonly contact: string | null },
  { version, ...facts }: ContactFacts & { readonly version: number },
): Promise<Result<string, ContactFault | KeyReused>> {
  const { organisation, contact } = where;
  return act<string, ContactFault>(doing, async (tx) => {
    const place = await findPlace(tx, scopeOf(doing.person), organisation);
    if (!place) return fail(gone);
    const verdict = mayKeepPlace(doing.person, place);
    if (!verdict.allowed) return fail({ kind: 'refused', denial: verdict });
    const details = { organisation };
    if (contact === null) {
      const id = await addContact(tx, organisation, facts, doing.person.id);
      return ok({ answer: id, events: [{ action: 'contact.added', object: { kind: 'contact', id }, details }] });
    }
    const now = await lockContact(tx, organisation, contact);
    if (!now) return fail(gone);
    if (now.version !== version) return fail({ kind: 'stale', now });
    await changeContact(tx, contact, facts, doing.person.id);
    const action = facts.active === now.active ? 'contact.changed' : facts.active ? 'contact.reactivated' : 'contact.deactivated';
    return ok({ answer: contact, events: [{ action, object: { kind: 'contact', id: contact }, details }] });
  });
}
