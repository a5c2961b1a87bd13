import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient, RawBuilder } from 'kysely';
import type pg from 'pg';
import type { Tx } from './database.ts';
import { isBroken } from './faults.ts';
import { type Statement, sendTogether } from './together.ts';

type How = { readonly planned: true; readonly later: boolean };

/** How a statement is to be sent, by the list of its values: Kysely hands it on as it is. */
const ways = new WeakMap<readonly unknown[], How>();
const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  names.set(text, name);
  return name;
}

async function send<T>(tx: Tx, statement: RawBuilder<T>, how: How): Promise<readonly T[]> {
  const compiled = statement.compile(tx);
  ways.set(compiled.parameters, how);
  return (await tx.executeQuery(compiled)).rows;
}

/**
 * For a statement of every act: planned once on each connection. Its text must be the same each time, with all that differs as values.
 */
export const planned = <T>(tx: Tx, statement: RawBuilder<T>): Promise<readonly T[]> => send(tx, statement, { planned: true, later: false });

/**
 * As `planned`, for a change whose answer nobody needs: sent with the next statement of the transaction, or with its commit.
 * What is wrong with it is told then, and nothing is committed.
 */
export async function withNext(tx: Tx, statement: RawBuilder<unknown>): Promise<void> {
  await send(tx, statement, { planned: true, later: true });
}

const begins = /^(?:begin|start transaction)\b/;
const nothing = (command: string) => ({ command, rowCount: 0, rows: [] });

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
    let waiting: Statement[] = [];
    const markBroken = (error: unknown): void => {
      brokenBy ??= error;
    };
    const query = async (text: string, values: readonly unknown[]): Promise<Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>> => {
      // A rollback on a silent connection would only wait as long once more.
      if (brokenBy)
        throw new Error(`Connection terminated: ${brokenBy instanceof Error ? brokenBy.message : brokenBy}`, { cause: brokenBy });
      const way = ways.get(values);
      const statement = { text, values, name: way && nameOf(text) };
      if (way?.later || begins.test(text)) {
        waiting.push(statement);
        return nothing('');
      }
      const before = waiting;
      waiting = [];
      const notBegun = before[0] !== undefined && begins.test(before[0].text);
      if (notBegun && (text === 'rollback' || (text === 'commit' && before.length === 1))) return nothing(text.toUpperCase());
      try {
        return await (text === 'rollback' || before.length === 0 ? sendOne(client, statement) : sendAll(client, [...before, statement]));
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

const sendOne = (client: pg.PoolClient, { text, values, name }: Statement): Promise<pg.QueryResult> =>
  client.query({ text, values: [...values], ...(name ? { name } : {}) });

async function sendAll(client: pg.PoolClient, statements: readonly Statement[]): Promise<pg.QueryResult> {
  const last = (await sendTogether(client, statements)).at(-1);
  if (!last) throw new Error('nothing was sent');
  return last;
}
