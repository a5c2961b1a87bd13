import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { isAlive, type Product, type ProductOptions, postgresPid, serverPid, startProduct, until } from '../support/product.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-drill-'));
const dataDir = path.join(room, 'data');
const running: Product[] = [];

const start = async (options: ProductOptions = {}): Promise<Product> => {
  const product = await startProduct(dataDir, options);
  running.push(product);
  return product;
};

afterEach(async () => {
  for (const product of running.splice(0)) await product.kill('SIGTERM');
});
afterAll(() => fs.rmSync(room, { recursive: true, force: true }));

test('Ctrl-C stops everything, and the next start finds the folder as it was', async () => {
  const product = await (await start()).ready();
  const [server, postgres] = [serverPid(dataDir), postgresPid(dataDir)];
  expect(await product.kill('SIGINT')).toBe(0);
  expect([isAlive(server), isAlive(postgres)]).toEqual([false, false]);
  expect(fs.existsSync(path.join(dataDir, 'lock.json'))).toBe(false);
  const again = await (await start()).ready();
  expect(again.output()).not.toContain('Database migrated');
});

test('PostgreSQL killed: visitors are told to come back, and it mends itself', async () => {
  const product = await (await start()).ready();
  const before = postgresPid(dataDir);
  process.kill(before, 'SIGKILL');
  await product.untilReadiness(503);
  await product.untilReadiness(200);
  expect(postgresPid(dataDir)).not.toBe(before);
});

test('the server killed: the next start stops the PostgreSQL that was left and goes on', async () => {
  const product = await (await start()).ready();
  const left = postgresPid(dataDir);
  process.kill(serverPid(dataDir), 'SIGKILL');
  expect(await product.exit).not.toBe(0);
  expect(isAlive(left)).toBe(true);
  await (await start()).ready();
  expect(isAlive(left)).toBe(false);
  expect(postgresPid(dataDir)).not.toBe(left);
});

test('the launcher killed: the server and PostgreSQL stop by themselves', async () => {
  const product = await (await start()).ready();
  const [server, postgres] = [serverPid(dataDir), postgresPid(dataDir)];
  process.kill(product.launcherPid, 'SIGKILL');
  await until(() => !isAlive(server) && !isAlive(postgres), 'the server and PostgreSQL to stop');
});

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('npm told %s: everything stops', async (signal) => {
  const product = await (await start({ npm: true })).ready();
  const [server, postgres] = [serverPid(dataDir), postgresPid(dataDir)];
  process.kill(product.launcherPid, signal);
  await until(() => !isAlive(server) && !isAlive(postgres), 'the server and PostgreSQL to stop');
});

test('a second instance on the same folder is refused in plain words, and the first goes on', async () => {
  const first = await (await start()).ready();
  const second = await start();
  expect(await second.exit).toBe(69);
  expect(second.output()).toContain(`The data folder ${dataDir} is already in use by process ${serverPid(dataDir)}`);
  expect(await first.readiness()).toBe(200);
});

test('a port that is taken is told in plain words, and nothing is left running', async () => {
  const first = await (await start()).ready();
  const other = path.join(room, 'other');
  const second = await startProduct(other, { env: { PORT: new URL(first.url).port } });
  expect(await second.exit).toBe(69);
  expect(second.output()).toContain('cannot be listened on: another program uses it');
  expect(fs.existsSync(path.join(other, 'postgres/postmaster.pid'))).toBe(false);
});

test('the data folder removed while in use: it ends, and leaves what stands in its place alone', async () => {
  const gone = path.join(room, 'gone');
  const product = await (await startProduct(gone)).ready();
  const postgres = postgresPid(gone);
  fs.renameSync(gone, `${gone}.moved`);
  const other = await (await startProduct(gone)).ready();
  process.kill(postgres, 'SIGKILL');
  expect(await product.exit).not.toBe(0);
  expect(product.output()).toContain(`The data folder ${gone} was removed or replaced`);
  expect(await other.readiness()).toBe(200);
  expect(await other.kill('SIGINT')).toBe(0);
});
