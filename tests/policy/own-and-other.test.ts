import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessRoutes } from '../../src/modules/access/index.ts';
import { type Browser, demoIssuer, personId, type SignedInApp, send, session, signedInApp } from '../support/signed-in.ts';

type Thing = 'person' | 'role' | 'organisation' | 'contact' | 'event';
type Region = 'Skåne' | 'Uppsala';
const codes: Readonly<Record<Region, string>> = { Skåne: '12', Uppsala: '03' };
const regions = Object.keys(codes) as Region[];

/** What each route that names a thing names; `authority` where only the authority comes at all, as the matrix says. */
const names: Readonly<Record<string, Thing | 'authority'>> = {
  'people.one': 'person',
  'people.edit': 'person',
  'people.active': 'person',
  'roles.one': 'role',
  'roles.confirm': 'authority',
  'roles.end': 'role',
  'organisations.one': 'organisation',
  'organisations.edit': 'organisation',
  'organisations.active': 'organisation',
  'contacts.new': 'organisation',
  'contacts.add': 'organisation',
  'contacts.one': 'contact',
  'contacts.edit': 'contact',
  'board-terms.one': 'authority',
  'board-terms.edit': 'authority',
  'log.one': 'event',
};

/** Content that each form takes, so that nothing but whose the thing is decides. */
const bodies: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'people.edit': { name: 'Påhittad', mail: '', version: '1' },
  'people.active': { active: 'yes', reason: '' },
  'roles.end': { reason: 'Slutar' },
  'organisations.edit': { name: 'Påhittad enhet', hsaId: '', mail: '', version: '1' },
  'organisations.active': { active: 'yes', reason: '' },
  'contacts.add': { name: 'Påhittad', duty: 'Frågor', mail: '', phone: '' },
  'contacts.edit': { name: 'Påhittad', duty: 'Frågor', mail: '', phone: '', active: 'yes', version: '1' },
};

let app: SignedInApp;
const things = {} as Record<Region, Record<Thing, string>>;
const browsers = {} as Record<Region, Browser>;
beforeAll(async () => {
  app = await signedInApp();
  const one = async (statement: string, ...parameters: unknown[]): Promise<string> =>
    String((await app.db.asOwner<{ id: unknown }>(statement, parameters))[0]?.id);
  const giver = await personId(app.db, 'administrator');
  const assign = (person: string, role: string, organisation: string) =>
    one(
      "insert into assignment (person, role, organisation, valid_from, given_by, needs_confirmation) values ($1, $2, $3, '2026-01-01', $4, false) returning id",
      person,
      role,
      organisation,
      giver,
    );
  for (const region of regions) {
    const home = `region-${codes[region]}`;
    const administrator = await one("insert into person (name, home) values ('Påhittad administratör', $1) returning id", home);
    await app.db.asOwner('insert into identity (issuer, subject, person) values ($1, $2, $3)', [
      demoIssuer,
      `administrator-${region}`,
      administrator,
    ]);
    await assign(administrator, 'region-administrator', home);
    browsers[region] = await session(app.db, `administrator-${region}`);
    const person = await one("insert into person (name, home) values ('Påhittad', $1) returning id", home);
    const role = await assign(person, 'region-contact', home);
    const organisation = await one(
      "insert into work_organisation (id, kind, name, parent) values ($1, 'unit', 'Påhittad enhet', $2) returning id",
      `unit-${codes[region]}`,
      home,
    );
    const contact = await one(
      "insert into contact_person (organisation, name, duty) values ($1, 'Påhittad', 'Frågor') returning id",
      organisation,
    );
    await send(app, browsers[region], `/administration/organisationer/${home}/kontakter/ny`, { name: 'X', duty: 'Y', mail: '', phone: '' });
    const event = await one('select max(seq) as id from audit_event where acting = $1', `region-administrator@${home}`);
    things[region] = { person, role, organisation, contact, event };
  }
});
afterAll(() => app.close());

const addressOf = (path: string, thing: Thing, region: Region): string => {
  const own = things[region];
  const id = thing === 'contact' ? own.organisation : own[thing];
  return path.replace(':id', id).replace(':contact', own.contact).replace(':seq', own.event);
};

it('every route that names a thing says what it names', () => {
  const named = accessRoutes.filter((route) => route.path.includes(':')).map((route) => route.id);
  expect(named.toSorted()).toEqual(Object.keys(names).toSorted());
});

describe.each(regions)('an administrator of %s', (mine) => {
  const placed = accessRoutes.flatMap((route) => {
    const thing = names[route.id];
    return thing === undefined || thing === 'authority' ? [] : [{ id: route.id, route, thing }];
  });
  // Roles are taken away last: afterwards they are no longer there to be taken.
  it.each(placed.toSorted((a, b) => Number(a.id === 'roles.end') - Number(b.id === 'roles.end')))(
    '$id: finds what is of the own region, and nothing of the other',
    async ({ id, route, thing }) => {
      const ask = async (region: Region) => {
        const url = addressOf(route.path, thing, region);
        const by = browsers[mine];
        return route.kind === 'form' ? send(app, by, url, bodies[id] ?? {}) : app.inject({ url, headers: by.headers });
      };
      const other = regions.find((region) => region !== mine) ?? mine;
      expect((await ask(other)).statusCode).toBe(404);
      expect([200, 303]).toContain((await ask(mine)).statusCode);
    },
  );
});
