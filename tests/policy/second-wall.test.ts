import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRoutes } from '../../src/modules/access/index.ts';
import { type Tx, worksFor } from '../../src/platform/db/index.ts';
import { anyone } from '../../src/platform/http/policy.ts';
import { type Browser, demoIssuer, personId, type SignedInApp, send, session, signedInApp } from '../support/signed-in.ts';

/** Stands in everything that belongs to Skåne; nothing that another region gets may hold it. */
const MARK = 'SKÅNSK-MARKERING';

let app: SignedInApp;
let ids: { person: string; role: string; contact: string; unit: string; round: string; seq: string };
const asking: [string, Browser | undefined][] = [];
beforeAll(async () => {
  app = await signedInApp({ alterRoute: ({ cache: _, ...route }) => ({ ...route, policy: anyone }) });
  ids = await fill();
  for (const persona of ['kontaktperson-uppsala', 'handlaggare', 'enhetslakare', 'ordforande', 'csd-navigator', 'patientforening']) {
    asking.push([persona, await session(app.db, persona)]);
  }
  asking.push(['region-administrator of Uppsala', await session(app.db, 'uppsala-admin')], ['nobody', undefined]);
});
afterAll(() => app.close());

/** A person, a role, a unit, a contact, a review and an event of Skåne, all with the mark; and an administrator of Uppsala. */
async function fill(): Promise<typeof ids> {
  const [admin, editor] = [await personId(app.db, 'administrator'), await personId(app.db, 'redaktor-skane')];
  const one = async (statement: string, ...parameters: unknown[]): Promise<string> =>
    String((await app.db.asOwner<{ id: unknown }>(statement, parameters))[0]?.id);
  const person = await one("insert into person (name, mail, home) values ($1, 'skane@exempel.se', 'region-12') returning id", MARK);
  await app.db.asOwner("insert into identity (issuer, subject, person) values ('https://skane.example', $1, $2)", [MARK, person]);
  const role = await one(
    "insert into assignment (person, role, organisation, valid_from, given_by, needs_confirmation) values ($1, 'region-contact', 'region-12', '2026-01-01', $2, false) returning id",
    person,
    admin,
  );
  const unit = await one(
    `insert into work_organisation (id, kind, name, parent) values ('unit-skane', 'unit', '${MARK}', 'region-12') returning id`,
  );
  await app.db.asOwner("update work_organisation set mail = 'skansk-markering@exempel.se' where id = 'region-12'");
  const contact = await one("insert into contact_person (organisation, name, duty) values ('region-12', $1, $1) returning id", MARK);
  const round = await one("insert into review_round (opened_by, due) values ($1, '2099-01-01') returning id", admin);
  await app.db.asOwner(
    'insert into review_item (round, assignment, organisation) select $1, id, organisation from assignment where ended_at is null',
    [round],
  );
  const skane = await session(app.db, 'regionadministrator-skane');
  await send(app, skane, '/administration/organisationer/unit-skane', { name: MARK, hsaId: '', mail: 'a@exempel.se', version: '1' });
  const seq = await one("select max(seq) as id from audit_event where acting = 'region-administrator@region-12'");
  const uppsala = await one("insert into person (name, home) values ('Påhittad administratör', 'region-03') returning id");
  await app.db.asOwner("insert into identity (issuer, subject, person) values ($1, 'uppsala-admin', $2)", [demoIssuer, uppsala]);
  await app.db.asOwner(
    "insert into assignment (person, role, organisation, valid_from, given_by, needs_confirmation) values ($1, 'region-administrator', 'region-03', '2026-01-01', $2, false)",
    [uppsala, admin],
  );
  await app.db.asOwner("insert into kept_form (person, path, body) values ($1, '/administration/personer/ny', $2)", [
    editor,
    JSON.stringify({ name: MARK }),
  ]);
  return { person, role, contact, unit, round, seq };
}

/** The addresses of a route for everything of Skåne that it could name. */
function addressesOf(path: string): string[] {
  const objects = [ids.person, ids.role, ids.unit, 'region-12'];
  const filled = path.includes(':id') ? objects.map((id) => path.replace(':id', id)) : [path];
  return filled.map((one) => one.replace(':contact', ids.contact).replace(':seq', ids.seq));
}

const state = () =>
  app.db.asOwner(
    `select (select jsonb_agg(p order by id) from person p) as people, (select jsonb_agg(a order by id) from assignment a) as roles,
            (select jsonb_agg(o order by id) from work_organisation o) as places, (select jsonb_agg(c order by id) from contact_person c) as contacts,
            (select jsonb_agg(i order by assignment) from review_item i) as items, (select jsonb_agg(t order by id) from board_term t) as terms`,
  );

/** What everyone reads, or what it was loaded from. */
const openRegister = [
  'area_revision',
  'board_meeting',
  'care_area',
  'code_concept',
  'code_mapping',
  'code_release',
  'collaboration_region',
  'general_condition',
  'journal_entry',
  'organisation',
  'printed_overview',
  'region',
  'register_load',
  'register_node',
  'register_version',
  'source',
];
/** What the program asks before it knows for whom it works; nobody names rows in them. */
const ofTheFrame = ['audit_head', 'idempotency_key', 'job', 'schema_migrations', 'session', 'sign_in_attempt'];

describe('with every policy switched off', () => {
  const read = accessRoutes.filter((route) => route.method === 'GET').map((route) => [route.id, route.path] as const);
  it.each(read)('%s gives no other organisation what is of Skåne', async (_id, path) => {
    for (const [who, browser] of asking) {
      for (const url of [...addressesOf(path), ...(path === '/administration/personer' ? [`${path}?q=${MARK}`] : [])]) {
        const answer = await app.inject({ url, headers: browser?.headers ?? {} });
        expect(answer.statusCode, `${who} ${url}`).toBeLessThan(500);
        const body = answer.body.replaceAll(encodeURIComponent(MARK), '').replaceAll(`value="${MARK}"`, '');
        expect(body, `${who} ${url}`).not.toMatch(new RegExp(`${MARK}|skansk-markering`, 'i'));
      }
    }
  });

  const write = accessRoutes.filter((route) => route.kind === 'form').map((route) => [route.id, route.path] as const);
  it.each(write)('%s changes nothing of Skåne for another organisation', async (id, path) => {
    const before = await state();
    for (const [who, browser] of asking) {
      if (!browser) continue;
      for (const url of addressesOf(path)) {
        for (const body of bodiesFor(id, browser)) {
          const answer = await send(app, browser, url, body);
          expect(answer.statusCode, `${who} ${url} ${answer.body.slice(0, 200)}`).toBeLessThan(500);
        }
      }
    }
    expect(await state()).toEqual(before);
  });
});

/** What an attacker would send to reach Skåne's rows, or to rise. */
function bodiesFor(id: string, browser: Browser): Record<string, string>[] {
  const facts = { name: 'Tagen', mail: '', version: '1' };
  const give = { from: '2026-01-01', to: '', reason: '' };
  const known: Record<string, Record<string, string>[]> = {
    'people.edit': [facts],
    'people.active': [{ active: 'no', reason: 'x' }],
    'roles.given': [
      { ...give, person: ids.person, role: 'region-contact', organisation: 'region-12' },
      { ...give, person: browser.person, role: 'administrator', organisation: 'authority' },
      { ...give, person: browser.person, role: 'region-administrator', organisation: 'region-12' },
    ],
    'roles.confirm': [{}],
    'roles.end': [{ reason: 'x' }],
    'organisations.add': [{ kind: 'unit', parent: 'region-12', name: 'Intrång', hsaId: '', mail: '' }],
    'organisations.edit': [{ ...facts, hsaId: '' }],
    'organisations.active': [{ active: 'no', reason: 'x' }],
    'contacts.add': [{ name: 'Intrång', duty: 'x', mail: '', phone: '' }],
    'contacts.edit': [{ ...facts, duty: 'x', phone: '', active: 'no' }],
    'board-terms.add': [{ person: browser.person, seat: 'chair', collaborationRegion: '', from: '2026-01-01', to: '2027-01-01' }],
    'review.open': [{ due: '2027-01-01' }],
    'review.answer': [{ round: ids.round, [`a-${ids.role}`]: 'end' }],
  };
  return known[id] ?? [];
}

describe('row-level security by itself, without any query of ours', () => {
  const within = <T>(role: string, organisation: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    app.db.tx(async (tx) => {
      await worksFor(tx, { person: '00000000-0000-4000-8000-0000000000aa', role, organisation });
      return work(tx);
    });
  const rowsOf = (statement: string) => (tx: Tx) =>
    sql
      .raw<Record<string, unknown>>(statement)
      .execute(tx)
      .then((found) => found.rows);

  const walled = [
    "select * from person where home = 'region-12' or name like 'SK%'",
    "select * from identity where issuer = 'https://skane.example'",
    "select * from assignment where organisation in ('region-12', 'unit-skane')",
    "select * from work_organisation where region = 'region-12'",
    "select * from contact_person where organisation = 'region-12'",
    "select * from review_item where organisation in ('region-12', 'unit-skane')",
    "select * from person_place where organisation = 'region-12'",
    'select * from kept_form',
    "select * from audit_event where acting like '%@region-12'",
  ];
  it.each(walled)('a region sees nothing of another: %s', async (statement) => {
    expect(await within('region-administrator', 'region-03', rowsOf(statement))).toEqual([]);
    expect(await within('csd-navigator', 'csd-norra', rowsOf(statement))).toEqual([]);
  });
  it.each(walled)('a transaction that does not say for whom it works sees nothing: %s', async (statement) => {
    expect(await app.db.tx(rowsOf(statement))).toEqual([]);
  });
  it.each(walled.filter((statement) => !statement.includes('kept_form') && !statement.includes('person_place')))(
    'the authority’s administrator sees it, so the question can be answered: %s',
    async (statement) => expect((await within('administrator', 'authority', rowsOf(statement))).length).toBeGreaterThan(0),
  );

  it.each([
    "update person set name = 'x' where home = 'region-12'",
    "update assignment set ended_at = now() where organisation = 'region-12'",
    "update work_organisation set name = 'x' where region = 'region-12'",
    "update contact_person set name = 'x' where organisation = 'region-12'",
    "update review_item set answer = 'end', answered_at = now() where organisation = 'region-12'",
  ])('another region changes no row: %s', async (statement) => {
    const changed = await within('region-administrator', 'region-03', (tx) => sql.raw(statement).execute(tx));
    expect(changed.numAffectedRows ?? 0n).toBe(0n);
  });

  it.each([
    [
      "insert into assignment (person, role, organisation, valid_from, needs_confirmation) select id, 'region-contact', 'region-12', '2026-01-01', false from person limit 1",
      'region-administrator',
      'region-03',
    ],
    [
      "insert into work_organisation (id, kind, name, parent) values ('unit-x', 'unit', 'x', 'region-12')",
      'region-administrator',
      'region-03',
    ],
    ["insert into contact_person (organisation, name, duty) values ('region-12', 'x', 'x')", 'region-administrator', 'region-03'],
    ["insert into person (name, home) values ('x', 'region-12')", 'region-administrator', 'region-03'],
    ["insert into contact_person (organisation, name, duty) values ('region-12', 'x', 'x')", 'region-contact', 'region-12'],
    [
      "insert into board_term (person, seat, valid_from, valid_to) values (gen_random_uuid(), 'chair', '2026-01-01', '2027-01-01')",
      'board-chair',
      'board',
    ],
    ["insert into review_round (opened_by, due) values (gen_random_uuid(), '2027-01-01')", 'auditor', 'authority'],
  ])('%s is refused for %s at %s', async (statement, role, organisation) => {
    await expect(within(role, organisation, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('row-level security');
  });

  it('not even the authority’s administrator gives a role to themselves', async () => {
    const own =
      "insert into assignment (person, role, organisation, valid_from, needs_confirmation) values ('00000000-0000-4000-8000-0000000000aa', 'head', 'authority', '2026-01-01', false)";
    await expect(within('administrator', 'authority', (tx) => sql.raw(own).execute(tx))).rejects.toThrow('row-level security');
  });

  it('every table has the wall but those of the open register and of the frame itself, and the application cannot take it down', async () => {
    const open = await app.db.asOwner<{ relname: string }>(
      `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity order by relname`,
    );
    expect(open.map(({ relname }) => relname)).toEqual([...openRegister, ...ofTheFrame].toSorted((a, b) => (a < b ? -1 : 1)));
    await expect(app.db.pool.query('alter table person disable row level security')).rejects.toThrow('owner');
    await expect(app.db.pool.query('set row_security = off; select * from person')).rejects.toThrow('row-level security');
  });
});
