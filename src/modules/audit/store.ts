import { type RawBuilder, sql } from 'kysely';
import { planned, type Queryable, type Tx, withNext } from '../../platform/db/index.ts';
import { type AuditKey, type ChainHead, chainHash } from './chain.ts';
import type { AuditEvent, AuditRow } from './core/event.ts';

const UTC = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`);

/**
 * Adds events to the log, in the transaction of the act itself. Call it last: from here to the commit
 * other writers wait. Returns the number of the last.
 */
export async function appendAudit(tx: Tx, key: AuditKey, ...events: readonly [AuditEvent, ...AuditEvent[]]): Promise<number> {
  const head = await planned(
    tx,
    sql<{ seq: number; at: string; hash: Buffer }>`
    select seq, hash, to_char(clock_timestamp() at time zone 'UTC', ${UTC}) as at from audit_head for update`,
  );
  const { at, ...start } = first(head);
  let end: ChainHead = start;
  for (const event of events) {
    const row = rowOf(event, { seq: end.seq + 1, at, prevHash: end.hash, keyId: key.id });
    end = { seq: row.seq, hash: chainHash(row, key.secret) };
    await withNext(tx, rowAdded({ ...row, hash: end.hash }));
  }
  return end.seq;
}

/** The row, and with it the new end of the chain. */
const rowAdded = (row: AuditRow): RawBuilder<unknown> => sql`
  with added as (
    insert into audit_event (seq, at, actor, acting, action, object_kind, object_id, result, reason, origin, request_id, details, key_id, prev_hash, hash)
    values (${row.seq}, ${row.at}::timestamptz, ${row.actor}, ${row.acting}, ${row.action}, ${row.objectKind}, ${row.objectId}, ${row.result},
            ${row.reason}, ${row.origin}, ${row.requestId}, ${row.details}, ${row.keyId}, ${row.prevHash}, ${row.hash})
  )
  update audit_head set seq = ${row.seq}, hash = ${row.hash}`;

function rowOf(event: AuditEvent, at: Pick<AuditRow, 'seq' | 'at' | 'prevHash' | 'keyId'>): Omit<AuditRow, 'hash'> {
  return {
    ...at,
    actor: event.actor,
    acting: event.acting,
    action: event.action,
    objectKind: event.object?.kind ?? null,
    objectId: event.object?.id ?? null,
    result: event.result,
    reason: event.reason,
    origin: event.origin,
    requestId: event.requestId,
    details: JSON.stringify(event.details),
  };
}

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

function first<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (!row) throw new Error('The audit log has lost its head row; restore it from a backup');
  return row;
}
