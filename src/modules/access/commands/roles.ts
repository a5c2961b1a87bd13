import type { LocalDate } from '../../../kernel/date.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Denial } from '../../../platform/http/policy.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { endSessionsActingBy, needsTwo, type Role } from '../../identity/index.ts';
import { act, type Doing } from '../act.ts';
import { stateOf } from '../core/assignment.ts';
import type { Place } from '../core/place.ts';
import { no } from '../policies.ts';
import { mayConfirm, mayEnd, mayGive, scopeOf } from '../rules.ts';
import {
  type AssignmentRow,
  closeExpired,
  confirmRole,
  endRole,
  giveRole,
  hasRegionAdministrator,
  lockAdministrators,
  lockAssignment,
} from '../store/assignments.ts';
import { findPerson } from '../store/people.ts';
import { findPlace } from '../store/places.ts';

export type RoleFault =
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly denial: Denial }
  | { readonly kind: 'has-it-already' }
  /** Someone else has confirmed or ended it meanwhile. */
  | { readonly kind: 'done-already'; readonly now: AssignmentRow };

const gone = { kind: 'gone' } as const;

export type RoleToGive = {
  readonly person: string;
  readonly role: Role;
  readonly organisation: string;
  readonly from: string;
  readonly to: string | null;
  readonly reason: string | null;
};

const object = (id: string) => ({ kind: 'assignment', id });

/** Gives a role. A deciding role cannot be used before another administrator has confirmed it. */
export function giveSomeone(doing: Doing, given: RoleToGive, today: LocalDate): Promise<Result<string, RoleFault | KeyReused>> {
  const { person: giver } = doing;
  return act<string, RoleFault>(doing, async (tx) => {
    const scope = scopeOf(giver);
    const place = await findPlace(tx, scope, given.organisation);
    if (!place) return fail({ kind: 'refused', denial: no('otherOrganisation', 'askThatOrganisation') });
    const person = await findPerson(tx, scope, given.person);
    if (!person) return fail(gone);
    const regionHasAdministrator = await hasRegionAdministrator(tx, place.region, today);
    const verdict = mayGive(giver, { role: given.role, place, person, regionHasAdministrator });
    if (!verdict.allowed) return fail({ kind: 'refused', denial: verdict });
    await closeExpired(tx, given, today, giver.id);
    const needsConfirmation = needsTwo(given.role);
    const id = await giveRole(tx, { ...given, needsConfirmation }, giver.id);
    if (id === undefined) return fail({ kind: 'has-it-already' });
    const { role, organisation, from, to } = given;
    const details = { person: person.id, role, organisation, from, to, needsConfirmation };
    return ok({ answer: id, events: [{ action: 'role.given', object: object(id), reason: given.reason, details }] });
  });
}

export function confirmForSomeone(doing: Doing, id: string, today: LocalDate): Promise<Result<string, RoleFault | KeyReused>> {
  return act<string, RoleFault>(doing, async (tx) => {
    const now = await lockAssignment(tx, scopeOf(doing.person), id);
    if (!now) return fail(gone);
    const state = stateOf(now, today);
    if (now.needsConfirmation && state !== 'pending') return fail({ kind: 'done-already', now });
    const verdict = mayConfirm(doing.person, { person: now.person, givenBy: now.givenBy, isPending: state === 'pending' });
    if (!verdict.allowed) return fail({ kind: 'refused', denial: verdict });
    await confirmRole(tx, id, doing.person.id);
    return ok({ answer: id, events: [{ action: 'role.confirmed', object: object(id), details: detailsOf(now) }] });
  });
}

/** Takes a role away; whoever acts by it is out at once. */
export function takeFromSomeone(
  doing: Doing,
  id: string,
  reason: string,
  today: LocalDate,
): Promise<Result<string, RoleFault | KeyReused>> {
  return act<string, RoleFault>(doing, async (tx) => {
    const administrators = await lockAdministrators(tx, today);
    const now = await lockAssignment(tx, scopeOf(doing.person), id);
    if (!now) return fail(gone);
    if (now.endedAt !== null) return fail({ kind: 'done-already', now });
    const isLastAdministrator = administrators.length > 0 && administrators.every((one) => one.id === id);
    const verdict = mayEnd(doing.person, { role: now.role, place: placeOf(now), isLastAdministrator });
    if (!verdict.allowed) return fail({ kind: 'refused', denial: verdict });
    const sessions = await endAssignment(tx, now, doing.person.id, reason);
    return ok({ answer: id, events: [{ action: 'role.taken', object: object(id), reason, details: { ...detailsOf(now), sessions } }] });
  });
}

/** Ends a role and the sessions that act by it. Returns how many sessions ended. */
export async function endAssignment(tx: Tx, { id }: Pick<AssignmentRow, 'id'>, by: string, reason: string | null): Promise<number> {
  await endRole(tx, id, by, reason);
  return endSessionsActingBy(tx, id);
}

export const placeOf = (row: Pick<AssignmentRow, 'organisation' | 'kind' | 'region' | 'placeActive'>): Place => ({
  id: row.organisation,
  kind: row.kind,
  region: row.region,
  active: row.placeActive,
});

const detailsOf = ({ person, role, organisation }: AssignmentRow) => ({ person, role, organisation });
