import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Place, PlaceKind, Scope } from '../core/place.ts';

export type PlaceRow = Place & {
  readonly name: string;
  readonly parent: string | null;
  readonly regionName: string | null;
  readonly hsaId: string | null;
  readonly mail: string | null;
  readonly fictitious: boolean;
  readonly version: number;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
};

const columns = sql`
  o.id, o.kind, o.name, o.parent, o.region, r.name as "regionName", o.hsa_id as "hsaId", o.mail, o.active, o.fictitious, o.version,
  o.changed_at as "changedAt", p.name as "changedBy"`;
const tables = sql`work_organisation o left join work_organisation r on r.id = o.region left join person p on p.id = o.changed_by`;

/** Rows of `o` that a scope holds. The filter stands in every query, beside row-level security. */
export const withinScope = (scope: Scope) =>
  scope.all ? sql`true` : sql`(o.id = ${scope.organisation} or o.region = ${scope.organisation})`;

export async function listPlaces(tx: Tx, scope: Scope): Promise<readonly PlaceRow[]> {
  const found = await sql<PlaceRow>`
    select ${columns} from ${tables} where ${withinScope(scope)}
    order by array_position(array['authority', 'board', 'region', 'hospital', 'unit', 'csd', 'patient-organisation'], o.kind), o.name collate sv_se`.execute(
    tx,
  );
  return found.rows;
}

export async function findPlace(tx: Tx, scope: Scope, id: string): Promise<PlaceRow | undefined> {
  return (await sql<PlaceRow>`select ${columns} from ${tables} where o.id = ${id} and ${withinScope(scope)}`.execute(tx)).rows[0];
}

/** One that is about to be changed: nobody else changes it until the transaction ends. */
export async function lockPlace(tx: Tx, scope: Scope, id: string): Promise<PlaceRow | undefined> {
  return (await sql<PlaceRow>`select ${columns} from ${tables} where o.id = ${id} and ${withinScope(scope)} for update of o`.execute(tx))
    .rows[0];
}

export type PlaceFacts = { readonly name: string; readonly hsaId: string | null; readonly mail: string | null };

/** Changes the facts; false when another organisation, perhaps one that the asker does not see, has the HSA-id. */
export async function changePlace(tx: Tx, id: string, facts: PlaceFacts, by: string): Promise<boolean> {
  await sql`savepoint change_place`.execute(tx);
  try {
    await update(tx, id, facts, by);
    return true;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code !== '23505' || constraint !== 'work_organisation_hsa_id_key') throw error;
    await sql`rollback to savepoint change_place`.execute(tx);
    return false;
  }
}

async function update(tx: Tx, id: string, facts: PlaceFacts, by: string): Promise<void> {
  await sql`
    update work_organisation set name = ${facts.name}, hsa_id = ${facts.hsaId}, mail = ${facts.mail}, version = version + 1,
      changed_by = ${by}, changed_at = clock_timestamp() where id = ${id}`.execute(tx);
}

export async function openOrClosePlace(tx: Tx, id: string, active: boolean, by: string): Promise<void> {
  await sql`
    update work_organisation set active = ${active}, version = version + 1, changed_by = ${by}, changed_at = clock_timestamp()
    where id = ${id}`.execute(tx);
}

export type NewPlace = PlaceFacts & { readonly id: string; readonly kind: PlaceKind; readonly parent: string | null };

/** Adds an organisation; false when the HSA-id or the id is taken. */
export async function addPlace(tx: Tx, place: NewPlace, by: string): Promise<boolean> {
  const added = await sql`
    insert into work_organisation (id, kind, name, parent, hsa_id, mail, changed_by, changed_at)
    values (${place.id}, ${place.kind}, ${place.name}, ${place.parent}, ${place.hsaId}, ${place.mail}, ${by}, clock_timestamp())
    on conflict do nothing`.execute(tx);
  return added.numAffectedRows === 1n;
}

/** Sessions acting for an organisation end when it closes. Returns how many. */
export async function endSessionsAt(tx: Tx, organisation: string): Promise<number> {
  const ended = await sql`
    update session set ended_at = clock_timestamp(), ended_why = 'role-removed'
    where ended_at is null and acting in (select id from assignment where organisation = ${organisation})`.execute(tx);
  return Number(ended.numAffectedRows ?? 0n);
}
