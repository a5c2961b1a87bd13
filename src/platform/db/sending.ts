import { createHash } from 'node:crypto';
import { CompiledQuery, type RawBuilder } from 'kysely';
import type { Tx } from './database.ts';
import type { Fate } from './together.ts';

/** A statement whose text is always the same. */
export type Fixed = { readonly text: string; readonly values: readonly unknown[] };

/** What a transaction has at its very end to reach the database with. */
export type AtTheEnd = {
  /** The same for every transaction of one database in this process. */
  readonly database: object;
  /** Sends what waits and this in one message, and gives the rows of this. */
  readonly ask: (statement: Fixed) => Promise<readonly unknown[]>;
  /** Sends what waits, these and the commit in one message, and gives the rows of each of these. */
  readonly commit: (statements: readonly Fixed[]) => Promise<readonly (readonly unknown[])[]>;
};

/** Commits a transaction that has left these for its end. Once it has begun to commit, it must not go on. */
export type Ending<T> = (items: readonly T[], end: AtTheEnd) => Promise<void>;

/** How a statement is to be sent: planned once on each connection, and perhaps later; or that it is none, but something for the end. */
export type How = { readonly fate: Fate | undefined; readonly last?: undefined } | { readonly last: Last };
export type Last = { readonly ending: Ending<unknown>; readonly item: unknown };

/** By the list of values, which Kysely hands on as it is. */
const hows = new WeakMap<readonly unknown[], How>();
export const howToSend = (values: readonly unknown[]): How | undefined => hows.get(values);

const names = new Map<string, string>();
const MOST_NAMES = 5_000;

/** What a statement that is planned once is called, on every connection. */
export function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  if (names.size >= MOST_NAMES) names.clear(); // a name follows from its text, and is found again
  names.set(text, name);
  return name;
}

async function send<T>(tx: Tx, statement: RawBuilder<T>, fate: Fate | undefined): Promise<readonly T[]> {
  const compiled = statement.compile(tx);
  hows.set(compiled.parameters, { fate });
  return (await tx.executeQuery(compiled)).rows;
}

/**
 * For a statement of every act: planned once on each connection. Its text must be the same each time, with all that differs as values.
 */
export const planned = <T>(tx: Tx, statement: RawBuilder<T>): Promise<readonly T[]> => send(tx, statement, undefined);

/**
 * As `planned`, for a change whose answer nobody needs: sent with the next statement of the transaction, or with its commit.
 * What is wrong with it is told then, and nothing is committed; its fate, which comes at once, says it too.
 */
export async function withNext(tx: Tx, statement: RawBuilder<unknown>): Promise<Fate> {
  const fate: Fate = { sent: false, fault: undefined };
  await send(tx, statement, fate);
  return fate;
}

/** Leaves something for the end of the transaction. When it is to be committed, `ending` does that, with all that has been left for it. */
export async function lastly<T>(tx: Tx, ending: Ending<T>, item: T): Promise<void> {
  const none: unknown[] = [];
  hows.set(none, { last: { ending: ending as Ending<unknown>, item } });
  await tx.executeQuery(CompiledQuery.raw('', none));
}
