import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log.ts';
import { typeParsers } from './types.ts';
import type { SystemWork } from './works-for.ts';

/** The role that the running application has: no DDL, no way round row-level security. See docs/adr/0003. */
export const appRole = 'tillstand_app';

export type PoolOptions = {
  log: Log;
  /** Connections at most. */
  max?: number;
  /** Assumed on every connection, so that a login with more rights works with less. Null: the login's own. */
  role?: string | null;
  /** Every connection does the product's own work, as `worksForSystem` says for one transaction: for the command line. */
  system?: SystemWork;
  /** Asked before each transaction that may write; what it throws is told to the one who wanted to. */
  beforeWrite?: () => void;
  /** The longest that one statement may take, in milliseconds. */
  statementTimeoutMs?: number;
};

export function createPool(url: string, options: PoolOptions): pg.Pool {
  const { log, max = 10, role = appRole, system, statementTimeoutMs = 10_000 } = options;
  const assumed = [...(role === null ? [] : [`-c role=${role}`]), ...(system ? [`-c tillstand.system=${system}`] : [])].join(' ');
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: typeParsers,
    application_name: 'tillstand',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + 2_000, // a database that is silent, not slow, cannot end the statement itself
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    ...(assumed === '' ? {} : { options: assumed }),
  });
  // Without a listener, an idle connection that is cut would end the whole process. Where it broke in our code says nothing: the reason does.
  pool.on('error', ({ message }) => {
    if (!pool.ending) log.warn({ reason: message }, 'an idle database connection was lost; a new one is opened when it is needed');
  });
  const open = new Set<pg.PoolClient>();
  pool.on('connect', (client) => {
    open.add(client);
    // Between being given back and being closed a connection has no other listener; one that is cut just then must not end the process.
    client.on('error', () => undefined);
  });
  pool.on('remove', (client) => open.delete(client));
  openIn.set(pool, open);
  return pool;
}

const openIn = new WeakMap<pg.Pool, ReadonlySet<pg.PoolClient>>();
const endLimitMs = 2_000;

/**
 * Ends a pool and waits, at most 2 s, until its connections are closed. The pool itself says that it has ended while they are still being
 * closed; a database that is stopped just then would tell each of them that it cuts it.
 */
export async function endPool(pool: pg.Pool): Promise<void> {
  if (pool.ending) return;
  const until = performance.now() + endLimitMs;
  await pool.end();
  while ((openIn.get(pool)?.size ?? 0) > 0 && performance.now() < until) await wait(5);
}
