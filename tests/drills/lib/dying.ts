import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Database, Tx } from '../../../src/platform/db/index.ts';

export type Dying = {
  readonly tx: Database['tx'];
  /** How many messages of transactions there have been. */
  readonly seen: () => number;
};

/** Wraps the connection that a transaction gets. */
type Wrap = (client: pg.PoolClient) => pg.PoolClient;
const within = new AsyncLocalStorage<Wrap>();
const watched = new WeakSet<pg.Pool>();

/** From here on the pool gives those who ask within a transaction that is to die the connection that it dies on. */
function watch(pool: pg.Pool): void {
  if (watched.has(pool)) return;
  watched.add(pool);
  const connect = pool.connect.bind(pool);
  const watching = (callback?: Parameters<pg.Pool['connect']>[0]) => {
    if (callback) return connect(callback);
    const wrap = within.getStore();
    return connect().then((client) => (wrap ? wrap(client) : client));
  };
  pool.connect = watching as typeof pool.connect;
}

/** Before which message of transactions the connection ends: the n-th, or the one that is to commit what has been written. */
export type Death = number | 'commit';

/** One after the other, until it is done: before the commit, and before a message here and there from the first on. */
export function deathAt(turn: number): Death {
  if (turn === 0) return 'commit';
  return turn <= 3 ? turn : 3 + (turn - 3) * 6;
}

/**
 * Transactions of a database whose server ends the connection before a certain one of their messages, as when it is killed there: what was begun is
 * gone. They are as they would be otherwise: several statements go in one message, in the hope of being first. `superuser` ends them, from a connection
 * of its own.
 */
export function dying(real: Pick<Database, 'tx' | 'pool'>, superuser: pg.Client, death: Death): Dying {
  let seen = 0;
  let isDone = false;
  watch(real.pool);
  const wrap: Wrap = (client) => {
    const send = client.query.bind(client) as (question: unknown) => unknown;
    const query = (question: unknown): unknown => {
      seen += 1;
      if (death === 'commit' ? !isDone : seen !== death) return send(question);
      const { processID } = client as unknown as { readonly processID: number };
      const dead = superuser.query('select pg_terminate_backend($1, 5000)', [processID]);
      return dead.then(() => send(question));
    };
    return new Proxy(client, {
      get: (target, name) => {
        if (name === 'query') return query;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  const tx: Dying['tx'] = (work, options) =>
    within.run(wrap, () =>
      real.tx(async (inner) => {
        isDone = false;
        const done = await work(inner);
        isDone = death === 'commit' && (await hasWritten(inner));
        return done;
      }, options),
    );
  return { seen: () => seen, tx };
}

async function hasWritten(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ wrote: boolean }>`select pg_current_xact_id_if_assigned() is not null as wrote`.execute(tx);
  return rows[0]?.wrote ?? false;
}
