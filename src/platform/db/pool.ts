import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import { isBroken } from './faults.ts';
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
  // Without a listener, an idle connection that is cut would end the whole process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  return pool;
}

/** Kysely gives every connection back as sound; here one that failed on the way is closed instead. */
export const guarded = (pool: pg.Pool): PostgresPool => ({
  options: {},
  end: () => pool.end(),
  connect: async () => {
    const client = await pool.connect();
    let brokenBy: unknown;
    const markBroken = (error: unknown): void => {
      brokenBy ??= error;
    };
    const query = async (text: string, parameters: unknown[]): Promise<pg.QueryResult> => {
      // A rollback on a silent connection would only wait as long once more.
      if (brokenBy)
        throw new Error(`Connection terminated: ${brokenBy instanceof Error ? brokenBy.message : brokenBy}`, { cause: brokenBy });
      try {
        return await client.query(text, parameters);
      } catch (error) {
        if (isBroken(error)) markBroken(error);
        throw error;
      }
    };
    client.on('error', markBroken);
    return {
      query: query as unknown as PostgresPoolClient['query'],
      release: () => {
        client.off('error', markBroken);
        client.release(brokenBy !== undefined);
      },
    };
  },
});
