import { sql } from 'kysely';
import type { Fixed, Queryable } from '../../platform/db/index.ts';
import type { ChainHead } from './chain.ts';
import { type AuditRow, columnsIn } from './core/event.ts';

const UTC = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`);

/** A moment by the clock of the database, in microseconds since 1970. */
export type Micros = number;
const clock = 'floor(extract(epoch from clock_timestamp()) * 1000000)::bigint as clock';

/** The end of the chain, which nobody else can move before this transaction has ended, and the time when it was got: not when it was asked for. */
export const lockHead: Fixed = {
  text: `select seq, hash, ${clock} from (select seq, hash from audit_head for update) locked`,
  values: [],
};
export type LockedHead = ChainHead & { readonly clock: Micros };

/**
 * Puts a row after the one that it was made to follow, and moves the end of the chain there. When the chain ends elsewhere, or the time of the
 * row is not that of the database within a second, the transaction fails as one that was overtaken.
 */
export const rowAdded = (row: AuditRow): Fixed => ({
  text: `
    with moved as (
      update audit_head set seq = $1::bigint, hash = $15::bytea
      where seq = $1::bigint - 1 and hash = $14::bytea and abs(extract(epoch from clock_timestamp() - $2::timestamptz)) < 1
      returning seq
    ), added as (
      insert into audit_event (seq, at, actor, acting, action, object_kind, object_id, result, reason, origin, request_id, details, key_id, prev_hash, hash)
      select seq, $2::timestamptz, $3::uuid, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::bytea, $15::bytea from moved
    )
    select ${clock}, case when not exists (select from moved) then overtaken() end`,
  values: [...columnsIn(row), row.prevHash, row.hash],
});

/** Rows after a number, in order, with every column as the text that was hashed. */
export async function auditRowsAfter(db: Queryable, seq: number, limit: number): Promise<readonly AuditRow[]> {
  const found = await sql<AuditRow>`
    select seq, to_char(at at time zone 'UTC', ${UTC}) as at, actor::text, acting, action, object_kind as "objectKind", object_id as "objectId",
           result, reason, origin, request_id as "requestId", details, key_id as "keyId", prev_hash as "prevHash", hash
    from audit_event where seq > ${seq} order by seq limit ${limit}`.execute(db);
  return found.rows;
}

/** The end of the chain; publish it daily to show rows removed from the end. */
export async function auditHead(db: Queryable): Promise<ChainHead> {
  const found = await sql<ChainHead>`select seq, hash from audit_head`.execute(db);
  return first(found.rows);
}

/** The one row of the head. */
export function first<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (!row) throw new Error('The audit log has lost its head row; restore it from a backup');
  return row;
}
