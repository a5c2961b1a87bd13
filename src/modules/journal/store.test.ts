import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDb } from '../../../tests/support/fresh-db.ts';
import { localDate, startOfDay } from '../../kernel/date.ts';
import { on } from '../../kernel/when.ts';
import { appendEntries, entryKinds, type NewEntry, readJournal } from './index.ts';

const db = await freshDb();
afterAll(() => db.close());

const day = localDate('2024-06-12');
const entry = (id: string, more: Partial<NewEntry> = {}): NewEntry => ({
  id,
  area: 'prov',
  when: on(day),
  dateBasis: 'printed',
  recordedAt: startOfDay(day),
  source: { id: 'test', locator: 'rad 1', quality: 'official' },
  corrects: null,
  fictitious: false,
  payload: { kind: 'reject', region: '12', note: null },
  ...more,
});
const append = (...entries: NewEntry[]) => db.tx((tx) => appendEntries(tx, entries));
const ids = async () => (await readJournal(db.kysely)).map((row) => row.id);

beforeAll(async () => {
  await db.asOwner(`insert into source (id, title_sv, publisher, dated) values ('test', 'Prov', 'Prov', '2024-06-12');
    insert into care_area (id, name) values ('prov', 'Prov')`);
  await append(entry('reject/first'), entry('reject/second'));
});

test('what is written is what is read, in the order given, stored at the moment of the database', async () => {
  const rows = await readJournal(db.kysely);
  expect(rows.map(({ seq, storedAt, ...rest }) => rest)).toEqual([entry('reject/first'), entry('reject/second')]);
  expect(rows[0]?.seq).toBeLessThan(rows[1]?.seq ?? 0);
  expect(Math.abs(Date.now() - (rows[0]?.storedAt.getTime() ?? 0))).toBeLessThan(3_600_000);
});

test('an open interval stays open', async () => {
  const when = { notBefore: null, notAfter: day };
  await append(entry('reject/open', { when, dateBasis: null, source: { id: 'test', locator: null, quality: null } }));
  expect((await readJournal(db.kysely)).at(-1)).toMatchObject({ when, dateBasis: null, source: { locator: null, quality: null } });
});

describe('nothing in the journal can be changed or removed', () => {
  const attempts = [
    ['update', "update journal_entry set area = 'prov'"],
    ['update of nothing', "update journal_entry set area = 'prov' where false"],
    ['delete', 'delete from journal_entry'],
    ['truncate', 'truncate journal_entry cascade'],
    ['merge', "merge into journal_entry using (select 1) s on id = 'reject/first' when matched then delete"],
  ] as const;

  test.each(attempts)('%s is not granted to the application', async (_name, statement) => {
    await expect(sql.raw(statement).execute(db.kysely)).rejects.toThrow(/permission denied/);
  });

  test.each(attempts)('%s is refused to the owner too', async (_name, statement) => {
    await expect(db.asOwner(statement)).rejects.toThrow(/append-only/);
  });

  test('nor by writing over it on insert', async () => {
    await expect(
      sql`insert into journal_entry (id, area, recorded_at, source, payload)
          values ('reject/first', 'prov', now(), 'test', '{"kind":"reject"}') on conflict (id) do update set area = 'x'`.execute(db.kysely),
    ).rejects.toThrow(/permission denied/);
    await expect(append(entry('reject/first'))).rejects.toThrow(/duplicate key/);
  });

  test('nor by taking its area or source away', async () => {
    await expect(sql`delete from care_area where id = 'prov'`.execute(db.kysely)).rejects.toThrow(/foreign key/);
    await expect(sql`delete from source where id = 'test'`.execute(db.kysely)).rejects.toThrow(/foreign key/);
  });

  test.each(['seq', 'stored_at'])('and nobody but the database says its %s', async (column) => {
    const value = column === 'seq' ? sql`1` : sql`'2000-01-01'::timestamptz`;
    await expect(
      sql`insert into journal_entry (id, area, recorded_at, source, payload, ${sql.ref(column)})
          values ('reject/x', 'prov', now(), 'test', '{"kind":"reject"}', ${value})`.execute(db.kysely),
    ).rejects.toThrow(/permission denied|non-DEFAULT/);
  });

  test('the owner cannot date a row back either', async () => {
    await db.asOwner(`insert into journal_entry (id, area, recorded_at, stored_at, source, payload)
      values ('reject/back', 'prov', now(), '2000-01-01', 'test', '{"kind":"reject"}')`);
    const [row] = await db.asOwner<{ late: boolean }>(
      `select stored_at > now() - interval '1 hour' as late from journal_entry where id = 'reject/back'`,
    );
    expect(row?.late).toBe(true);
  });
});

test('the database knows the kinds that the types know, and no others', async () => {
  const rows = await db.asOwner<{ name: string; said: string }>(
    `select conname as name, pg_get_constraintdef(oid) as said from pg_constraint
     where conname in ('journal_entry_payload_check', 'work_draft_kind_check') order by conname`,
  );
  const kindsIn = (said = '') => [...said.matchAll(/'([a-z-]+)'::text/g)].map(([, kind]) => kind).filter((kind) => kind !== 'kind');
  const [journal, draft] = rows.map(({ said }) => kindsIn(said));
  expect(journal?.toSorted()).toEqual(entryKinds.toSorted());
  expect(draft?.toSorted()).toEqual([...entryKinds, 'merge', 'split', 'import'].toSorted());
});

describe('what cannot be so is refused', () => {
  test.each<[string, NewEntry, RegExp]>([
    ['an unknown area', entry('reject/a', { area: 'none' }), /foreign key/],
    ['an unknown source', entry('reject/a', { source: { id: 'none', locator: null, quality: null } }), /foreign key/],
    [
      'an interval that ends before it begins',
      entry('reject/a', { when: { notBefore: day, notAfter: localDate('2024-06-11') } }),
      /check constraint/,
    ],
    ['a correction of an unknown entry', entry('reject/a', { corrects: 'reject/none' }), /foreign key/],
    ['a correction of itself', entry('reject/a', { corrects: 'reject/a' }), /check constraint/],
    ['an id with capitals', entry('Reject/A'), /check constraint/],
  ])('%s', async (_name, wrong, message) => {
    const before = await ids();
    await expect(append(entry('reject/good'), wrong)).rejects.toThrow(message);
    expect(await ids()).toEqual(before);
  });

  test('a second correction of the same entry, so that a chain never forks', async () => {
    await append(entry('reject/first/2', { corrects: 'reject/first' }));
    await expect(append(entry('reject/first/3', { corrects: 'reject/first' }))).rejects.toThrow(/duplicate key/);
    await append(entry('reject/first/3', { corrects: 'reject/first/2' }));
  });

  test('a kind that does not exist', async () => {
    const statement = sql`insert into journal_entry (id, area, recorded_at, source, payload)
      values ('x', 'prov', now(), 'test', '{"kind":"appeal"}')`;
    await expect(statement.execute(db.kysely)).rejects.toThrow(/check constraint/);
  });
});
