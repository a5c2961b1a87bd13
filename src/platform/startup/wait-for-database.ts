import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { isUnavailable } from '../db/index.ts';
import { OperatorFault } from '../operator-fault.ts';

/** Where a database is, without the name and password in its address. */
export const placeOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host || 'the local socket'}${pathname === '/' ? '' : pathname}`;
};

const reasonOf = (error: unknown): string => {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
};

const tryOnce = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => undefined);
  }
};

/**
 * Waits until the database takes connections: tries each second, tells `onWait` the first time.
 * A refusal that waiting does not mend (wrong password, no such database) is an OperatorFault at once, a long silence after `limitMs`.
 */
export async function waitForDatabase(url: string, limitMs: number, onWait: (reason: string) => void): Promise<void> {
  const end = performance.now() + limitMs;
  for (let told = false; ; told = true) {
    try {
      return await tryOnce(url);
    } catch (error) {
      const reason = reasonOf(error);
      if (!isUnavailable(error))
        throw new OperatorFault(`The database at ${placeOf(url)} refuses: ${reason}. Check DATABASE_URL.`, { cause: error });
      if (performance.now() + 1_000 > end)
        throw new OperatorFault(`The database at ${placeOf(url)} cannot be reached: ${reason}. Is it running, and is DATABASE_URL right?`, {
          cause: error,
        });
      if (!told) onWait(reason);
      await wait(1_000);
    }
  }
}
