import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import disk from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { KyselyPlugin } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCall, submitUrl, writtenApplication } from '../../src/modules/applications/test-submission.ts';
import { DiskFull } from '../../src/platform/db/disk-guard.ts';
import { folderStore } from '../../src/platform/files/index.ts';
import { type Browser, type SignedInApp, send, session, signedInApp } from '../support/signed-in.ts';
import { fill, mountSmall, unmount, whyNoMount } from './lib/small-disk.ts';
import { leftOf } from './lib/submission-left.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-full-'));
/** Where the papers of the moment are kept. */
let place = path.join(room, 'files');
const store = () => folderStore(place);
let app: SignedInApp;
let owner: pg.Client;
let call: string;
let signatory: Browser;

beforeAll(async () => {
  app = await signedInApp({
    files: { put: (chunks) => store().put(chunks), get: (hash) => store().get(hash), has: (hash) => store().has(hash) },
  });
  owner = new pg.Client({ connectionString: app.db.ownerUrl });
  await owner.connect();
  call = await openCall(app);
  signatory = await session(app.db, 'firmatecknare-skane');
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
  fs.rmSync(room, { recursive: true, force: true });
});

/** What a submission writes in, from the moment of its arrival on. */
const tables = ['application_attempt', 'document', 'document_file', 'diary_entry', 'application_submission', 'message', 'audit_event'];

let made = 0;
const written = (): Promise<string> => {
  made += 1;
  return writtenApplication(app, call, { unitName: `Påhittad enhet ${made}` });
};

const sent = (id: string, key: string) => send(app, signatory, submitUrl(id), { confirm: 'yes' }, { key });

/** Sends it in while something is full: refused in plain words, with nothing of a submission left and all that was written kept. True when it was taken after all. */
async function tried(id: string, key: string): Promise<boolean> {
  const before = await contentOf(id);
  const answer = await sent(id, key);
  expect(await leftOf(owner, place, id)).toEqual([]);
  expect(await contentOf(id)).toEqual(before);
  if (answer.statusCode === 303) return true;
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('60');
  expect(answer.body).toContain('Lagringsutrymmet är slut. Inget som redan är sparat har gått förlorat');
  expect(await submissionsOf(id)).toBe(0);
  return false;
}

/** The same form sent again where there is room: one whole submission, with a number of the diary's unbroken series. */
async function takenOnce(id: string, key: string): Promise<void> {
  for (const again of [1, 2]) {
    const answer = await sent(id, key);
    expect(answer.statusCode, `time ${again}`).toBe(303);
    expect(answer.headers.location).toContain(`/ansokningar/${id}/kvitto/1`);
  }
  expect(await submissionsOf(id)).toBe(1);
  expect(await leftOf(owner, place, id)).toEqual([]);
}

const submissionsOf = async (id: string): Promise<number> =>
  (await owner.query('select from application_submission where application = $1', [id])).rowCount ?? -1;
const contentOf = async (id: string): Promise<unknown[]> =>
  (await owner.query('select key, content, version, status from application_section where application = $1 order by key', [id])).rows;

const noSpace = (): Error => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

/** Makes every touch of the store fail from the n-th on; what is being written then gets half there. Gives how many there were. */
async function storeFullFrom(step: number, work: () => Promise<void>): Promise<number> {
  let seen = 0;
  const isFull = (): boolean => ++seen >= step;
  const kept = { mkdir: disk.mkdir, open: disk.open, rename: disk.rename };
  const refusing = <A extends unknown[], T>(touch: (...given: A) => Promise<T>) => {
    return async (...given: A): Promise<T> => {
      if (String(given[0]).startsWith(place) && isFull()) throw noSpace();
      return touch(...given);
    };
  };
  Object.assign(disk, {
    mkdir: refusing(kept.mkdir as (...given: unknown[]) => Promise<unknown>),
    rename: refusing(kept.rename),
    open: refusing(async (...given: Parameters<typeof disk.open>) => {
      const handle = await kept.open(...given);
      const append = handle.appendFile.bind(handle);
      handle.appendFile = async (data, options) => {
        if (!isFull()) return append(data, options);
        await append((data as Uint8Array).subarray(0, (data as Uint8Array).byteLength / 2));
        throw noSpace();
      };
      return handle;
    }),
  });
  try {
    await work();
  } finally {
    Object.assign(disk, kept);
  }
  return seen;
}

/** Makes the statements of transactions fail from the n-th on, as the database does when it has no room, and then lets none be begun, as the guard does. */
async function databaseFullFrom(step: number, work: () => Promise<void>): Promise<number> {
  let seen = 0;
  let full = false;
  const refuse = () => Object.assign(new Error('could not extend file'), { code: '53100' });
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      seen += 1;
      full ||= seen >= step;
      if (full) throw refuse();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const { tx } = app.db;
  app.db.tx = async (run, options) => {
    if (full) throw new DiskFull('full');
    return tx((inner) => run(inner.withPlugin(plugin) as typeof inner), options);
  };
  try {
    await work();
  } finally {
    app.db.tx = tx;
  }
  return seen;
}

describe('a disk that becomes full in the middle of a submission', () => {
  test.each([
    ['the store', storeFullFrom, 1],
    ['the database', databaseFullFrom, 3],
  ] as const)(
    '%s, from any step on: there is no submission, and the same form makes one when there is room',
    async (_what, fullFrom, stride) => {
      const [id, key] = [await written(), randomUUID()];
      let refused = 0;
      for (let step = 1; ; step += stride) {
        let taken = false;
        const steps = await fullFrom(step, async () => {
          taken = await tried(id, key);
        });
        if (taken) {
          expect(steps).toBeLessThan(step);
          break;
        }
        refused += 1;
      }
      expect(refused).toBeGreaterThan(8);
      await takenOnce(id, key);
    },
  );
});

const why = whyNoMount();
const small = fs.mkdtempSync('/tmp/tillstand-small-');
fs.chmodSync(small, 0o755);
afterAll(() => fs.rmdirSync(small));

/** Leaves more and more room, a little at a time, until it is taken. Gives how often it was refused. */
async function takenAtLast(id: string, key: string, ballast: string, stride: number): Promise<number> {
  for (let refused = 0; ; refused += 1) {
    fill(ballast, refused * stride);
    const taken = await tried(id, key);
    fs.rmSync(ballast);
    if (taken) return refused;
  }
}

describe.skipIf(why !== undefined)(`a real disk that is full${why ? ` (${why})` : ''}`, () => {
  test('of the store: papers that have no room leave no submission, and what was half written is taken away', async () => {
    mountSmall(small, '4m');
    const before = place;
    place = path.join(small, 'files');
    try {
      const [id, key] = [await written(), randomUUID()];
      expect(await takenAtLast(id, key, path.join(small, 'ballast'), 16_384)).toBeGreaterThan(2);
      await takenOnce(id, key);
      expect(fs.readdirSync(path.join(place, 'unfinished'))).toEqual([]);
    } finally {
      place = before;
      unmount(small);
    }
  });

  test('of the database: PostgreSQL itself refuses, and what it had begun with is gone', async () => {
    mountSmall(small, '16m');
    const superuser = new pg.Client({ connectionString: app.db.superuserUrl });
    await superuser.connect();
    const ballast = path.join(small, 'ballast');
    const moveTo = async (space: string): Promise<void> => {
      for (const table of tables) await superuser.query(`alter table ${table} set tablespace ${space}`);
    };
    try {
      const folder = path.join(small, 'tables');
      fs.mkdirSync(folder);
      const { rows } = await superuser.query<{ pid: number }>('select pg_backend_pid() as pid');
      const { uid, gid } = fs.statSync(`/proc/${rows[0]?.pid}`);
      fs.chownSync(folder, uid, gid);
      await superuser.query(`create tablespace small_disk location '${folder}'`);
      await moveTo('small_disk');
      const [id, key] = [await written(), randomUUID()];
      expect(await takenAtLast(id, key, ballast, 4_096)).toBeGreaterThan(1);
      await takenOnce(id, key);
    } finally {
      // The server is everyone's: it must not be left with tables on a disk that is taken away.
      fs.rmSync(ballast, { force: true });
      await moveTo('pg_default');
      await superuser.query('drop tablespace if exists small_disk');
      await superuser.end();
      unmount(small);
    }
  });
});
