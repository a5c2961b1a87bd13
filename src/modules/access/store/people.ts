import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../core/place.ts';

export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly active: boolean;
  readonly fictitious: boolean;
  readonly home: string | null;
  readonly homeName: string | null;
  readonly version: number;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
  /** Roles that have not ended, within what the asker sees. */
  readonly roles: number;
};

const columns = sql`
  p.id, p.name, p.mail, p.active, p.fictitious, p.home, h.name as "homeName", p.version, p.changed_at as "changedAt", c.name as "changedBy",
  (select count(*) from assignment a where a.person = p.id and a.ended_at is null) as roles`;
const tables = sql`person p left join work_organisation h on h.id = p.home left join person c on c.id = p.changed_by`;

/** The person that stands for the command line; see db/migrations/0040-operator.sql. */
const notTheOperator = sql`exists (select from identity i where i.person = p.id) or p.active`;

/** People whose account is at the scope's organisation, who have been taken up there, or who have or had a role there. */
const withinScope = (scope: Scope) =>
  scope.all
    ? sql`true`
    : sql`(p.home = ${scope.organisation}
        or p.id in (select pp.person from person_place pp where pp.organisation = ${scope.organisation})
        or p.id in (select a.person from assignment a join work_organisation o on o.id = a.organisation
                    where o.id = ${scope.organisation} or o.region = ${scope.organisation}))`;

export type PeopleFilter = { readonly q: string | undefined; readonly active: boolean | undefined };

export async function listPeople(tx: Tx, scope: Scope, { q, active }: PeopleFilter): Promise<readonly PersonRow[]> {
  const found = await sql<PersonRow>`
    select ${columns} from ${tables}
    where ${withinScope(scope)} and (${scope.all ? notTheOperator : sql`true`})
      and (${q ?? null}::text is null or strpos(lower(p.name), lower(${q ?? ''})) > 0 or strpos(lower(p.mail), lower(${q ?? ''})) > 0)
      and (${active ?? null}::boolean is null or p.active = ${active ?? null})
    order by p.name collate sv_se, p.id limit 500`.execute(tx);
  return found.rows;
}

export async function findPerson(tx: Tx, scope: Scope, id: string): Promise<PersonRow | undefined> {
  return (await sql<PersonRow>`select ${columns} from ${tables} where p.id = ${id} and ${withinScope(scope)}`.execute(tx)).rows[0];
}

export async function lockPerson(tx: Tx, scope: Scope, id: string): Promise<PersonRow | undefined> {
  return (
    await sql<PersonRow>`select ${columns} from ${tables} where p.id = ${id} and ${withinScope(scope)} for no key update of p`.execute(tx)
  ).rows[0];
}

export type IdentityRow = { readonly issuer: string; readonly subject: string };

export async function identitiesOf(tx: Tx, person: string): Promise<readonly IdentityRow[]> {
  return (await sql<IdentityRow>`select issuer, subject from identity where person = ${person} order by created_at`.execute(tx)).rows;
}

/** The issuer that someone signs in with themselves: what a new colleague most likely uses. */
export async function usualIssuer(tx: Tx, person: string): Promise<string | undefined> {
  return (await identitiesOf(tx, person)).at(-1)?.issuer;
}

export async function countSessions(tx: Tx, person: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from session where person = ${person} and ended_at is null`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** Takes someone up who already has an account elsewhere, so that they can be given roles here. */
export async function takeUp(tx: Tx, person: string, organisation: string, by: string): Promise<void> {
  await sql`insert into person_place (person, organisation, added_by) values (${person}, ${organisation}, ${by}) on conflict do nothing`.execute(
    tx,
  );
}

export async function changePerson(
  tx: Tx,
  id: string,
  facts: { readonly name: string; readonly mail: string | null },
  by: string,
): Promise<void> {
  await sql`
    update person set name = ${facts.name}, mail = ${facts.mail}, version = version + 1, changed_by = ${by}, changed_at = clock_timestamp()
    where id = ${id}`.execute(tx);
}

export async function setActive(tx: Tx, id: string, active: boolean, by: string): Promise<void> {
  await sql`
    update person set active = ${active}, version = version + 1, changed_by = ${by}, changed_at = clock_timestamp() where id = ${id}`.execute(
    tx,
  );
}
