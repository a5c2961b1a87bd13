import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { KeyUsed } from '../../../platform/http/policy.ts';
import type { Role } from '../../identity/index.ts';

export type KeyRow = {
  readonly id: string;
  readonly name: string;
  readonly person: string;
  readonly personName: string;
  readonly role: Role;
  readonly organisation: string;
  readonly organisationName: string;
  readonly may: KeyUsed['may'];
  readonly areas: readonly string[];
  readonly act: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedWhy: 'revoked' | 'revoked-by-administrator' | 'role-removed' | 'deactivated' | null;
  /** Neither ended nor expired by the database's clock. */
  readonly holds: boolean;
};

const columns = sql`
  select k.id, k.name, k.person, p.name as "personName", a.role, a.organisation, o.name as "organisationName", k.may, k.areas, k.act,
    k.created_at as "createdAt", k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.ended_at as "endedAt",
    k.ended_why as "endedWhy", k.ended_at is null and k.expires_at > clock_timestamp() as holds
  from access_key k join person p on p.id = k.person join assignment a on a.id = k.assignment
    join work_organisation o on o.id = a.organisation`;

/** One's own keys, those that hold first; those that ended or expired more than ninety days ago are left out. */
export async function keysOf(tx: Tx, person: string): Promise<readonly KeyRow[]> {
  const found = await sql<KeyRow>`${columns}
    where k.person = ${person} and least(k.ended_at, k.expires_at) > clock_timestamp() - interval '90 days'
    order by holds desc, k.created_at desc`.execute(tx);
  return found.rows;
}

/** The keys of an organisation, or of all; `organisation` also stands for the region that hospitals and units lie in. */
export async function keysAt(tx: Tx, organisation: string | null): Promise<readonly KeyRow[]> {
  const found = await sql<KeyRow>`${columns}
    where (${organisation}::text is null or o.id = ${organisation} or o.region = ${organisation})
      and least(k.ended_at, k.expires_at) > clock_timestamp() - interval '90 days'
    order by holds desc, o.name, p.name, k.created_at desc limit 500`.execute(tx);
  return found.rows;
}

export type NewKey = Pick<KeyRow, 'name' | 'may' | 'areas' | 'act'> & {
  readonly hash: Buffer;
  readonly person: string;
  readonly role: string;
  readonly organisation: string;
  readonly today: string;
  readonly minutes: number;
};

/** Keeps a key for the assignment that its person acts as; undefined when there is no such assignment to act as now. */
export async function addKey(tx: Tx, key: NewKey): Promise<string | undefined> {
  const added = await sql<{ id: string }>`
    insert into access_key (key_hash, person, assignment, name, may, areas, act, created_at, expires_at)
    select ${key.hash}, ${key.person}, a.assignment, ${key.name}, ${key.may}, ${key.areas}::text[], ${key.act}, t.now,
      t.now + make_interval(mins => ${key.minutes})
    from usable_assignments(${key.person}, ${key.today}::date) a cross join (select clock_timestamp() as now) t
    where a.role = ${key.role} and a.organisation = ${key.organisation} limit 1 returning id`.execute(tx);
  return added.rows[0]?.id;
}

/** How many keys of a person hold. */
export async function countKeys(tx: Tx, person: string): Promise<number> {
  const found = await sql<{ keys: number }>`
    select count(*)::int as keys from access_key
    where person = ${person} and ended_at is null and expires_at > clock_timestamp()`.execute(tx);
  return found.rows[0]?.keys ?? 0;
}

/** Ends a key that holds; undefined when there is none to end. */
export async function endKey(
  tx: Tx,
  id: string,
  why: 'revoked' | 'revoked-by-administrator',
  of: { readonly person: string } | { readonly organisation: string | null },
): Promise<{ readonly person: string; readonly organisation: string } | undefined> {
  const whose =
    'person' in of
      ? sql`k.person = ${of.person}`
      : sql`(${of.organisation}::text is null or o.id = ${of.organisation} or o.region = ${of.organisation})`;
  const ended = await sql<{ person: string; organisation: string }>`
    update access_key k set ended_at = clock_timestamp(), ended_why = ${why}
    from assignment a join work_organisation o on o.id = a.organisation
    where k.id = ${id} and a.id = k.assignment and k.ended_at is null and ${whose}
    returning k.person, a.organisation`.execute(tx);
  return ended.rows[0];
}

/** What the organisation is called that a key would act for. */
export async function organisationName(tx: Tx, id: string): Promise<string | undefined> {
  const found = await sql<{ name: string }>`select name from work_organisation where id = ${id}`.execute(tx);
  return found.rows[0]?.name;
}
