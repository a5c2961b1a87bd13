import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Role } from '../../identity/index.ts';
import type { AssignmentState } from '../core/assignment.ts';
import type { Place, Scope } from '../core/place.ts';
import { withinScope } from './places.ts';

/** A role of a person at an organisation, and for how long. */
export type HeldRole = {
  readonly person: string;
  readonly personName: string;
  readonly role: Role;
  readonly organisation: string;
  readonly organisationName: string;
  readonly kind: Place['kind'];
  readonly region: string | null;
  readonly placeActive: boolean;
  readonly from: string;
  readonly to: string | null;
};

/** Its columns, where `a` is the assignment, `p` the person and `o` the organisation. */
export const heldColumns = sql`
  a.person, coalesce(p.name, '–') as "personName", a.role, o.id as organisation, o.name as "organisationName", o.kind, o.region,
  o.active as "placeActive", a.valid_from as "from", a.valid_to as "to"`;

export type AssignmentRow = HeldRole & {
  readonly id: string;
  readonly needsConfirmation: boolean;
  readonly givenBy: string | null;
  readonly givenByName: string | null;
  readonly givenAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
  readonly endedByName: string | null;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
};

const columns = sql`
  a.id, ${heldColumns}, a.needs_confirmation as "needsConfirmation",
  a.given_by as "givenBy", g.name as "givenByName", a.given_at as "givenAt", a.confirmed_by as "confirmedBy", c.name as "confirmedByName",
  a.confirmed_at as "confirmedAt", e.name as "endedByName", a.ended_at as "endedAt", a.end_reason as "endReason"`;
const tables = sql`
  assignment a join work_organisation o on o.id = a.organisation left join person p on p.id = a.person
  left join person g on g.id = a.given_by left join person c on c.id = a.confirmed_by left join person e on e.id = a.ended_by`;

/** The same states as core/assignment.ts. */
const isState = (state: AssignmentState, today: string) => {
  const over = sql`coalesce(a.valid_to, 'infinity') < ${today}::date`;
  const unconfirmed = sql`a.needs_confirmation and a.confirmed_at is null`;
  switch (state) {
    case 'ended':
      return sql`a.ended_at is not null`;
    case 'expired':
      return sql`a.ended_at is null and ${over}`;
    case 'pending':
      return sql`a.ended_at is null and not (${over}) and ${unconfirmed}`;
    case 'future':
      return sql`a.ended_at is null and not (${over}) and not (${unconfirmed}) and a.valid_from > ${today}::date`;
    case 'active':
      return sql`a.ended_at is null and not (${over}) and not (${unconfirmed}) and a.valid_from <= ${today}::date`;
  }
};

export type RoleFilter = {
  readonly state?: AssignmentState | undefined;
  readonly role?: Role | undefined;
  readonly organisation?: string | undefined;
  readonly person?: string | undefined;
};

export async function listAssignments(tx: Tx, scope: Scope, filter: RoleFilter, today: string): Promise<readonly AssignmentRow[]> {
  const found = await sql<AssignmentRow>`
    select ${columns} from ${tables}
    where ${withinScope(scope)}
      and ${filter.state === undefined ? sql`true` : sql`(${isState(filter.state, today)})`}
      and (${filter.role ?? null}::text is null or a.role = ${filter.role ?? null})
      and (${filter.organisation ?? null}::text is null or a.organisation = ${filter.organisation ?? null})
      and (${filter.person ?? null}::uuid is null or a.person = ${filter.person ?? null}::uuid)
    order by o.name collate sv_se, a.role, p.name collate sv_se, a.given_at`.execute(tx);
  return found.rows;
}

export async function findAssignment(tx: Tx, scope: Scope, id: string): Promise<AssignmentRow | undefined> {
  return (await sql<AssignmentRow>`select ${columns} from ${tables} where a.id = ${id} and ${withinScope(scope)}`.execute(tx)).rows[0];
}

export async function lockAssignment(tx: Tx, scope: Scope, id: string): Promise<AssignmentRow | undefined> {
  const found =
    await sql<AssignmentRow>`select ${columns} from ${tables} where a.id = ${id} and ${withinScope(scope)} for update of a`.execute(tx);
  return found.rows[0];
}

export type NewAssignment = {
  readonly person: string;
  readonly role: Role;
  readonly organisation: string;
  readonly from: string;
  readonly to: string | null;
  readonly needsConfirmation: boolean;
};

/** Gives a role; undefined when the person has that role there already. */
export async function giveRole(tx: Tx, given: NewAssignment, by: string): Promise<string | undefined> {
  const added = await sql<{ id: string }>`
    insert into assignment (person, role, organisation, valid_from, valid_to, given_by, needs_confirmation)
    values (${given.person}, ${given.role}, ${given.organisation}, ${given.from}, ${given.to}, ${by}, ${given.needsConfirmation})
    on conflict (person, role, organisation) where ended_at is null do nothing returning id`.execute(tx);
  return added.rows[0]?.id;
}

export async function confirmRole(tx: Tx, id: string, by: string): Promise<void> {
  await sql`update assignment set confirmed_by = ${by}, confirmed_at = clock_timestamp() where id = ${id} and confirmed_at is null`.execute(
    tx,
  );
}

export async function endRole(tx: Tx, id: string, by: string, reason: string | null): Promise<void> {
  await sql`
    update assignment set ended_by = ${by}, ended_at = clock_timestamp(), end_reason = ${reason} where id = ${id} and ended_at is null`.execute(
    tx,
  );
}

/** Roles of a person that have run out make room for giving them anew. */
export async function closeExpired(
  tx: Tx,
  given: Pick<NewAssignment, 'person' | 'role' | 'organisation'>,
  today: string,
  by: string,
): Promise<void> {
  await sql`
    update assignment set ended_by = ${by}, ended_at = clock_timestamp(), end_reason = null
    where person = ${given.person} and role = ${given.role} and organisation = ${given.organisation} and ended_at is null
      and valid_to < ${today}::date`.execute(tx);
}

/** Whether a region has someone who can give its roles today. */
export async function hasRegionAdministrator(tx: Tx, region: string | null, today: string): Promise<boolean> {
  if (region === null) return false;
  const found = await sql`
    select from assignment a join person p on p.id = a.person
    where a.role = 'region-administrator' and a.organisation = ${region} and p.active and ${isState('active', today)} limit 1`.execute(tx);
  return found.rows.length > 0;
}

/**
 * The administrators of the authority who can act today, by assignment and person. Whoever asks with this before taking one
 * away waits for others who do the same, so that two cannot take away the last two at once.
 */
export async function lockAdministrators(tx: Tx, today: string): Promise<readonly { readonly id: string; readonly person: string }[]> {
  await sql`select pg_advisory_xact_lock(hashtext('administrators'))`.execute(tx);
  const found = await sql<{ id: string; person: string }>`
    select a.id, a.person from assignment a join person p on p.id = a.person
    where a.role = 'administrator' and a.organisation = 'authority' and p.active and ${isState('active', today)}`.execute(tx);
  return found.rows;
}
