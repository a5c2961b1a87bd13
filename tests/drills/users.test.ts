import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { projectRoot } from '../../src/platform/root.ts';
import { postgresPid, runCli, startProduct } from '../support/product.ts';

const isRoot = process.getuid?.() === 0;
const ordinary = 65534;
const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-users-'));
fs.chmodSync(room, 0o755);
afterAll(() => fs.rmSync(room, { recursive: true, force: true }));

/** Whether an ordinary user can read this checkout at all; under root's closed home nobody can. */
const isOpen = isRoot && spawnSync('test', ['-r', path.join(projectRoot(), 'package.json')], { uid: ordinary, gid: ordinary }).status === 0;

const ownerOf = (pid: number): number => fs.statSync(`/proc/${pid}`).uid;

test.runIf(isOpen)('an ordinary user can run it, and PostgreSQL runs as the same user', async () => {
  const dataDir = path.join(room, 'ordinary');
  fs.mkdirSync(dataDir);
  fs.chownSync(dataDir, ordinary, ordinary);
  const product = await (await startProduct(dataDir, { uid: ordinary })).ready();
  expect(ownerOf(postgresPid(dataDir))).toBe(ordinary);
  expect(await product.kill('SIGINT')).toBe(0);
});

test.runIf(isOpen)('a data folder that this user may not use is told in plain words', () => {
  const dataDir = path.join(room, 'closed');
  fs.mkdirSync(dataDir, { mode: 0o700 });
  const { status, stderr } = runCli(['migrate'], { uid: ordinary, env: { TILLSTAND_DATA_DIR: dataDir } });
  expect(status).toBe(1);
  expect(stderr).toContain(`The data folder ${dataDir} cannot be used`);
});

test.runIf(isRoot)('root can run it in a folder under a closed home, and PostgreSQL does not run as root', async () => {
  const closed = path.join(room, 'home');
  fs.mkdirSync(closed, { mode: 0o700 });
  const dataDir = path.join(closed, 'data');
  const product = await (await startProduct(dataDir)).ready();
  expect(ownerOf(postgresPid(dataDir))).toBe(ordinary);
  expect(await product.kill('SIGINT')).toBe(0);
});

test.runIf(!isRoot)('PostgreSQL runs as the user that started it', async () => {
  const dataDir = path.join(room, 'own');
  const product = await (await startProduct(dataDir)).ready();
  expect(ownerOf(postgresPid(dataDir))).toBe(process.getuid?.());
  expect(await product.kill('SIGINT')).toBe(0);
});
