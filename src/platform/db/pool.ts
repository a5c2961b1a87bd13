import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import { isBroken } from './faults.ts';
import { typeParsers } from './types.ts';

/** The role that the running application has: no DDL, no way round row-level security. See docs/adr/0003. */
export const appRole = 'tillstand_app';

export type PoolOptions = {
  log: Log;
  /** Connections at most. */
  max?: number;
  /** Assumed on every connection, so that a login with more rights works with less. Null: the login's own. */
  role?: string | null;
  /** The longest that one statement may take, in milliseconds. */
  statementTimeoutMs?: number;
};

export function createPool(url: string, options: PoolOptions): pg.Pool {
  const { log, max = 10, role = appRole, statementTimeoutMs = 10_000 } = options;
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
    ...(role === null ? {} : { options: `-c role=${role}` }),
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
    let broken = false;
    const markBroken = (): void => {
      broken = true;
    };
    const query = async (text: string, parameters: unknown[]): Promise<pg.QueryResult> => {
      // A rollback on a silent connection would only wait as long once more.
      if (broken) throw new Error('Connection terminated: an earlier statement on it failed');
      try {
        return await client.query(text, parameters);
      } catch (error) {
        broken ||= isBroken(error);
        throw error;
      }
    };
    client.on('error', markBroken);
    return {
      query: query as unknown as PostgresPoolClient['query'],
      release: () => {
        client.off('error', markBroken);
        client.release(broken);
      },
    };
  },
});
