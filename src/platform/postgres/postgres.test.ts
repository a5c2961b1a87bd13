import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { findRunning, startEmbedded } from './index.ts';
import { isLocked, takeLock } from './lock.ts';
import { findProcess, stillLives } from './process-info.ts';

const log = createLog({ level: 'silent' });
const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-postgres-'));
afterAll(() => fs.rmSync(room, { recursive: true, force: true }));
const folder = (name: string): string => {
  const dir = path.join(room, name);
  fs.mkdirSync(dir);
  return dir;
};

describe('a process', () => {
  test('is known again by its number and its start', () => {
    const me = findProcess(process.pid);
    expect(me && stillLives(me)).toBe(true);
    expect(me && stillLives({ ...me, startTicks: '1' })).toBe(false);
    expect(me && stillLives({ ...me, bootId: 'another boot' })).toBe(false);
    expect(findProcess(2 ** 22 + 1)).toBeUndefined();
  });
});

describe('the lock of a data folder', () => {
  test('is held by one, told with its holder, and free again after', async () => {
    const dir = folder('lock');
    const lock = await takeLock(dir);
    expect(await isLocked(dir)).toBe(true);
    await expect(takeLock(dir)).rejects.toThrow(`${dir} is already in use by process ${process.pid}`);
    await lock.release();
    expect(await isLocked(dir)).toBe(false);
    await (await takeLock(dir)).release();
  });

  test('of a process that has ended does not hold, also when its number is in use again', async () => {
    const dir = folder('stale');
    const mark = findProcess(1);
    fs.writeFileSync(path.join(dir, 'lock.json'), JSON.stringify({ ...mark, startTicks: '999999999', since: '2026-01-01T00:00:00Z' }));
    await (await takeLock(dir)).release();
  });

  test('of a living process that shares only the folder (another container) holds', async () => {
    const dir = folder('shared');
    fs.writeFileSync(path.join(dir, 'lock.json'), JSON.stringify({ ...findProcess(process.ppid), since: '2026-01-01T00:00:00Z' }));
    await expect(takeLock(dir)).rejects.toThrow(`in use by process ${process.ppid}`);
  });

  test('is given to one of many that ask at once', async () => {
    const dir = folder('many');
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(dir)));
    const given = results.filter((result) => result.status === 'fulfilled');
    expect(given).toHaveLength(1);
    await given[0]?.value.release();
  });
});

describe('the embedded PostgreSQL', () => {
  test('lets in who has the password, and nobody else', async () => {
    const dataDir = path.join(room, 'auth');
    const embedded = await startEmbedded({ dataDir, log, fast: true });
    const ask = async (url: string) => {
      const client = new pg.Client({ connectionString: url });
      try {
        await client.connect();
        return (await client.query('select current_user as name, rolsuper as super from pg_roles where rolname = current_user')).rows[0];
      } finally {
        await client.end().catch(() => undefined);
      }
    };
    expect(await ask(embedded.appUrl)).toEqual({ name: 'tillstand_app', super: false });
    expect(await ask(embedded.adminUrl)).toEqual({ name: 'tillstand_owner', super: false });
    const without = new URL(embedded.urlOf('superuser', 'postgres'));
    without.password = 'guess';
    await expect(ask(without.href)).rejects.toThrow(/password authentication failed/);
    expect(fs.statSync(path.join(dataDir, 'connection.json')).mode & 0o077).toBe(0);
    expect(fs.statSync(dataDir).mode & 0o077).toBe(0);
    expect(await findRunning(dataDir)).toEqual({ appUrl: embedded.appUrl, adminUrl: embedded.adminUrl });
    await embedded.stop();
    expect(await findRunning(dataDir)).toBeUndefined();
  });

  test('makes a new cluster when it was killed while making the first', async () => {
    const dataDir = folder('half');
    fs.mkdirSync(path.join(dataDir, 'postgres.new/base'), { recursive: true });
    fs.writeFileSync(path.join(dataDir, 'postgres.new/PG_VERSION'), '18\n');
    const embedded = await startEmbedded({ dataDir, log, fast: true });
    await embedded.stop();
    expect(fs.existsSync(path.join(dataDir, 'postgres.new'))).toBe(false);
  });

  test('is not stopped by a postmaster.pid whose number another program has now', async () => {
    const dataDir = path.join(room, 'pid');
    await (await startEmbedded({ dataDir, log, fast: true })).stop();
    fs.writeFileSync(path.join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n/proc/self/fd/3\n1\n1\n\n127.0.0.1\n1 1\nready\n`);
    await (await startEmbedded({ dataDir, log, fast: true })).stop();
    expect(findProcess(process.pid)).toBeDefined();
  });

  test('takes another port when its own is taken', async () => {
    const dataDir = path.join(room, 'port');
    const first = await startEmbedded({ dataDir, log, fast: true });
    await first.stop();
    const port = Number(new URL(first.appUrl).port);
    const { createServer } = await import('node:net');
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    const second = await startEmbedded({ dataDir, log, fast: true });
    expect(Number(new URL(second.appUrl).port)).not.toBe(port);
    await second.stop();
    squatter.close();
  });

  test('says plainly when its passwords are lost', async () => {
    const dataDir = path.join(room, 'lost');
    await (await startEmbedded({ dataDir, log, fast: true })).stop();
    fs.rmSync(path.join(dataDir, 'connection.json'));
    await expect(startEmbedded({ dataDir, log, fast: true })).rejects.toThrow(/connection\.json is missing/);
    expect(await isLocked(dataDir)).toBe(false);
  });

  test('loses nothing that it has acknowledged when it is killed again and again', async () => {
    const dataDir = path.join(room, 'kill');
    const embedded = await startEmbedded({ dataDir, log });
    const owner = new pg.Pool({ connectionString: embedded.adminUrl, max: 4, connectionTimeoutMillis: 2_000 });
    owner.on('error', () => undefined);
    await owner.query('create table acknowledged (id int primary key)');
    const known: number[] = [];
    let next = 0;
    let writing = true;
    const writer = async (): Promise<void> => {
      while (writing) {
        const id = next++;
        await owner.query('insert into acknowledged values ($1)', [id]).then(
          () => known.push(id),
          () => new Promise((resolve) => setTimeout(resolve, 10)),
        );
      }
    };
    const writers = [writer(), writer(), writer()];
    for (let round = 0; round < 4; round++) {
      const goal = known.length + 50;
      while (known.length < goal) await new Promise((resolve) => setTimeout(resolve, 5));
      const pid = embedded.pid();
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      while (embedded.pid() === undefined || embedded.pid() === pid) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    writing = false;
    await Promise.all(writers);
    const { rows } = await owner.query('select id from acknowledged');
    const kept = new Set(rows.map((row) => row.id));
    expect(known.filter((id) => !kept.has(id))).toEqual([]);
    expect(known.length).toBeGreaterThanOrEqual(200);
    await owner.end();
    await embedded.stop();
  });
});
