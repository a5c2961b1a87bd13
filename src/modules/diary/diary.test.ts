import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { createDb, type Tx, worksForSystem } from '../../platform/db/index.ts';
import { readGround } from './core/ground.ts';
import { type NewDiaryEntry, registerEntry } from './index.ts';
import { diaryYears, publicDiary } from './queries.ts';

const db = await freshDb();
afterAll(() => db.close());

const entry: NewDiaryEntry = {
  direction: 'incoming',
  kind: 'document',
  counterpart: 'Region Skåne',
  subject: 'Påhittat remissvar',
  careCase: null,
  document: null,
  secrecy: null,
  person: null,
  fictitious: false,
};
const inSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    return work(tx);
  });
/** Registers at an instant, as a moved clock would have it. */
const addAt = (instant: string, more: Partial<NewDiaryEntry> = {}) =>
  inSystem(async (tx) => {
    const offset = `${(new Date(instant).getTime() - Date.now()) / 1_000} seconds`;
    await setClock(tx, offset);
    return registerEntry(tx, { ...entry, ...more });
  });
const setClock = async (tx: Tx, offset: string): Promise<void> => {
  await sql`select set_config('tillstand.clock_offset', ${offset}, true)`.execute(tx);
};
const everything = { limit: 1_000, offset: 0 };

describe('numbers', () => {
  it('begin anew at midnight in Stockholm, not in Greenwich', async () => {
    expect((await addAt('2031-12-31T22:59:30Z')).number).toBe('2031-000001');
    expect((await addAt('2031-12-31T23:00:30Z')).number).toBe('2032-000001');
    expect((await addAt('2032-06-30T21:59:30Z')).number).toBe('2032-000002');
  });

  it('have a series of their own for what is made up', async () => {
    expect((await addAt('2033-02-01T12:00:00Z')).number).toBe('2033-000001');
    expect((await addAt('2033-02-01T12:00:01Z', { fictitious: true })).number).toBe('DEMO-2033-000001');
    expect((await addAt('2033-02-01T12:00:02Z')).number).toBe('2033-000002');
  });

  it('are not taken by what comes to nothing', async () => {
    await addAt('2034-02-01T12:00:00Z');
    await expect(
      inSystem(async (tx) => {
        await setClock(tx, `${(Date.parse('2034-02-01T12:00:01Z') - Date.now()) / 1_000} seconds`);
        await registerEntry(tx, entry);
        throw new Error('the act came to nothing');
      }),
    ).rejects.toThrow('came to nothing');
    expect((await addAt('2034-02-01T12:00:02Z')).number).toBe('2034-000002');
  });

  it('cannot be chosen, taken or given back by the application', async () => {
    const client = new pg.Client({ connectionString: db.appUrl });
    await client.connect();
    await client.query('set role tillstand_app').catch(() => undefined);
    for (const forbidden of [
      `update diary_series set last = 900`,
      `insert into diary_series (year, fictitious, last) values (2040, false, 5)`,
      `insert into diary_entry (number, year, serial, fictitious, direction, kind, subject) values ('2026-000999', 2026, 999, false, 'incoming', 'document', 'x')`,
      `select nextval('diary_entry_serial_seq')`,
    ]) {
      await expect(client.query(forbidden)).rejects.toThrow(/permission denied|does not exist/);
    }
    await client.end();
  });

  it('have no gaps and no doubles when 200 write at once and connections are killed in the middle', { timeout: 60_000 }, async () => {
    const writers = createDb(db.appUrl, { log: quietLog, max: 20 });
    const killer = new pg.Client({ connectionString: db.superuserUrl });
    await killer.connect();
    let killed = 0;
    let isDone = false;
    const killing = (async () => {
      while (!isDone) {
        const { rowCount } = await killer.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = $1 and pid <> pg_backend_pid() and state = 'idle in transaction' order by random() limit 1`,
          [db.name],
        );
        killed += rowCount ?? 0;
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    })();
    const write = async (at: number): Promise<string | undefined> => {
      try {
        return await writers.tx(async (tx) => {
          await worksForSystem(tx, 'jobs');
          const { number } = await registerEntry(tx, { ...entry, subject: `Skrivare ${at}` });
          // Room for a kill between the number and the commit.
          await new Promise((resolve) => setTimeout(resolve, at % 4));
          return number;
        });
      } catch {
        return undefined;
      }
    };
    const given = await Promise.all(Array.from({ length: 200 }, (_, at) => write(at)));
    isDone = true;
    await killing;
    await killer.end();
    await writers.close();
    const acknowledged = given.filter((number) => number !== undefined);
    const rows = await db.asOwner<{ number: string; serial: number }>(
      `select number, serial from diary_entry where subject like 'Skrivare %' order by serial`,
    );
    expect(killed).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(rows.map(({ serial }) => serial)).toEqual(rows.map((_, at) => at + 1));
    // What was answered is there; what broke may be there too, if it broke after the commit.
    expect(rows.map(({ number }) => number)).toEqual(expect.arrayContaining(acknowledged));
  });
});

describe('what has been written', () => {
  it.each([
    `update diary_entry set subject = 'annat'`,
    `delete from diary_entry`,
    'truncate diary_entry cascade',
    `update diary_note set value = 'annat'`,
    'delete from diary_note',
    'delete from diary_series',
  ])('stands, even for the owner: %s', async (change) => {
    await expect(db.asOwner(change)).rejects.toThrow(/append-only/);
  });
});

describe('the public diary', () => {
  let found: Awaited<ReturnType<typeof publicDiary>>['rows'];
  beforeAll(async () => {
    await addAt('2035-05-01T10:00:00Z', { subject: 'Öppen', counterpart: 'Region Uppsala' });
    await addAt('2035-05-01T10:00:01Z', { subject: 'Hemlig', counterpart: 'Hemligt sjukhus', secrecy: { ground: 'OSL 25 kap. 1 §' } });
    await addAt('2035-05-01T10:00:02Z', { subject: 'Från en person', counterpart: { privatePerson: 'Ett namn' } });
    await addAt('2035-05-01T10:00:03Z', { subject: 'Påhittat', fictitious: true });
    found = (await publicDiary(db.kysely, false, { year: 2035 }, everything)).rows;
  });

  it('shows neither subject nor counterpart of what is secret, but that it is there, and why', () => {
    expect(found.find(({ number }) => number === '2035-000002')).toMatchObject({
      subject: null,
      counterpart: null,
      privatePerson: false,
      secrecyGround: 'OSL 25 kap. 1 §',
      dated: '2035-05-01',
    });
  });

  it('does not name private persons', () => {
    expect(found.find(({ number }) => number === '2035-000003')).toMatchObject({ counterpart: null, privatePerson: true });
  });

  it('has nothing made up unless asked for', async () => {
    expect(found.map(({ number }) => number)).toEqual(['2035-000003', '2035-000002', '2035-000001']);
    const all = await publicDiary(db.kysely, true, { year: 2035 }, everything);
    expect(all.rows[0]?.number).toBe('DEMO-2035-000001');
  });

  it('cannot be searched for what it does not show', async () => {
    for (const q of ['Hemlig', 'sjukhus', 'namn']) {
      expect((await publicDiary(db.kysely, false, { q, year: 2035 }, everything)).rows).toEqual([]);
    }
    expect((await publicDiary(db.kysely, false, { q: 'öppen uppsala', year: 2035 }, everything)).total).toBe(1);
    expect((await publicDiary(db.kysely, false, { q: '100%', year: 2035 }, everything)).total).toBe(0);
  });

  it('knows its years', async () => {
    expect(await diaryYears(db.kysely, false)).toContain(2035);
  });

  it('is all that those see who have not signed in', async () => {
    for (const table of ['diary_entry', 'diary_note', 'diary_now']) {
      const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)}`.execute(db.kysely);
      expect(rows[0]?.n).toBe(0);
    }
    await expect(sql`select * from diary_all`.execute(db.kysely)).rejects.toThrow(/permission denied/);
  });
});

it.each([
  ['25:1', 'OSL 25 kap. 1 §'],
  ['OSL 25 kap 1 §', 'OSL 25 kap. 1 §'],
  ['19 kap. 3 a §', 'OSL 19 kap. 3 a §'],
  ['OSL 31 kap. 16 § första stycket', 'OSL 31 kap. 16 § första stycket'],
])('the legal ground %s', (given, wanted) => expect(readGround(given)).toEqual({ ok: true, value: wanted }));

it.each(['', 'hemligt', '25', 'kap. 1 §'])('%s is no legal ground', (given) => expect(readGround(given).ok).toBe(false));
