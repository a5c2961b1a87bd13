import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { createLog } from '../log.ts';
import { createDb, type Tx } from './database.ts';
import { isUnavailable } from './faults.ts';

const db = await freshDb();
afterAll(() => db.close());
afterEach(() => db.asOwner('truncate note'));

await db.asOwner('create table note (id int primary key, text text not null, day date, amount bigint)');
await db.asOwner('grant select, insert, update on note to tillstand_app');

/**
 * A transaction that takes one row and then another. Two that take the same rows crosswise hold one each before either asks for
 * the next, so PostgreSQL must stop one of them; that one waits with its second run until the other has ended, and meets it no more.
 */
function crossing(mark: string, first: number, second: number) {
  const [holds, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let runs = 0;
  const start = async (other: { readonly holds: Promise<void>; readonly ended: Promise<void> }) => {
    const take = (tx: Tx, row: number) => sql`update note set text = text || ${mark} where id = ${row}`.execute(tx);
    await db.tx(async (tx) => {
      runs += 1;
      if (runs > 1) await other.ended;
      await take(tx, first);
      holds.resolve();
      await other.holds;
      await take(tx, second);
    });
    ended.resolve();
  };
  return { start, runs: () => runs, holds: holds.promise, ended: ended.promise };
}

const countNotes = async (): Promise<unknown> => (await sql<{ n: number }>`select count(*) as n from note`.execute(db.kysely)).rows[0]?.n;

describe('a transaction', () => {
  test('leaves nothing behind when the work fails', async () => {
    const work = db.tx(async (tx) => {
      await sql`insert into note values (1, 'half')`.execute(tx);
      throw new Error('stop here');
    });
    await expect(work).rejects.toThrow('stop here');
    expect(await countNotes()).toBe(0);
  });

  test('is run again after a deadlock, and both hold', async () => {
    await sql`insert into note values (10, ''), (11, '')`.execute(db.kysely);
    const [ada, bo] = [crossing('a', 10, 11), crossing('b', 11, 10)];
    await Promise.all([ada.start(bo), bo.start(ada)]);
    expect([ada.runs(), bo.runs()].sort()).toEqual([1, 2]);
    const texts = await sql<{ text: string }>`select text from note order by id`.execute(db.kysely);
    expect(texts.rows.map(({ text }) => [...text].sort().join(''))).toEqual(['ab', 'ab']);
  });

  test('for reading sees one moment', async () => {
    const seen = await db.read(async (tx) => {
      const count = async () => (await sql<{ n: number }>`select count(*) as n from note`.execute(tx)).rows[0]?.n;
      const before = await count();
      await sql`insert into note values (20, 'later')`.execute(db.kysely);
      return [before, await count()];
    });
    expect(seen).toEqual([0, 0]);
    expect(await countNotes()).toBe(1);
  });

  test('for reading cannot write', async () => {
    await expect(db.read((tx) => sql`insert into note values (21, 'no')`.execute(tx))).rejects.toThrow(/read-only/);
  });
});

test('a transaction that fails as an outdated plan does, on new connections too, comes to an end', async () => {
  let runs = 0;
  const never = db.tx(async () => {
    runs += 1;
    throw Object.assign(new Error('prepared statement "x" does not exist'), { code: '26000' });
  });
  await expect(never).rejects.toMatchObject({ code: '26000' });
  expect(runs).toBeGreaterThan(10);
  expect(runs).toBeLessThan(50);
});

test('days stay text and big numbers are numbers, or a fault', async () => {
  const row = await sql<{ day: unknown; amount: unknown }>`select date '2024-06-11' as day, 9007199254740991::bigint as amount`.execute(
    db.kysely,
  );
  expect(row.rows[0]).toEqual({ day: '2024-06-11', amount: 9007199254740991 });
  await expect(sql`select 9007199254740993::bigint as amount`.execute(db.kysely)).rejects.toThrow(RangeError);
});

describe('the running application', () => {
  test.each([
    ['makes no tables', 'create table mine (id int)'],
    ['changes no tables', 'alter table note add column more int'],
    ['deletes nothing that it was not granted', 'delete from note'],
    ['reads no list of migrations', 'select * from schema_migrations'],
    ['becomes nobody else', 'set role tillstand_owner'],
    ['makes no roles', 'create role other'],
    ['reads no files', "select pg_read_file('/etc/hostname')"],
  ])('%s', async (_what, statement) => {
    await expect(sql.raw(statement).execute(db.kysely)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('has less than a login with more rights, when it is given such a one', async () => {
    const strong = createDb(db.superuserUrl, { log: quietLog });
    await expect(sql`create table mine (id int)`.execute(strong.kysely)).rejects.toThrow(/permission denied/);
    await strong.close();
  });
});

describe('a database that goes away', () => {
  test('is told from a question that is wrong', async () => {
    const nowhere = createDb('postgres://x@127.0.0.1:1/x', { log: quietLog });
    const fault = await sql`select 1`.execute(nowhere.kysely).catch((error: unknown) => error);
    expect(isUnavailable(fault)).toBe(true);
    expect(await nowhere.isReady()).toBe(false);
    await nowhere.close();
    const wrong = await sql`select nothing`.execute(db.kysely).catch((error: unknown) => error);
    expect(isUnavailable(wrong)).toBe(false);
  });

  test('fails the work under way and serves the next, on new connections', async () => {
    const work = db.tx(async (tx) => {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`.execute(
        tx,
      );
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });
    const fault = await work.catch((error: unknown) => error);
    expect(isUnavailable(fault)).toBe(true);
    expect(String(fault)).toMatch(
      /Connection terminated: (?:terminating connection due to administrator command|Connection terminated unexpectedly)/,
    );
    await expect.poll(() => db.isReady()).toBe(true);
    expect((await sql<{ n: number }>`select 1 as n`.execute(db.kysely)).rows[0]?.n).toBe(1);
  });
});

test('sorts å, ä and ö last with sv_se', async () => {
  const sorted = await sql<{ t: string }>`select t from unnest(array['ö','a','å','z','ä']) t order by t collate sv_se`.execute(db.kysely);
  expect(sorted.rows.map((row) => row.t).join('')).toBe('azåäö');
});

describe('closing', () => {
  test('waits until the connections are closed, so that a database stopped after it cuts none', async () => {
    const own = createDb(db.appUrl, { log: quietLog });
    let closed = 0;
    own.pool.on('remove', () => {
      closed += 1;
    });
    await Promise.all(Array.from({ length: 5 }, () => sql`select pg_sleep(0.05)`.execute(own.kysely)));
    expect(own.pool.idleCount).toBeGreaterThan(1);
    const open = own.pool.totalCount;
    await own.close();
    expect(closed).toBe(open);
    await own.close();
  });

  test('a connection that is lost while idle is told of in a line with the reason, without where in the code', async () => {
    const lines: string[] = [];
    const own = createDb(db.appUrl, { log: createLog({ level: 'warn', write: (line) => void lines.push(line) }) });
    const [backend] = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(own.kysely)).rows;
    await askAs(db.superuserUrl, `select pg_terminate_backend(${backend?.pid})`);
    await expect.poll(() => lines.length).toBe(1);
    expect(lines[0]).toContain('terminating connection due to administrator command');
    expect(lines[0]).not.toMatch(/"stack"|\.js:/);
    await own.close();
  });
});

async function askAs(url: string, question: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(question);
  await client.end();
}
