import { sql } from 'kysely';
import type { Role } from '../../modules/identity/index.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import { operatorId } from '../operator.ts';

export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly fictitious: boolean;
  readonly identities: readonly string[];
  readonly roles: readonly string[];
};

/** Everyone but the operator, with how they sign in and what they hold. */
export async function listPeople(db: Queryable): Promise<readonly PersonRow[]> {
  const found = await sql<PersonRow>`
    select p.id, p.name, p.active, p.fictitious,
      coalesce((select array_agg(i.issuer || ' ' || i.subject order by 1) from identity i where i.person = p.id), '{}') as identities,
      coalesce((select array_agg(a.role || '@' || a.organisation order by 1) from assignment a where a.person = p.id and a.ended_at is null), '{}') as roles
    from person p where p.id <> ${operatorId} order by p.name collate sv_se, p.id`.execute(db);
  return found.rows;
}

/** Deactivates; false when there is no such active person. */
export async function deactivate(tx: Tx, person: string): Promise<boolean> {
  const done =
    await sql`update person set active = false, version = version + 1, changed_by = ${operatorId}, changed_at = clock_timestamp() where id = ${person} and active`.execute(
      tx,
    );
  return (done.numAffectedRows ?? 0n) > 0n;
}

export async function isActivePerson(db: Queryable, person: string): Promise<boolean> {
  return (await sql`select from person where id = ${person} and active`.execute(db)).rows.length > 0;
}

export async function findOrganisation(
  db: Queryable,
  id: string,
): Promise<{ readonly kind: string; readonly active: boolean } | undefined> {
  return (await sql<{ kind: string; active: boolean }>`select kind, active from work_organisation where id = ${id}`.execute(db)).rows[0];
}

export type AssignmentRow = {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly from: string;
  readonly to: string | null;
  readonly givenBy: string | null;
  readonly pending: boolean;
};

const standing = sql`
  select a.id, a.person, p.name, a.role, a.organisation, a.valid_from as "from", a.valid_to as "to", a.given_by as "givenBy",
         a.needs_confirmation and a.confirmed_by is null as pending
  from assignment a join person p on p.id = a.person where a.ended_at is null`;

export async function listAssignments(db: Queryable): Promise<readonly AssignmentRow[]> {
  return (await sql<AssignmentRow>`${standing} order by a.organisation, a.role, p.name collate sv_se`.execute(db)).rows;
}

/** One that has not ended; locked, so that two do not change it at once. */
export async function lockAssignment(tx: Tx, id: string): Promise<AssignmentRow | undefined> {
  return (await sql<AssignmentRow>`${standing} and a.id = ${id} for update of a`.execute(tx)).rows[0];
}

/** People who are administrators of the authority today. Locks the question: two asking at once wait for each other. */
export async function countAdministrators(tx: Tx, today: string): Promise<number> {
  await sql`select from work_organisation where id = 'authority' for no key update`.execute(tx);
  const found = await sql<{ people: number }>`
    select count(distinct a.person) as people from assignment a join person p on p.id = a.person
    where a.role = 'administrator' and a.organisation = 'authority' and a.ended_at is null and p.active
      and a.valid_from <= ${today}::date and coalesce(a.valid_to, 'infinity') >= ${today}::date
      and (not a.needs_confirmation or a.confirmed_by is not null)`.execute(tx);
  return found.rows[0]?.people ?? 0;
}

export type NewAssignment = {
  readonly person: string;
  readonly role: Role;
  readonly organisation: string;
  readonly from: string;
  readonly to: string | null;
  readonly needsConfirmation: boolean;
};

/** Gives a role in the operator's name; undefined when the person has it already. */
export async function giveRole(tx: Tx, given: NewAssignment): Promise<string | undefined> {
  const added = await sql<{ id: string }>`
    insert into assignment (person, role, organisation, valid_from, valid_to, given_by, needs_confirmation)
    values (${given.person}, ${given.role}, ${given.organisation}, ${given.from}, ${given.to}, ${operatorId}, ${given.needsConfirmation})
    on conflict (person, role, organisation) where ended_at is null do nothing returning id`.execute(tx);
  return added.rows[0]?.id;
}

export async function confirmRole(tx: Tx, assignment: string): Promise<void> {
  await sql`update assignment set confirmed_by = ${operatorId}, confirmed_at = clock_timestamp() where id = ${assignment}`.execute(tx);
}

export async function endRole(tx: Tx, assignment: string, reason: string): Promise<void> {
  await sql`update assignment set ended_by = ${operatorId}, ended_at = clock_timestamp(), end_reason = ${reason.slice(0, 500)} where id = ${assignment}`.execute(
    tx,
  );
}

/** Ends every session there is. Returns how many. */
export async function endAllSessions(tx: Tx): Promise<number> {
  const ended =
    await sql`update session set ended_at = clock_timestamp(), ended_why = 'signed-out-everywhere' where ended_at is null`.execute(tx);
  return Number(ended.numAffectedRows ?? 0n);
}
