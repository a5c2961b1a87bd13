import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { createDb, type Ending, lastly, planned, type Tx, withNext } from './index.ts';

const fresh = await freshDb();
await fresh.asOwner('create table kept (n int primary key); grant select, insert on kept to tillstand_app');
// One connection, so that each case meets what the one before has left on it.
const db = createDb(fresh.appUrl, { log: quietLog, max: 1 });
afterAll(async () => {
  await db.close();
  await fresh.close();
});

const add = (tx: Tx, n: number) => withNext(tx, sql`insert into kept (n) values (${n})`);
const isKept = async (n: number): Promise<boolean> =>
  (await sql<{ there: boolean }>`select exists (select from kept where n = ${n}) as there`.execute(db.kysely)).rows[0]?.there ?? false;
const quotient = (tx: Tx, by: number) => planned(tx, sql<{ q: number }>`select 10 / ${by}::int as q`);

describe('what may wait', () => {
  test('goes with the commit', async () => {
    await db.tx((tx) => add(tx, 1));
    expect(await isKept(1)).toBe(true);
  });

  test('goes before the next statement, which sees it', async () => {
    const seen = await db.tx(async (tx) => {
      await add(tx, 2);
      return (await sql<{ n: number }>`select n from kept where n = 2`.execute(tx)).rows;
    });
    expect(seen).toEqual([{ n: 2 }]);
  });

  test('and is wrong is told at the commit, and nothing is kept', async () => {
    let wasHeld = false;
    const work = db.tx(async (tx) => {
      await add(tx, 3);
      await add(tx, 1);
      wasHeld = true;
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect([wasHeld, await isKept(3)]).toEqual([true, false]);
  });

  test('and has a value that cannot be sent takes with it what it was to be kept with', async () => {
    const work = db.tx(async (tx) => {
      await add(tx, 5);
      await withNext(tx, sql`select ${{ n: 1n }}::jsonb`);
    });
    await expect(work).rejects.toThrow('BigInt');
    expect(await isKept(5)).toBe(false);
  });

  test('is not done when the work fails', async () => {
    const work = db.tx(async (tx) => {
      await sql`select 1`.execute(tx);
      await add(tx, 4);
      throw new Error('stop here');
    });
    await expect(work).rejects.toThrow('stop here');
    expect(await isKept(4)).toBe(false);
  });
});

describe('the fate of what may wait', () => {
  test('tells when it has been sent, and what was wrong with it', async () => {
    const seen: unknown[] = [];
    const work = db.tx(async (tx) => {
      const [fate, wrong] = [await withNext(tx, sql`select ${1}::int`), await withNext(tx, sql`select 1 / ${0}::int`)];
      seen.push(fate.sent);
      await sql`select 2`.execute(tx).catch((error: unknown) => seen.push(fate.sent, fate.fault, wrong.fault === error));
    });
    await work.catch(() => undefined);
    expect(seen).toEqual([false, true, undefined, true]);
  });
});

describe('what is left for the end', () => {
  const put = (n: number) => ({ text: 'insert into kept (n) values ($1) returning n', values: [n] });
  const inOrder: Ending<number> = async (items, { ask, commit }) => {
    const [{ most }] = (await ask({ text: 'select coalesce(max(n), 0) as most from kept', values: [] })) as [{ most: number }];
    expect(await commit(items.map((item) => put(most + item)))).toEqual(items.map((item) => [{ n: most + item }]));
  };

  test('comes after all else, whenever it was left, and with the commit', async () => {
    await db.tx(async (tx) => {
      await lastly(tx, inOrder, 1);
      await add(tx, 100);
      await lastly(tx, inOrder, 2);
    });
    expect([await isKept(100), await isKept(101), await isKept(102)]).toEqual([true, true, true]);
  });

  test('is not done when the work fails, nor in the next transaction', async () => {
    const work = db.tx(async (tx) => {
      await lastly(tx, inOrder, 1);
      throw new Error('stop here');
    });
    await expect(work).rejects.toThrow('stop here');
    await db.tx((tx) => add(tx, 200));
    expect([await isKept(103), await isKept(201), await isKept(200)]).toEqual([false, false, true]);
  });

  test('takes all with it when it cannot be done', async () => {
    const work = db.tx(async (tx) => {
      await add(tx, 300);
      await lastly<number>(tx, (_items, { commit }) => commit([put(200)]).then(() => undefined), 1);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await isKept(300)).toBe(false);
  });

  test.each<[string, readonly Ending<number>[]]>([
    ['that commits nothing', [async () => undefined]],
    ['in two ways', [inOrder, async (_items, { commit }) => void (await commit([]))]],
  ])('%s is a mistake, and nothing is kept', async (_what, endings) => {
    const work = db.tx(async (tx) => {
      await sql`insert into kept (n) values (400)`.execute(tx);
      for (const ending of endings) await lastly(tx, ending, 1);
    });
    await expect(work).rejects.toThrow('a transaction');
    expect(await isKept(400)).toBe(false);
  });
});

describe('a change that comes again', () => {
  const plans = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements where statement like '%-- again%'`.execute(db.kysely))
      .rows[0]?.n;
  const put = (tx: Tx, n: number) =>
    sql<{ n: number }>`insert into kept -- again
    (n) values (${n}) returning *`.execute(tx);

  test('is planned once, the third time; a question is not', async () => {
    const seen: unknown[] = [];
    for (const n of [500, 501, 502, 503]) {
      await db.tx(async (tx) => {
        await put(tx, n);
        await sql`select n from kept -- again`.execute(tx);
      });
      seen.push(await plans());
    }
    expect(seen).toEqual([0, 0, 1, 1]);
  });

  test('is planned anew when its table has been altered, and nobody notices', async () => {
    await fresh.asOwner('alter table kept add column more text');
    const { rows } = await db.tx((tx) => put(tx, 504));
    expect(rows).toEqual([{ n: 504, more: null }]);
  });

  test('and that every connection has planned too early is run until one plans it anew', async () => {
    const many = 6;
    const wide = createDb(fresh.appUrl, { log: quietLog, max: many });
    const onEach = async (first: number) => {
      const allAreThere = Promise.withResolvers<void>();
      let there = 0;
      const one = (n: number) =>
        wide.tx(async (tx) => {
          await put(tx, n);
          there += 1;
          if (there === many) allAreThere.resolve();
          await allAreThere.promise;
        });
      await Promise.all(Array.from({ length: many }, (_, i) => one(first + i)));
    };
    for (const first of [510, 520, 530]) await onEach(first);
    await fresh.asOwner('alter table kept add column most text');
    const { rows } = await wide.tx((tx) => put(tx, 540));
    await wide.close();
    expect(rows).toEqual([{ n: 540, more: null, most: null }]);
  });
});

describe('a statement that is planned once', () => {
  test.each([
    ['works', 5, 2],
    ['fails', 0, undefined],
    ['works after it failed', 2, 5],
  ])('%s', async (_what, by, q) => {
    const work = db.tx(async (tx) => (await quotient(tx, by))[0]?.q);
    await (q === undefined ? expect(work).rejects.toMatchObject({ code: '22012' }) : expect(work).resolves.toBe(q));
  });

  test('is kept by its connection', async () => {
    const kept = sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements where statement like 'select 10 /%'`;
    expect((await kept.execute(db.kysely)).rows).toEqual([{ n: 1 }]);
  });

  test('and was once given a value that cannot be sent works with the next', async () => {
    const kept = (value: unknown) => db.tx((tx) => planned(tx, sql<{ kept: unknown }>`select ${value}::jsonb as kept`));
    await expect(kept({ n: 1n })).rejects.toThrow('BigInt');
    expect(await kept({ n: 2 })).toEqual([{ kept: { n: 2 } }]);
  });

  test('and that cannot be planned is told of each time, and what came after it can be sent again', async () => {
    for (let i = 0; i < 2; i++) {
      const work = db.tx(async (tx) => {
        await withNext(tx, sql`insert into nowhere values (${1})`);
        return quotient(tx, 5);
      });
      await expect(work).rejects.toMatchObject({ code: '42P01' });
    }
    expect(await db.tx((tx) => quotient(tx, 5))).toEqual([{ q: 2 }]);
  });
});

describe('a transaction', () => {
  test('that asks nothing does not even begin', async () => {
    await expect(createDb('postgres://x@127.0.0.1:1/x', { log: quietLog }).tx(async () => 'nothing')).rejects.toThrow();
    await expect(db.tx(async () => 'nothing')).resolves.toBe('nothing');
    await expect(db.tx(() => Promise.reject(new Error('at once')))).rejects.toThrow('at once');
  });

  test('whose work hides a fault of the database is not taken for committed', async () => {
    const hidden = db.tx(async (tx) => {
      await sql`insert into kept (n) values (600)`.execute(tx);
      await sql`select 1 / 0`.execute(tx).catch(() => undefined);
    });
    await expect(hidden).rejects.toThrow('rolled back');
    expect(await isKept(600)).toBe(false);
  });

  test('whose first answer cannot be read fails, and the next one works', async () => {
    const tooBig = db.tx((tx) => sql`select 9007199254740993::bigint as n`.execute(tx));
    await expect(tooBig).rejects.toThrow(RangeError);
    expect(await db.tx((tx) => quotient(tx, 2))).toEqual([{ q: 5 }]);
  });
});
