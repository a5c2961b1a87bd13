import { type AtTheEnd, lastly, type Tx } from '../../platform/db/index.ts';
import { type AuditKey, type ChainHead, chainHash } from './chain.ts';
import type { AuditEvent, AuditRow } from './core/event.ts';
import { endOf } from './end.ts';
import { first, type LockedHead, lockHead, type Micros, rowAdded } from './store.ts';

type Unlogged = { readonly event: AuditEvent; readonly key: AuditKey };

/**
 * Adds events to the log, in the transaction of the act itself: they become its last words, in the message that commits it,
 * so that others wait no longer than that for the end of the log.
 */
export async function appendAudit(tx: Tx, key: AuditKey, ...events: readonly [AuditEvent, ...AuditEvent[]]): Promise<void> {
  for (const event of events) await lastly<Unlogged>(tx, commitLogged, { event, key });
}

/**
 * Makes the rows to follow the end of the log as this process remembers it, after its own last act; the database refuses them, and the whole
 * transaction, if somebody else has written since. Where nothing is remembered, the database is asked first and keeps the end still.
 */
async function commitLogged(events: readonly Unlogged[], { database, ask, commit }: AtTheEnd): Promise<void> {
  const end = endOf(database);
  const leave = await end.turn();
  const hoped = leave && end.remembered();
  try {
    const start = hoped ?? end.found(first((await ask(lockHead)) as LockedHead[]));
    const rows = rowsAfter(start, start.clock, events);
    const head = rows.at(-1) ?? start;
    end.sends(head);
    const answers = (await commit(rows.map(rowAdded))) as { clock: Micros }[][];
    end.landed({ ...head, clock: first(answers.at(-1) ?? []).clock });
  } catch (error) {
    end.lost({ hoped: hoped !== undefined, error });
    throw error;
  } finally {
    leave?.();
  }
}

function rowsAfter(start: ChainHead, clock: Micros, events: readonly Unlogged[]): readonly AuditRow[] {
  const at = textOf(clock);
  const rows: AuditRow[] = [];
  for (const { event, key } of events) {
    const before: ChainHead = rows.at(-1) ?? start;
    const row = rowOf(event, { seq: before.seq + 1, at, prevHash: before.hash, keyId: key.id });
    rows.push({ ...row, hash: chainHash(row, key.secret) });
  }
  return rows;
}

/** As the database writes it, in UTC. */
const textOf = (clock: Micros): string =>
  `${new Date(Math.floor(clock / 1_000)).toISOString().slice(0, -1)}${String(clock % 1_000).padStart(3, '0')}Z`;

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
