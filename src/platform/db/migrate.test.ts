import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { projectRoot } from '../root.ts';
import { migrate, readMigrationState } from './migrate.ts';

const rooms: string[] = [];
afterAll(() => {
  for (const room of rooms) fs.rmSync(room, { recursive: true });
});

const folderOf = (files: Record<string, string>): string => {
  const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-migrations-'));
  rooms.push(room);
  const folder = path.join(room, 'db', 'migrations');
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, sql] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), sql);
  return folder;
};

const empty = await freshDb({ migrated: false });
afterAll(() => empty.close());
const clean = () => empty.asOwner('drop schema public cascade; create schema public;');
const run = (files: Record<string, string>) => migrate(empty.ownerUrl, folderOf(files), quietLog);
const tables = async () =>
  (await empty.asOwner<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' order by 1")).map(
    (row) => row.name,
  );

const one = { '0001-one.sql': 'create table one (id int);' };
const two = { ...one, '0002-two.sql': 'create table two (id int);' };

test('applies what is new, in order, once', async () => {
  await clean();
  expect(await run(one)).toEqual({ applied: ['0001-one.sql'], alreadyThere: 0 });
  expect(await run(two)).toEqual({ applied: ['0002-two.sql'], alreadyThere: 1 });
  expect(await run(two)).toEqual({ applied: [], alreadyThere: 2 });
  expect(await tables()).toEqual(['one', 'schema_migrations', 'two']);
});

test('two nodes at once: one does it, both are well', async () => {
  await clean();
  const reports = await Promise.all([run(two), run(two), run(two)]);
  expect(reports.flatMap((report) => report.applied)).toEqual(['0001-one.sql', '0002-two.sql']);
});

test('a fault undoes its file, keeps those before, and names file and line', async () => {
  await clean();
  const broken = { ...one, '0002-broken.sql': 'create table two (id int);\n-- åäö\n\ncreate tabel three (id int);\n' };
  await expect(run(broken)).rejects.toThrow(
    /^migrations\/0002-broken\.sql:4: syntax error at or near "tabel"|^db\/migrations\/0002-broken\.sql:4: /,
  );
  expect(await tables()).toEqual(['one', 'schema_migrations']);
});

test('a fault in a block says where in the block', async () => {
  await clean();
  await expect(run({ '0001-block.sql': "do $$\nbegin\n  raise exception 'not here';\nend $$;" })).rejects.toThrow(
    /0001-block\.sql:\d+: not here \(.*line 3/,
  );
});

test('refuses a file that was changed after it was applied', async () => {
  await clean();
  await run(two);
  const changed = { ...two, '0001-one.sql': 'create table other (id int);' };
  await expect(run(changed)).rejects.toThrow(/0001-one\.sql was changed after it was applied/);
  const otherLineEnds = { ...two, '0001-one.sql': 'create table one (id int);' };
  expect((await run(otherLineEnds)).alreadyThere).toBe(2);
});

test('refuses a file that slips in before applied ones, and a database that is ahead', async () => {
  await clean();
  await run({ '0002-two.sql': 'create table two (id int);' });
  await expect(run(two)).rejects.toThrow(/0001-one\.sql comes before 0002-two\.sql/);
  await expect(run(one)).rejects.toThrow(/0002-two\.sql, which this version of Tillstånd does not know/);
});

test.each([
  [{ '1-one.sql': '' }, /1-one\.sql: a migration is called NNNN-name\.sql/],
  [{ '0001-One.sql': '' }, /0001-One\.sql: a migration is called/],
  [{ '0001-a.sql': '', '0001-b.sql': '' }, /0001-b\.sql: 0001-a\.sql has the number 0001 already/],
])('refuses the names %j', async (files, words) => {
  await expect(run(files as unknown as Record<string, string>)).rejects.toThrow(words);
});

test('tells what is applied and what is left, and changes nothing', async () => {
  await clean();
  expect(await readMigrationState(empty.ownerUrl, folderOf(two))).toEqual({
    applied: [],
    pending: ['0001-one.sql', '0002-two.sql'],
    faults: [],
  });
  expect(await tables()).toEqual([]);
});

test('the migrations of the product need no superuser', async () => {
  const db = await freshDb({ migrated: false });
  const { applied } = await migrate(db.ownerUrl, path.join(projectRoot(), 'db/migrations'), quietLog);
  expect(applied[0]).toBe('0001-roles.sql');
  await db.close();
});
