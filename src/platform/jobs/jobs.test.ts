import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { createJobs, type Job, type JobsOptions } from './index.ts';
import { nextTime } from './schedule.ts';

const db = await freshDb();
afterAll(() => db.close());

const node = (jobs: readonly Job[], more: Partial<JobsOptions> = {}) => createJobs({ db, log: quietLog, jobs, ...more });
const stateOf = async (name: string) => {
  const [row] = await db.asOwner<{ due: boolean; taken: boolean; fault: string | null; ended_at: Date | null }>(
    'select next_at <= clock_timestamp() as due, taken_until > clock_timestamp() as taken, fault, ended_at from job where name = $1',
    [name],
  );
  if (!row) throw new Error(`no job ${name}`);
  return row;
};

describe('when work is due', () => {
  test.each([
    [60, '2026-03-16T10:00:00Z', '2026-03-16T10:01:00Z'],
    [{ at: '07.00' }, '2026-03-16T05:59:59Z', '2026-03-16T06:00:00Z'],
    [{ at: '07.00' }, '2026-03-16T06:00:00Z', '2026-03-17T06:00:00Z'],
    [{ at: '07.00' }, '2026-07-01T05:00:00Z', '2026-07-02T05:00:00Z'],
    // The night when clocks go forward, and back.
    [{ at: '07.00' }, '2026-03-28T07:00:00Z', '2026-03-29T05:00:00Z'],
    [{ at: '07.00' }, '2026-10-24T06:00:00Z', '2026-10-25T06:00:00Z'],
    [{ at: '02.30' }, '2026-03-28T12:00:00Z', '2026-03-29T01:30:00Z'],
    [{ at: '00.00' }, '2026-12-31T22:59:59Z', '2026-12-31T23:00:00Z'],
    [{ at: '23.59' }, '2026-12-31T22:58:59Z', '2026-12-31T22:59:00Z'],
  ])('%j after %s is %s', (every, now, expected) => {
    expect(nextTime(every, new Date(now)).toISOString()).toBe(new Date(expected).toISOString());
  });

  test('a time that is none is a fault of the program', () => {
    expect(() => nextTime({ at: '7:00' }, new Date())).toThrow('not a time of day');
  });
});

describe('work', () => {
  test('is done once by several nodes that look at the same time, and not again before it is due', async () => {
    let done = 0;
    const job: Job = {
      name: 'test.once',
      every: 3600,
      run: async () => {
        done += 1;
        await wait(30);
      },
    };
    const nodes = Array.from({ length: 5 }, () => node([job]));
    await Promise.all(nodes.map((one) => one.runDue()));
    await Promise.all(nodes.map((one) => one.runDue()));
    expect(done).toBe(1);
    expect(await stateOf('test.once')).toMatchObject({ due: false, taken: false, fault: null });
  });

  test('that fails is tried again, and says what kind of fault it was and nothing more', async () => {
    let tries = 0;
    const job: Job = {
      name: 'test.fails',
      every: 3600,
      run: async (tx) => {
        tries += 1;
        if (tries === 1) await tx((inner) => sql`select 'hemligt'::integer`.execute(inner));
      },
    };
    const one = node([job], { retrySeconds: 0 });
    await one.runDue();
    expect(await stateOf('test.fails')).toMatchObject({ due: true, fault: 'error 22P02' });
    await one.runDue();
    expect(tries).toBe(2);
    expect(await stateOf('test.fails')).toMatchObject({ due: false, fault: null });
  });

  test('that goes on failing in the same way is told of once in the log', async () => {
    const told: string[] = [];
    const log = { ...quietLog, error: (_: unknown, message?: string) => void told.push(message ?? '') };
    const job: Job = { name: 'test.noisy', every: 0, run: () => Promise.reject(new Error('no')) };
    const one = node([job], { log, retrySeconds: 0 });
    for (const _ of [1, 2, 3]) await one.runDue();
    expect(told).toEqual(['a job failed and will be tried again']);
  });

  test('of a node that was killed is taken over by another when its time is out, and not before', async () => {
    const job: Job = { name: 'test.killed', every: 3600, run: async () => undefined };
    const one = node([job]);
    await one.runDue();
    await db.asOwner(
      `update job set next_at = '-infinity', ended_at = null, taken_until = clock_timestamp() + interval '1 hour' where name = 'test.killed'`,
    );
    await one.runDue();
    expect((await stateOf('test.killed')).ended_at).toBeNull();
    await db.asOwner(`update job set taken_until = clock_timestamp() where name = 'test.killed'`);
    await one.runDue();
    expect((await stateOf('test.killed')).ended_at).not.toBeNull();
  });

  test('that takes long stays taken', async () => {
    const going = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const job: Job = {
      name: 'test.long',
      every: 3600,
      run: async () => {
        going.resolve();
        await end.promise;
      },
    };
    const running = node([job], { takenSeconds: 0.2 }).runDue();
    await going.promise;
    await wait(600);
    expect(await stateOf('test.long')).toMatchObject({ taken: true });
    end.resolve();
    await running;
  });

  test('sees all rows, as the product’s own', async () => {
    let seen = '';
    const job: Job = {
      name: 'test.system',
      every: 60,
      run: async (tx) => {
        seen =
          (await tx((inner) => sql<{ own: string }>`select current_setting('tillstand.system') as own`.execute(inner))).rows[0]?.own ?? '';
      },
    };
    await node([job]).runNow('test.system');
    expect(seen).toBe('jobs');
  });

  test('ends before the product stops, and is begun by nobody after', async () => {
    let begun = 0;
    let ended = 0;
    const started = Promise.withResolvers<void>();
    const job: Job = {
      name: 'test.stops',
      every: 1,
      onEveryNode: true,
      run: async (_tx, stop) => {
        begun += 1;
        started.resolve();
        await wait(50);
        if (stop.aborted) ended += 1;
      },
    };
    const one = node([job], { lookEveryMs: 1 });
    one.start();
    await started.promise;
    await one.close();
    expect([begun, ended]).toEqual([1, 1]);
  });

  test('of the same name twice is refused', () => {
    const job: Job = { name: 'test.twice', every: 1, run: async () => undefined };
    expect(() => node([job, job])).toThrow('two jobs');
  });
});
