import { afterAll, describe, expect, test } from 'vitest';
import { freshDb } from '../../../tests/support/fresh-db.ts';
import { type Tx, worksFor, worksForSystem } from '../../platform/db/index.ts';
import { type Telling, tell } from './index.ts';

const db = await freshDb();
afterAll(() => db.close());

const one = async (sql: string, parameters: unknown[] = []): Promise<string> => {
  const [row] = await db.asOwner<{ id: string }>(sql, parameters);
  if (!row) throw new Error('no row');
  return row.id;
};
const person = (mail: string | null, fictitious = false): Promise<string> =>
  one('insert into person (name, mail, fictitious) values ($1, $2, $3) returning id', ['Prov', mail, fictitious]);
const gives = (to: string, role: string, organisation: string, from = '2020-01-01', till: string | null = null) =>
  db.asOwner(
    'insert into assignment (person, role, organisation, valid_from, valid_to, needs_confirmation) values ($1, $2, $3, $4, $5, false)',
    [to, role, organisation, from, till],
  );

await db.asOwner(`insert into work_organisation (id, kind, name, mail) values
  ('authority', 'authority', 'Myndigheten', null), ('region-12', 'region', 'Skåne', 'registrator@skane.test'), ('region-03', 'region', 'Uppsala', null)`);
const officer = await person('handlaggare@prov.test');
const contact = await person('kontakt@prov.test');
const silent = await person(null);
const madeUp = await person('pahittad@prov.test', true);
await gives(officer, 'case-officer', 'authority');
await gives(contact, 'region-contact', 'region-12');
await gives(silent, 'region-contact', 'region-12');
await gives(madeUp, 'region-contact', 'region-12');

const message = { key: 'test.told', subject: { sv: 'Ärendet är klart', en: 'The case is ready' }, body: { sv: 'Läs.', en: 'Read.' } };
const telling = (more: Partial<Telling>): Telling => ({ to: [], message, careCase: null, path: '/arbete', fictitious: false, ...more });
const asContact = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.tx(async (tx) => {
    await worksFor(tx, { person: contact, role: 'region-contact', organisation: 'region-12' });
    return work(tx);
  });
const told = (more: Partial<Telling>) => asContact((tx) => tell(tx, telling(more)));
const deliveries = (id: string) =>
  db.asOwner<{
    person: string | null;
    role: string | null;
    organisation: string | null;
    how: string;
    state: string | null;
    address: string | null;
  }>(
    `select d.person, d.role, d.organisation, d.how, m.state, d.address from message_delivery d left join mail m on m.id = d.mail
     where d.message = $1 order by d.address nulls last`,
    [id],
  );

describe('telling', () => {
  test('reaches people whom the one who acts cannot see, and remembers whose act it was', async () => {
    const id = await told({ to: [{ role: 'case-officer', organisation: 'authority' }] });
    expect(await deliveries(id)).toMatchObject([{ person: officer, role: 'case-officer', how: 'at-once', state: 'queued' }]);
    expect(await db.asOwner('select told_by, told_as from message where id = $1', [id])).toEqual([
      { told_by: contact, told_as: 'region-contact@region-12' },
    ]);
  });

  test('finds all who have a role, not those who are made up, and someone without an address in the product alone', async () => {
    const id = await told({ to: [{ role: 'region-contact', organisation: 'region-12' }] });
    const found = await deliveries(id);
    expect(found.map((row) => [row.person, row.how])).toEqual([
      [contact, 'at-once'],
      [silent, 'no-mail'],
    ]);
  });

  test('someone who is found twice gets it once', async () => {
    const id = await told({
      to: [{ person: officer }, { person: officer }, { role: 'case-officer', organisation: 'authority' }],
    });
    expect(await deliveries(id)).toHaveLength(1);
  });

  test('a role that nobody has is kept as told to nobody', async () => {
    const id = await told({ to: [{ role: 'region-contact', organisation: 'region-03' }] });
    expect(await deliveries(id)).toMatchObject([{ person: null, role: 'region-contact', organisation: 'region-03', how: 'no-mail' }]);
  });

  test('an organisation by its address, and someone without an account', async () => {
    const id = await told({ to: [{ organisation: 'region-12' }, { organisation: 'region-03' }, { mail: 'någon@exempel.test' }] });
    expect((await deliveries(id)).map((row) => [row.organisation, row.address, row.how])).toEqual([
      [null, 'någon@exempel.test', 'at-once'],
      ['region-12', 'registrator@skane.test', 'at-once'],
      ['region-03', null, 'no-mail'],
    ]);
  });

  test('what is made up is never queued, and reaches no real person', async () => {
    const id = await told({ to: [{ role: 'region-contact', organisation: 'region-12' }, { organisation: 'region-12' }], fictitious: true });
    expect((await deliveries(id)).map((row) => [row.person, row.state])).toEqual([
      [madeUp, 'kept'],
      [null, 'kept'],
    ]);
    await expect(told({ to: [{ person: officer }], fictitious: true })).rejects.toThrow('made-up people only');
    await expect(db.asOwner(`update mail set state = 'queued' where fictitious`)).rejects.toThrow();
    await expect(
      db.asOwner(`insert into mail (kind, address, state, fictitious) values ('message', 'a@b.test', 'queued', true)`),
    ).rejects.toThrow('made_up_stays');
  });

  test('is undone with the act', async () => {
    const before = await db.asOwner('select from message');
    await asContact(async (tx) => {
      await tell(tx, telling({ to: [{ person: officer }] }));
      throw new Error('undone');
    }).catch(() => undefined);
    expect(await db.asOwner('select from message')).toHaveLength(before.length);
  });

  test.each([
    'två@a.test,b@c.test',
    'a@b.test\r\nBcc: c@d.test',
    'Namn <a@b.test>',
    'a b@c.test',
    '@c.test',
    'a@c',
    `${'a'.repeat(250)}@b.test`,
  ])('refuses the address %j', async (mail) => {
    await expect(told({ to: [{ mail }] })).rejects.toThrow('no mail address');
  });

  test('an unknown organisation is a fault of the program', async () => {
    await expect(told({ to: [{ organisation: 'region-99' }] })).rejects.toThrow('organisation that is not there');
  });

  test.each(['https://ond.test/', '//ond.test', '/\\ond.test', 'arbete', '/a b'])('leads nowhere else: %s', async (path) => {
    await expect(told({ path })).rejects.toThrow();
  });

  test('a line break in a subject becomes a space, and what is too long is cut', async () => {
    const id = await told({
      message: { ...message, subject: { sv: 'Yttrande\r\nBcc: ond@ond.test', en: 'x'.repeat(300) } },
    });
    const [row] = await db.asOwner<{ subject_sv: string; subject_en: string }>('select subject_sv, subject_en from message where id = $1', [
      id,
    ]);
    expect(row?.subject_sv).toBe('Yttrande Bcc: ond@ond.test');
    expect(row?.subject_en).toHaveLength(200);
  });
});

describe('the second wall', () => {
  const seen = (who: { person: string; role: string; organisation: string }, table: string) =>
    db.tx(async (tx) => {
      await worksFor(tx, who);
      const { sql } = await import('kysely');
      return (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx)).rows[0]?.n;
    });
  const none = { person: silent, role: 'referring-clinician', organisation: 'region-12' };

  test('one sees what came to oneself; the authority’s case officers what was sent; and nobody without saying who they are', async () => {
    const all = (await db.asOwner('select from message')).length;
    const toSilent = (await db.asOwner('select from message_delivery where person = $1', [silent])).length;
    expect(await seen(none, 'message')).toBe(toSilent);
    expect(await seen(none, 'message_delivery')).toBe(toSilent);
    expect(await seen(none, 'mail')).toBe(0);
    expect(await seen({ person: officer, role: 'case-officer', organisation: 'authority' }, 'message')).toBe(all);
    const { sql } = await import('kysely');
    expect((await sql`select from message`.execute(db.kysely)).rows).toHaveLength(0);
    expect(
      await db.tx(async (tx) => {
        await worksForSystem(tx, 'jobs');
        return (await sql`select from message`.execute(tx)).rows.length;
      }),
    ).toBe(all);
  });

  test('nothing that was told is changed or taken away', async () => {
    await expect(db.asOwner(`update message set subject_sv = 'x'`)).rejects.toThrow('append-only');
    await expect(db.asOwner('delete from message_delivery')).rejects.toThrow('append-only');
    await expect(db.asOwner(`update message_delivery set address = 'x@y.test'`)).rejects.toThrow('does not change');
    await expect(db.asOwner('delete from mail')).rejects.toThrow('append-only');
  });
});
