import { afterAll, expect, test } from 'vitest';
import { freshDb } from '../../../tests/support/fresh-db.ts';

const db = await freshDb();
afterAll(() => db.close());

const notify = (payload: string) => db.pool.query("select pg_notify('register_changed', $1)", [payload]);
const soon = <T>(promise: Promise<T>): Promise<T> =>
  Promise.race([promise, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('not heard')), 5_000))]);

/** Collects, and lets a test wait for the nth. */
const collector = () => {
  const heard: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    heard,
    handler: (payload: string) => {
      heard.push(payload);
      for (const wake of waiting.splice(0)) wake();
    },
    until: async (count: number) => {
      while (heard.length < count) await soon(new Promise<void>((resolve) => waiting.push(resolve)));
    },
  };
};

test('hears what is said after it began, in order', async () => {
  const { handler, heard, until } = collector();
  const listener = db.listen('register_changed', handler);
  await soon(listener.ready);
  await notify('1');
  await notify('2');
  await until(2);
  expect(heard).toEqual(['1', '2']);
  await listener.close();
});

test('comes back after its connection was cut, and says so', async () => {
  const { handler, heard, until } = collector();
  const down = Promise.withResolvers<void>();
  const back = Promise.withResolvers<void>();
  const listener = db.listen('register_changed', handler, { onDown: () => down.resolve(), onReconnect: () => back.resolve() });
  await soon(listener.ready);
  await db.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tillstand listen' and datname = current_database()",
  );
  await soon(down.promise);
  await soon(back.promise);
  await notify('after');
  await until(1);
  expect(heard).toEqual(['after']);
  await listener.close();
});

test('a handler that throws does not stop the next from being heard', async () => {
  const { handler, heard, until } = collector();
  const listener = db.listen('register_changed', (payload) => {
    if (payload === 'bad') throw new Error('bad');
    handler(payload);
  });
  await soon(listener.ready);
  await notify('bad');
  await notify('good');
  await until(1);
  expect(heard).toEqual(['good']);
  await listener.close();
});

test('a channel name cannot carry SQL', () => {
  expect(() => db.listen('x; drop table y', () => undefined)).toThrow('not a channel name');
});
