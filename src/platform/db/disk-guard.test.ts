import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { frameApp } from '../../../tests/support/app.ts';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { anyone } from '../http/policy.ts';
import { routesFor } from '../http/route.ts';
import { createDb } from './database.ts';
import { DiskFull, guardDisk } from './disk-guard.ts';

const mebibyte = 1_048_576;

describe('a disk that is almost full', () => {
  it('refuses transactions, lets reads through, and says so once', async () => {
    let free = 100 * mebibyte;
    const told: string[] = [];
    const log = { ...quietLog, error: (_: unknown, message?: string) => void told.push(message ?? '') };
    const guard = await guardDisk('/', { log, everyMs: 5, freeBytes: async () => free });
    const test = await freshDb();
    const db = createDb(test.appUrl, { log: quietLog, beforeWrite: guard.beforeWrite });
    const write = () => db.tx((tx) => tx.selectNoFrom([]).execute());
    await write();
    free = 10 * mebibyte;
    await wait(50);
    await expect(write()).rejects.toThrow(DiskFull);
    await expect(db.read(async () => 'read')).resolves.toBe('read');
    free = 100 * mebibyte;
    await wait(50);
    await write();
    expect(told).toEqual(['the disk is almost full: nothing is saved until there is room', 'there is room on the disk again']);
    guard.close();
    await db.close();
    await test.close();
  });

  it('that cannot be asked is no reason to refuse', async () => {
    const guard = await guardDisk('/', { log: quietLog, freeBytes: () => Promise.reject(new Error('no such call')) });
    expect(guard.beforeWrite).not.toThrow();
    guard.close();
  });

  it('the real one is asked', async () => {
    const guard = await guardDisk('/', { log: quietLog, leastBytes: Number.MAX_SAFE_INTEGER });
    expect(guard.beforeWrite).toThrow('is left on the disk');
    guard.close();
  });
});

describe('to the one who wanted to save', async () => {
  const fails = (id: string, error: Error) =>
    routesFor<unknown>().page({ id, path: `/${id}`, policy: anyone, audit: 'none: test', handler: () => Promise.reject(error) });
  const app = await frameApp({
    moreRoutes: [
      fails('full-by-guard', new DiskFull('x')),
      fails('full-by-database', Object.assign(new Error('no space'), { code: '53100' })),
    ],
  });
  afterAll(() => app.close());

  it.each(['/full-by-guard', '/full-by-database'])('%s: 503, in plain words', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('60');
    expect(answer.body).toContain('Lagringsutrymmet är slut');
    expect((await app.inject(`/en${url}`)).body).toContain('out of storage');
  });
});
