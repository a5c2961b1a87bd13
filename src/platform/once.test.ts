import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDb, freshDb, quietLog } from '../../tests/support/fresh-db.ts';
import { fail, ok, type Result } from '../kernel/result.ts';
import { createJobs } from './jobs/index.ts';
import { type OnceKey, once, onceJobs } from './once.ts';

let db: FreshDb;
beforeAll(async () => {
  db = await freshDb();
  await db.asOwner('create table effect (n int); grant select, insert on effect to tillstand_app');
});
afterAll(() => db.close());
beforeEach(() => db.asOwner('truncate effect, idempotency_key'));

const keyOf = (changes: Partial<OnceKey> = {}): OnceKey => ({
  owner: 'someone',
  route: 'things.add',
  key: 'a-key-of-sixteen-characters',
  requestHash: Buffer.from('content'),
  ...changes,
});

/** Leaves one row, and answers with how many there are. */
const leaveOne = (key: OnceKey) =>
  db.tx((tx) =>
    once(tx, key, async () => {
      await sql`insert into effect values (1)`.execute(tx);
      return ok('done');
    }),
  );
const effects = async () => (await db.asOwner('select from effect')).length;

describe('the same request', () => {
  it('sent fifty times at once has one effect, and everyone gets the same answer', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => leaveOne(keyOf())));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":true,"value":"done"}']));
    expect(await effects()).toBe(1);
  });

  it('with other content is told so, and changes nothing', async () => {
    await leaveOne(keyOf());
    expect(await leaveOne(keyOf({ requestHash: Buffer.from('other content') }))).toEqual({ ok: false, error: 'key-reused' });
    expect(await effects()).toBe(1);
  });

  it.each([
    ['of another person', { owner: 'someone else' }],
    ['at another address', { route: 'things.remove' }],
    ['with another key', { key: 'another-key-of-some-length' }],
  ])('%s is another request', async (_, changes) => {
    await leaveOne(keyOf());
    await leaveOne(keyOf(changes));
    expect(await effects()).toBe(2);
  });
});

describe('sent again, with work that', () => {
  const again = (work: () => Promise<Result<string, string>>) => {
    let runs = 0;
    const key = keyOf();
    const answer = db.tx((tx) =>
      once(tx, key, () => {
        runs += 1;
        return work();
      }),
    );
    return { answer, runs: () => runs };
  };

  it.each<[string, () => Promise<Result<string, string>>]>([
    ['sees by another way that all has been done, and says no', async () => ((await effects()) > 0 ? fail('too late') : ok('done'))],
    ['then throws', () => Promise.reject(new Error('too late'))],
    ['asks nothing', async () => ok('done again')],
  ])('%s, gives the first answer', async (_what, work) => {
    await leaveOne(keyOf());
    const { answer, runs } = again(work);
    expect(await answer).toEqual({ ok: true, value: 'done' });
    expect([runs(), await effects()]).toEqual([1, 1]);
  });

  it('takes a fault of the database for its own, gives the first answer', async () => {
    await leaveOne(keyOf());
    const key = keyOf();
    const answer = await db.tx((tx) =>
      once(tx, key, async () => {
        const added = await sql`insert into effect values (1)`.execute(tx).catch(() => undefined);
        return added ? ok('done again') : fail('could not');
      }),
    );
    expect([answer, await effects()]).toEqual([{ ok: true, value: 'done' }, 1]);
  });
});

it('work that asks nothing is done once, however parallel', async () => {
  let runs = 0;
  const silent = () => db.tx((tx) => once(tx, keyOf(), async () => ok(`run ${++runs}`)));
  const answers = await Promise.all(Array.from({ length: 20 }, silent));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

describe('work that fails', () => {
  it('may be tried again with the same key', async () => {
    expect(await db.tx((tx) => once(tx, keyOf(), async () => fail('not now')))).toEqual({ ok: false, error: 'not now' });
    expect(await leaveOne(keyOf())).toEqual({ ok: true, value: 'done' });
    expect(await effects()).toBe(1);
  });

  it('by throwing leaves neither effect nor key', async () => {
    const broken = db.tx((tx) =>
      once(tx, keyOf(), async () => {
        await sql`insert into effect values (1)`.execute(tx);
        throw new Error('the node was killed');
      }),
    );
    await expect(broken).rejects.toThrow('killed');
    expect(await effects()).toBe(0);
    expect((await leaveOne(keyOf())).ok).toBe(true);
  });
});

it('forgets keys after seven days, at night', async () => {
  await leaveOne(keyOf());
  await db.asOwner("update idempotency_key set created_at = created_at - interval '8 days'");
  await leaveOne(keyOf({ key: 'another-key-of-some-length' }));
  const jobs = createJobs({ db, log: quietLog, jobs: onceJobs });
  await jobs.runNow('once.forget');
  await jobs.close();
  expect(await db.asOwner('select key from idempotency_key')).toEqual([{ key: 'another-key-of-some-length' }]);
});

describe('what goes along', () => {
  const along = (key: OnceKey, result: 'ok' | 'not now') =>
    db.tx((tx) =>
      once(tx, key, async () => (result === 'ok' ? ok('done') : fail('not now')), {
        first: sql`set_config('test.first', 'was here', true)`,
        last: sql`insert into effect values (2)`,
      }).then(async (done) => ({
        done,
        first: (await sql<{ first: string }>`select current_setting('test.first', true) as first`.execute(tx)).rows[0]?.first,
      })),
    );

  it('is done with the answer, once; what comes first always', async () => {
    expect(await along(keyOf(), 'ok')).toEqual({ done: { ok: true, value: 'done' }, first: 'was here' });
    expect(await along(keyOf(), 'ok')).toEqual({ done: { ok: true, value: 'done' }, first: 'was here' });
    expect(await effects()).toBe(1);
    expect(await db.asOwner('select answer from idempotency_key')).toEqual([{ answer: { value: 'done' } }]);
  });

  it('is not done when the work fails', async () => {
    expect(await along(keyOf(), 'not now')).toEqual({ done: { ok: false, error: 'not now' }, first: 'was here' });
    expect(await effects()).toBe(0);
  });
});
