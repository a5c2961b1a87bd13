import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDb } from '../support/fresh-db.ts';
import { runCli, startProduct } from '../support/product.ts';

const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-doctor-'));
const env = { TILLSTAND_DATA_DIR: path.join(room, 'data') };
afterAll(() => fs.rmSync(room, { recursive: true, force: true }));

const lineOf = (output: string, check: string): string => output.split('\n').find((line) => line.slice(6).startsWith(`${check} `)) ?? '';

test('before anything: the migrations are missing, and it is told how to make them', () => {
  const { status, stdout } = runCli(['doctor'], { env });
  expect(lineOf(stdout, 'database')).toMatch(/^ok .*PostgreSQL 18/);
  expect(lineOf(stdout, 'migrations')).toMatch(/^FAULT .*not applied: 0001-roles\.sql.*npm run tillstand -- migrate/);
  expect(status).toBe(1);
});

test('migrate, twice', () => {
  expect(runCli(['migrate'], { env }).stdout).toContain('applied 0001-roles.sql');
  expect(runCli(['migrate'], { env })).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing to do') });
});

test('beside a running product: all is well, and the product goes on', async () => {
  const product = await (await startProduct(env.TILLSTAND_DATA_DIR)).ready();
  const { status, stdout } = runCli(['doctor'], { env: { ...env, BASE_URL: product.url } });
  for (const check of ['settings', 'database', 'rights', 'migrations', 'clock', 'fonts', 'assets', 'headers'])
    expect(lineOf(stdout, check)).toMatch(/^ok /);
  expect(status).toBe(0);
  expect(await product.readiness()).toBe(200);
  await product.kill('SIGINT');
});

test('an application with too many rights is a fault', async () => {
  const db = await freshDb();
  await db.asOwner('grant create on schema public to tillstand_app');
  const { status, stdout } = runCli(['doctor'], { env: { DATABASE_URL: db.appUrl, DATABASE_ADMIN_URL: db.ownerUrl } });
  expect(lineOf(stdout, 'rights')).toMatch(/^FAULT .*may make tables/);
  expect(lineOf(stdout, 'database')).toMatch(/^FAULT .*fsync is off/);
  expect(status).toBe(1);
  await db.close();
});

test('a database that cannot be reached is a fault of each check that needs it, not an end', () => {
  const { status, stdout } = runCli(['doctor'], { env: { DATABASE_URL: 'postgres://x@127.0.0.1:1/x', DATABASE_WAIT_SECONDS: '0' } });
  expect(lineOf(stdout, 'database')).toMatch(/^FAULT .*cannot be reached/);
  expect(lineOf(stdout, 'fonts')).toMatch(/^ok /);
  expect(status).toBe(1);
});
