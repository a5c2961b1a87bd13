import { type KyselyPlugin, sql } from 'kysely';
import type pg from 'pg';
import type { Database } from '../../../src/platform/db/index.ts';

export type Dying = {
  readonly tx: Database['tx'];
  /** How many statements of transactions there have been. */
  readonly seen: () => number;
};

/**
 * Transactions of a database whose server ends the connection after so many of their statements, as when it is killed there: what was begun is gone.
 * `superuser` ends it, from a connection of its own.
 */
export function dying(real: Pick<Database, 'tx'>, superuser: pg.Client, after: number): Dying {
  let seen = 0;
  const counting = (pid: number | undefined): KyselyPlugin => ({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      seen += 1;
      if (seen === after) await superuser.query('select pg_terminate_backend($1, 5000)', [pid]);
      return result;
    },
  });
  return {
    seen: () => seen,
    tx: (work, options) =>
      real.tx(async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
        return work(tx.withPlugin(counting(rows[0]?.pid)) as typeof tx);
      }, options),
  };
}
