import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isBroken, isOutdated } from './faults.ts';
import { isRepeated } from './repeated.ts';
import { type Fixed, howToSend, type Last, nameOf } from './sending.ts';
import { type Statement, sendTogether } from './together.ts';

const begins = /^(?:begin|start transaction)\b/;
const nothing = (command: string) => ({ command, rowCount: 0, rows: [] });
type Answer = Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>;

const named = ({ text, values }: Fixed): Statement => ({ text, values, name: nameOf(text) });

/**
 * The pool as Kysely uses it. The start of a transaction goes along with its first statement, and what may wait with the next: each trip
 * to the database costs as much as most statements. Kysely gives every connection back as sound; here one that failed is closed.
 */
export const guarded = (pool: pg.Pool): PostgresPool => ({
  options: {},
  end: () => pool.end(),
  connect: async () => {
    const client = await pool.connect();
    let brokenBy: unknown;
    let isToBeClosed = false;
    const markBroken = (error: unknown): void => {
      brokenBy ??= error;
    };
    const sending = sender(pool, client);
    const query = async (text: string, values: readonly unknown[]): Promise<Answer> => {
      // A rollback on a silent connection would only wait as long once more.
      if (brokenBy)
        throw new Error(`Connection terminated: ${brokenBy instanceof Error ? brokenBy.message : brokenBy}`, { cause: brokenBy });
      try {
        return await sending(text, values);
      } catch (error) {
        if (isBroken(error)) markBroken(error);
        isToBeClosed ||= isOutdated(error);
        throw error;
      }
    };
    client.on('error', markBroken);
    return {
      query: query as unknown as PostgresPoolClient['query'],
      release: () => {
        client.off('error', markBroken);
        client.release(isToBeClosed || brokenBy !== undefined);
      },
    };
  },
});

/** Sends what one transaction after the other asks, on one connection. */
function sender(pool: pg.Pool, client: pg.PoolClient) {
  let waiting: Statement[] = [];
  let left: Last[] = [];

  const withWaiting = (...statements: readonly Statement[]): Promise<readonly pg.QueryResult[]> => {
    const all = [...waiting, ...statements];
    waiting = [];
    return all.length === 1 && all[0] ? sendOne(client, all[0]) : sendTogether(client, all);
  };

  const end = async (statement: Statement): Promise<Answer> => {
    const commits = statement.text === 'commit';
    const lasts = left;
    left = [];
    const notBegun = waiting[0] !== undefined && begins.test(waiting[0].text);
    const hasNothing = notBegun && (!commits || (waiting.length === 1 && lasts.length === 0));
    if (hasNothing || !commits) waiting = [];
    if (hasNothing) return nothing(statement.text.toUpperCase());
    return commits && lasts.length > 0 ? commitWith(pool, withWaiting, lasts) : lastOf(await withWaiting(statement));
  };

  return async (text: string, values: readonly unknown[]): Promise<Answer> => {
    const how = howToSend(values);
    if (how?.last) {
      left.push(how.last);
      return nothing('');
    }
    const isBegin = begins.test(text);
    const isPlanned = how !== undefined || isBegin || isRepeated(client, text);
    const statement = { text, values, name: isPlanned ? nameOf(text) : undefined, fate: how?.fate };
    if (how?.fate || isBegin) {
      waiting.push(statement);
      return nothing('');
    }
    return text === 'commit' || text === 'rollback' ? end(statement) : lastOf(await withWaiting(statement));
  };
}

async function commitWith(
  database: object,
  withWaiting: (...statements: readonly Statement[]) => Promise<readonly pg.QueryResult[]>,
  lasts: readonly Last[],
): Promise<Answer> {
  const [{ ending } = { ending: undefined }, ...others] = lasts;
  if (!ending || others.some((one) => one.ending !== ending)) throw new Error('a transaction ends in one way');
  let committed: pg.QueryResult | undefined;
  await ending(
    lasts.map(({ item }) => item),
    {
      database,
      ask: async (statement) => lastOf(await withWaiting(named(statement))).rows,
      commit: async (statements) => {
        const answers = await withWaiting(...statements.map(named), named({ text: 'commit', values: [] }));
        committed = lastOf(answers);
        return answers.slice(-1 - statements.length, -1).map(({ rows }) => rows);
      },
    },
  );
  if (!committed) throw new Error('a transaction was ended and not committed');
  return committed;
}

const sendOne = async (client: pg.PoolClient, { text, values, name }: Statement): Promise<readonly pg.QueryResult[]> => [
  await client.query({ text, values: [...values], ...(name ? { name } : {}) }),
];

function lastOf(answers: readonly pg.QueryResult[]): pg.QueryResult {
  const last = answers.at(-1);
  if (!last) throw new Error('nothing was sent');
  return last;
}
