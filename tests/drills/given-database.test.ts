import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { freshDb } from '../support/fresh-db.ts';
import { freePort, type Product, startProduct } from '../support/product.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const dataDir = path.join(os.tmpdir(), `tillstand-given-${process.pid}`);
const db = await freshDb({ migrated: false });
await db.asOwner(`grant connect on database ${db.name} to tillstand_app`);
const target = new URL(db.ownerUrl);
const proxy = await startTcpProxy({ host: target.hostname, port: Number(target.port) });
const through = (url: string): string => Object.assign(new URL(url), { port: String(proxy.port) }).href;
afterAll(async () => {
  await proxy.close();
  await db.close();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

const running: Product[] = [];
const start = async (env: Record<string, string>): Promise<Product> => {
  const product = await startProduct(dataDir, { env });
  running.push(product);
  return product;
};
afterEach(async () => {
  for (const product of running.splice(0)) await product.kill('SIGTERM');
  const embedded = ['postgres', 'postgres.new', 'postgres.log', 'connection.json', 'lock.json'];
  expect(embedded.filter((name) => fs.existsSync(path.join(dataDir, name)))).toEqual([]);
});

test('with an owner for the migrations and a login of its own for the application', async () => {
  const product = await (await start({ DATABASE_URL: db.appUrl, DATABASE_ADMIN_URL: db.ownerUrl })).ready();
  expect(product.output()).toContain('Database migrated: 0001-roles.sql');
});

test('with one login for both, when it may become the role of the application', async () => {
  await (await start({ DATABASE_URL: db.superuserUrl })).ready();
});

test('a login that may not become the role is told what to grant', async () => {
  const product = await start({ DATABASE_URL: db.ownerUrl });
  expect(await product.exit).toBe(69);
  expect(product.output()).toContain('grant tillstand_app to <login of DATABASE_URL>');
});

test('nobody there: it waits a while, then says so and ends', async () => {
  const port = await freePort();
  const product = await start({ DATABASE_URL: `postgres://app:hemligt@127.0.0.1:${port}/x`, DATABASE_WAIT_SECONDS: '6' });
  expect(await product.exit).toBe(69);
  expect(product.output()).toContain(`Waiting up to 6 s for the database at 127.0.0.1:${port}/x`);
  expect(product.output()).toMatch(/The database at 127\.0\.0\.1:\d+\/x cannot be reached: .*ECONNREFUSED/);
  expect(product.output()).not.toContain('hemligt');
});

test('a wrong password is told at once', async () => {
  const wrong = Object.assign(new URL(db.appUrl), { password: 'fel' }).href;
  const product = await start({ DATABASE_URL: wrong });
  expect(await product.exit).toBe(69);
  expect(product.output()).toMatch(/refuses: password authentication failed for user "tillstand_app"\. Check DATABASE_URL/);
});

test('a database that comes up while it is waited for', async () => {
  await proxy.cut();
  const product = await start({ DATABASE_URL: through(db.appUrl), DATABASE_ADMIN_URL: through(db.ownerUrl) });
  while (!product.output().includes('Waiting up to')) await new Promise((resolve) => setTimeout(resolve, 20));
  await proxy.mend();
  await product.ready();
});

test('a database that goes away and comes back, and one that falls silent', async () => {
  const product = await (await start({ DATABASE_URL: through(db.appUrl), DATABASE_ADMIN_URL: through(db.ownerUrl) })).ready();
  await proxy.cut();
  await product.untilReadiness(503);
  await proxy.mend();
  await product.untilReadiness(200);
  proxy.silence(true);
  await product.untilReadiness(503);
  proxy.silence(false);
  await product.untilReadiness(200);
  expect(product.output()).not.toContain('Waiting');
});
