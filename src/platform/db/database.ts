import { type IsolationLevel, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type pg from 'pg';
import { isOutdated, isRetryable } from './faults.ts';
import { type Listener, type ListenOptions, listen } from './listen.ts';
import { createPool, endPool, type PoolOptions } from './pool.ts';
import { guarded } from './transaction-client.ts';

/**
 * No tables: each module names its own in its `queries.ts` and `store.ts` with `tx.withTables<{ … }>()`,
 * so that none reads another's.
 */
export type NoTables = Record<never, never>;

/** A transaction. Functions that write take it as their first argument. */
export type Tx = Transaction<NoTables>;

/** A transaction, or the database itself: for reading. */
export type Queryable = Kysely<NoTables>;

export type Database = {
  pool: pg.Pool;
  kysely: Queryable;
  /**
   * Runs the work in one transaction: all of it holds, or none.
   * A deadlock or a serialisation failure, or another that was first where it hoped to be, runs it again, so the work must have no effect outside the database.
   */
  tx<T>(work: (tx: Tx) => Promise<T>, options?: { isolation?: IsolationLevel }): Promise<T>;
  /** Runs several questions that must see the same moment (read only, repeatable read). */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether the database answers now, within the given milliseconds. Never throws. */
  isReady(limitMs?: number): Promise<boolean>;
  /** Hears `NOTIFY channel` on a connection of its own that mends itself. */
  listen(channel: string, handler: (payload: string) => void, options?: Omit<ListenOptions, 'log'>): Listener;
  close(): Promise<void>;
};

const tries = 4;

const firstTries = new WeakSet<Tx>();

/** Whether a transaction is run for the first time, so that it may hope that no other was first. */
export const isFirstTry = (tx: Tx): boolean => firstTries.has(tx);

/** More than a pool has connections: one that is new has planned nothing. A fault that looks so and is none of a plan comes to an end here. */
const mostOutdated = 30;

async function withRetries<T>(run: (isFirst: boolean) => Promise<T>, left = tries, outdated = 0): Promise<T> {
  try {
    return await run(left === tries);
  } catch (error) {
    // Every connection may have planned the same too early; each is closed when it says so, and counts for none.
    if (isOutdated(error) && outdated < mostOutdated) return withRetries(run, left, outdated + 1);
    if (left === 1 || !isRetryable(error)) throw error;
    return withRetries(run, left - 1, outdated);
  }
}

const answersWithin = (question: Promise<unknown>, limitMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), limitMs);
    question.then(
      () => resolve(true),
      () => resolve(false),
    );
    question.catch(() => undefined).finally(() => clearTimeout(timer));
  });

/** Opens a pool; connects only when first asked. Close it when done. */
export function createDb(url: string, options: PoolOptions): Database {
  const pool = createPool(url, options);
  const kysely = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: guarded(pool) }) });
  const listeners = new Set<Listener>();
  return {
    pool,
    kysely,
    tx: async (work, { isolation = 'read committed' } = {}) => {
      options.beforeWrite?.();
      return withRetries((isFirst) =>
        kysely
          .transaction()
          .setIsolationLevel(isolation)
          .execute((tx) => {
            if (isFirst) firstTries.add(tx);
            return work(tx);
          }),
      );
    },
    read: (work) => kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    isReady: (limitMs = 1_000) => answersWithin(sql`select 1`.execute(kysely), limitMs),
    listen: (channel, handler, listenOptions = {}) => {
      const listener = listen(url, channel, handler, { ...listenOptions, log: options.log });
      listeners.add(listener);
      return listener;
    },
    close: async () => {
      await Promise.all([...listeners].map((listener) => listener.close()));
      await endPool(pool);
    },
  };
}
