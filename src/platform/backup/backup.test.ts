import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDb, freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { projectRoot } from '../root.ts';
import { checkBackup, labelOf, proveDatabase, restoreBackup, writeBackup } from './index.ts';

const migrations = path.join(projectRoot(), 'db/migrations');
const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-backup-'));
const inRoom = (name: string): string => path.join(room, name);
const open: FreshDb[] = [];
const fresh = async (migrated: boolean): Promise<FreshDb> => {
  const db = await freshDb({ migrated });
  open.push(db);
  return db;
};
afterAll(async () => {
  for (const db of open) await db.close();
  fs.rmSync(room, { recursive: true });
});

/** Values that a careless writer would spoil: line ends, tabs, backslashes, the end mark itself, nothing, and the far ends of numbers. */
const awkward = `
  create table awkward (
    id bigint generated always as identity primary key, twice bigint generated always as (weight * 2) stored, weight bigint, text text, bytes bytea,
    at timestamptz, number double precision, list text[], json jsonb, parent bigint references awkward
  );
  insert into awkward (weight, text, bytes, at, number, list, json, parent) values
    (1, E'\\\\.', '\\x00ff0a5c', '2026-03-29 01:30:00.123456+00', 0.1::float8 + 0.2::float8, '{"a,b",NULL,""}', '{"å": "ä\\nö"}', 2),
    (null, null, null, 'infinity', 'NaN', null, null, null),
    (-9223372036854775808 / 2, E'tab\\t, line\\nend, return\\r, back\\\\slash', '', '-infinity', '-0', '{}', 'null', 1),
    (2, '', '\\x5c2e0a', null, 1e308, null, '[]', 3);
  create table one_way (id int primary key, other int); create table other_way (id int primary key, one int references one_way);
  insert into one_way values (1, 1); insert into other_way values (1, 1); alter table one_way add foreign key (other) references other_way;
  create table "Odd ""name" ("Col umn" text); insert into "Odd ""name" select 'same' from generate_series(1, 3);
  create table nothing_in_it ();
  create table counted (id int primary key); comment on table counted is 'refuses and stamps';
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
  insert into counted values (1);
  create trigger refuse before insert or update or delete on counted for each row execute function refuse();
  create trigger refuse_always before truncate on counted execute function refuse();
  alter table counted enable always trigger refuse_always;`;

/** A folder of migrations of its own: those of the product, and one that makes the tables above. */
const withAwkward = inRoom('migrations');
fs.cpSync(migrations, withAwkward, { recursive: true });
fs.writeFileSync(path.join(withAwkward, '9001-awkward.sql'), awkward);

const file = inRoom('whole.backup');
let source: FreshDb;
beforeAll(async () => {
  const { migrate } = await import('../db/index.ts');
  source = await fresh(true);
  await migrate(source.ownerUrl, withAwkward, quietLog);
  await source.asOwner("insert into person (name) select 'Påhittad ' || n from generate_series(1, 5000) n");
});

describe('a backup', () => {
  test('holds every row, and says so of itself', async () => {
    const manifest = await writeBackup(source.ownerUrl, file);
    expect(await checkBackup(file)).toEqual(manifest);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    const rows = new Map(manifest.tables.map((table, index) => [labelOf(table), manifest.proofs[index]?.rows]));
    expect(rows.get('person')).toBe(5001); // with the operator
    expect(rows.get('awkward')).toBe(4);
    expect(rows.get('nothing_in_it')).toBe(0);
  });

  test('restored: every table is equal, read anew from the database', async () => {
    const target = await fresh(false);
    const { manifest, proofs } = await restoreBackup(target.ownerUrl, file, withAwkward, quietLog);
    expect(proofs).toEqual(manifest.proofs);
    const [before, after] = [await proveDatabase(source.ownerUrl), await proveDatabase(target.ownerUrl)];
    expect(after).toEqual(before);
    const look = 'select *, bytes::text as raw from awkward order by id';
    expect(await target.asOwner(look)).toEqual(await source.asOwner(look));
  });

  test('restored: triggers, foreign keys and counters are as they were', async () => {
    const target = await fresh(false);
    await restoreBackup(target.ownerUrl, file, withAwkward, quietLog);
    const next = "insert into awkward (text) values ('next') returning id::int";
    expect(await target.asOwner(next)).toEqual([{ id: 5 }]);
    await expect(target.asOwner('insert into counted values (2)')).rejects.toThrow('refused');
    await expect(target.asOwner('truncate counted')).rejects.toThrow('refused');
    await expect(target.asOwner('insert into awkward (parent) values (77)')).rejects.toThrow('foreign key');
    const shape = `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`;
    expect(await target.asOwner(shape)).toEqual(await source.asOwner(shape));
    const triggers = `select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`;
    expect(await target.asOwner(triggers)).toEqual(await source.asOwner(triggers));
    const rights = `select relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace order by 1`;
    expect(await target.asOwner(rights)).toEqual(await source.asOwner(rights));
  });

  test('made while others write is of one moment', async () => {
    const db = await fresh(true);
    await db.asOwner(
      'create table left_side (n int); create table right_side (n int); create table ballast (text text); grant insert on left_side, right_side, ballast to tillstand_app',
    );
    let stop = false;
    const writer = async (): Promise<number> => {
      let written = 0;
      for (; !stop; written += 1) {
        await db.pool.query('with a as (insert into left_side values ($1)) insert into right_side values ($1)', [written]);
        if (written % 50 === 0) await db.pool.query("insert into ballast select 'Påhittad' from generate_series(1, 200)");
      }
      return written;
    };
    const writers = [writer(), writer(), writer()];
    while ((await db.asOwner<{ n: string }>('select count(*) as n from left_side'))[0]?.n === '0');
    const manifest = await writeBackup(db.ownerUrl, inRoom('busy.backup'));
    stop = true;
    const written = (await Promise.all(writers)).reduce((sum, one) => sum + one, 0);
    const proof = (name: string) => manifest.proofs[manifest.tables.findIndex((table) => table.name === name)];
    expect(proof('left_side')).toEqual(proof('right_side'));
    expect(proof('left_side')?.rows).toBeGreaterThan(0);
    expect(proof('left_side')?.rows).toBeLessThanOrEqual(written);
    expect(await checkBackup(inRoom('busy.backup'))).toEqual(manifest);
  });
});

describe('refused', () => {
  const put = (name: string, bytes: Uint8Array): string => {
    fs.writeFileSync(inRoom(name), bytes);
    return inRoom(name);
  };
  const packed = (): Buffer => fs.readFileSync(file);
  const unpacked = (): Buffer => gunzipSync(packed());
  /** The content with one of its lines changed, packed anew; bytes stay as they are. */
  const edited = (change: (lines: string[]) => string[]): string =>
    put('edited', gzipSync(Buffer.from(change(unpacked().toString('latin1').split('\n')).join('\n'), 'latin1'), { level: 1 }));
  const isRow = (n: number) => (line: string) => line.includes(`hittad ${n}\t`);

  test.each<[string, () => string, RegExp]>([
    ['nothing there', () => inRoom('nowhere'), /nowhere cannot be read: ENOENT/],
    ['an empty file', () => put('empty', Buffer.alloc(0)), /is cut/],
    ['another file', () => put('other', Buffer.from('hello')), /is altered, or is no backup/],
    ['another gzip file', () => put('other.gz', gzipSync('{"format":"other"}\n')), /is no backup of Tillstånd/],
    ['a file cut in the middle', () => put('cut', packed().subarray(0, 20_000)), /is cut/],
    ['a file that lacks its last byte', () => put('short', packed().subarray(0, -1)), /is cut/],
    ['one that was cut before it was packed', () => put('repacked', gzipSync(unpacked().subarray(0, 60_000))), /is cut/],
    ['one without its end', () => edited((lines) => [...lines.slice(0, -2), '']), /is cut/],
    [
      'a byte altered',
      () =>
        put(
          'byte',
          packed().map((byte, at) => (at === 9_000 ? byte ^ 1 : byte)),
        ),
      /is altered/,
    ],
    [
      'a row altered',
      () => edited((lines) => lines.map((line) => (isRow(4711)(line) ? line.replace('4711', '4712') : line))),
      /person differs/,
    ],
    ['a row taken away', () => edited((lines) => lines.filter((line) => !isRow(4711)(line))), /person differs/],
    ['a row twice', () => edited((lines) => lines.flatMap((line) => (isRow(4711)(line) ? [line, line] : [line]))), /person differs/],
    ['rows in another order', () => edited(swapped), /is altered: its checksum differs/],
    [
      'a header altered',
      () => edited(([header = '', ...rest]) => [header.replace('"server":"1', '"server":"9'), ...rest]),
      /its checksum differs/,
    ],
    ['something after the end', () => put('after', gzipSync(Buffer.concat([unpacked(), Buffer.from('more\n')]))), /after its end/],
    [
      'a newer form',
      () => edited(([header = '', ...rest]) => [header.replace('"formatVersion":1', '"formatVersion":2'), ...rest]),
      /newer version/,
    ],
  ])('%s', async (_, make, words) => {
    await expect(checkBackup(make())).rejects.toThrow(words);
  });

  test('a migration that this version does not know', async () => {
    const target = await fresh(false);
    await expect(restoreBackup(target.ownerUrl, file, migrations, quietLog)).rejects.toThrow(/newer version.*9001-awkward\.sql/);
    expect(await proveDatabase(target.ownerUrl)).toEqual(new Map());
  });

  test('a migration that reads otherwise here', async () => {
    const other = inRoom('other-migrations');
    fs.cpSync(withAwkward, other, { recursive: true });
    fs.appendFileSync(path.join(other, '9001-awkward.sql'), '\n-- otherwise');
    await expect(restoreBackup((await fresh(false)).ownerUrl, file, other, quietLog)).rejects.toThrow(/other contents of 9001-awkward/);
  });

  test('a database with anything in it', async () => {
    const target = await fresh(false);
    await target.asOwner('create table mine (id int)');
    await expect(restoreBackup(target.ownerUrl, file, withAwkward, quietLog)).rejects.toThrow(/not empty/);
  });

  test('a file that is there already', async () => {
    await expect(writeBackup(source.ownerUrl, file)).rejects.toThrow(/is there already/);
  });

  test('a folder that is not there', async () => {
    await expect(writeBackup(source.ownerUrl, inRoom('no/such/file'))).rejects.toThrow(/not made: ENOENT/);
  });
});

/** Two rows of one table the other way round. */
function swapped(lines: string[]): string[] {
  const at = lines.findIndex((line) => line.includes('hittad 4711\t'));
  return [...lines.slice(0, at), lines[at + 1] ?? '', lines[at] ?? '', ...lines.slice(at + 2)];
}
