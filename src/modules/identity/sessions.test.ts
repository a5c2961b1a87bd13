import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDb, freshDb } from '../../../tests/support/fresh-db.ts';
import { actAs, endSessionsActingBy, endSessionsOf, findSession, type NewSession, openSession, openSessionsOf } from './sessions.ts';

const TODAY = '2026-03-16';
let db: FreshDb;
let person: string;

beforeAll(async () => {
  db = await freshDb();
  await db.asOwner(
    `insert into work_organisation (id, kind, name) values ('authority', 'authority', 'Myndigheten'), ('region-12', 'region', 'Region Skåne')`,
  );
  const [row] = await db.asOwner<{ id: string }>(
    `insert into person (name, fictitious) values ('Påhittad handläggare', true) returning id`,
  );
  person = row?.id ?? '';
});
afterAll(() => db.close());

async function give(role: string, changes: { from?: string; to?: string; confirm?: boolean; organisation?: string } = {}): Promise<string> {
  const { from = '2026-01-01', to = null, confirm = false, organisation = 'authority' } = changes;
  const [row] = await db.asOwner<{ id: string }>(
    `insert into assignment (person, role, organisation, valid_from, valid_to, needs_confirmation) values ($1, $2, $3, $4, $5, $6) returning id`,
    [person, role, organisation, from, to, confirm],
  );
  return row?.id ?? '';
}

const open = (changes: Partial<NewSession> = {}) =>
  db.tx((tx) =>
    openSession(tx, {
      person,
      issuer: 'https://issuer.example',
      acr: 'loa3',
      acting: null,
      steppedUp: false,
      userAgent: 'test',
      replaces: null,
      ...changes,
    }),
  );
const find = (token: string) => findSession(db.kysely, token, TODAY);
const age = (column: string, interval: string) =>
  db.asOwner(`update session set ${column} = clock_timestamp() - interval '${interval}' where ended_at is null`);

describe('sessions', () => {
  it('hold until ended, and know only what may be acted as today', async () => {
    const usable = await give('case-officer');
    await give('registrar', { from: '2026-03-17' });
    await give('analyst', { to: '2026-03-15' });
    await give('head', { confirm: true });
    const session = await find(await open({ acting: usable }));
    expect(session?.assignments.map((one) => one.role)).toEqual(['case-officer']);
    expect(session?.acting).toMatchObject({ role: 'case-officer', organisation: 'authority' });
  });

  it('an assignment counts on its last day', async () => {
    await give('auditor', { to: TODAY });
    expect((await find(await open()))?.assignments.map((one) => one.role)).toContain('auditor');
  });

  it('the cookie cannot be read from the database', async () => {
    const token = await open();
    const rows = await db.asOwner(`select * from session`);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await find(`${token}x`)).toBeUndefined();
    expect(await find('')).toBeUndefined();
  });

  it('end after half an hour without use, and say why', async () => {
    const token = await open();
    await age('last_seen_at', '31 minutes');
    expect(await find(token)).toBeUndefined();
    expect(await db.asOwner(`select ended_why from session where ended_at is not null order by ended_at desc limit 1`)).toEqual([
      { ended_why: 'idle' },
    ]);
  });

  it('end after ten hours even in use', async () => {
    const token = await open();
    await age('created_at', '601 minutes');
    expect(await find(token)).toBeUndefined();
  });

  it('a new sign-in replaces the old session', async () => {
    const first = await open();
    const session = await find(first);
    const second = await open({ replaces: session?.id ?? null });
    expect(await find(first)).toBeUndefined();
    expect(await find(second)).toBeDefined();
  });

  it('end at once when the role acted by is taken away', async () => {
    const assignment = await give('b1-member');
    const token = await open({ acting: assignment });
    await db.tx((tx) => endSessionsActingBy(tx, assignment));
    expect(await find(token)).toBeUndefined();
  });

  it('cannot choose an assignment that is not theirs', async () => {
    const token = await open();
    const session = await find(token);
    if (!session) throw new Error('no session');
    const [other] = await db.asOwner<{ id: string }>(
      `with p as (insert into person (name) values ('Någon annan') returning id)
       insert into assignment (person, role, organisation, valid_from, needs_confirmation) select id, 'region-contact', 'region-12', '2026-01-01', false from p returning id`,
    );
    expect(await db.tx((tx) => actAs(tx, session, other?.id ?? ''))).toBe(false);
    expect((await find(token))?.acting).toBeNull();
  });

  it('sign out everywhere ends all but this one', async () => {
    const here = await find(await open());
    const there = await open();
    await db.tx((tx) => endSessionsOf(tx, person, 'signed-out-everywhere', here?.id ?? null));
    expect(await find(there)).toBeUndefined();
    expect((await openSessionsOf(db.kysely, person)).map((one) => one.id)).toEqual([here?.id]);
  });

  it('a deactivated person has no session left', async () => {
    const token = await open();
    await db.asOwner(`update person set active = false where id = $1`, [person]);
    expect(await find(token)).toBeUndefined();
  });
});
