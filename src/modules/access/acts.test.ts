import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, demoIssuer, get, personId, type SignedInApp, send, session, signedInApp } from '../../../tests/support/signed-in.ts';
import { verifyAudit } from '../audit/index.ts';

let app: SignedInApp;
let administrator: Browser;
let second: Browser;
let skane: Browser;
beforeAll(async () => {
  app = await signedInApp();
  administrator = await session(app.db, 'administrator');
  second = await session(app.db, 'administrator-2');
  skane = await session(app.db, 'regionadministrator-skane');
});
afterAll(() => app.close());

type Row = Record<string, unknown>;
const ask = (sql: string, parameters: unknown[] = []): Promise<Row[]> => app.db.asOwner<Row>(sql, parameters);
const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');
const lastEvent = async (action: string) =>
  (
    await ask('select action, result, reason, actor, acting, details from audit_event where action = $1 order by seq desc limit 1', [
      action,
    ])
  )[0];

const someone = (name: string) => ({ name, mail: '', issuer: demoIssuer, subject: `test-${randomUUID()}` });
async function added(by: Browser, name = 'Påhittad kollega'): Promise<string> {
  const answer = await send(app, by, '/administration/personer/ny', someone(name));
  expect(answer.statusCode, words(answer.body).slice(0, 400)).toBe(303);
  return /personer\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? '';
}
const give = (by: Browser, person: string, role: string, organisation: string, more: Record<string, string> = {}) =>
  send(app, by, '/administration/roller/ge', { person, role, organisation, from: '2026-01-01', to: '', reason: '', ...more });
async function given(by: Browser, person: string, role: string, organisation: string): Promise<string> {
  const answer = await give(by, person, role, organisation);
  expect(answer.statusCode, words(answer.body).slice(0, 400)).toBe(303);
  return /roller\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? '';
}

describe('a form', () => {
  it('posted fifty times at once with one key adds one person, and every answer leads to that one', async () => {
    const body = someone('Femtio gånger');
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send(app, administrator, '/administration/personer/ny', body, { key })),
    );
    expect(new Set(answers.map((one) => `${one.statusCode} ${one.headers.location}`)).size).toBe(1);
    expect(await ask('select from person where name = $1', ['Femtio gånger'])).toHaveLength(1);
    expect(
      await ask("select from audit_event where action = 'person.added' and object_id = (select id::text from person where name = $1)", [
        'Femtio gånger',
      ]),
    ).toHaveLength(1);
  });

  it('sent again with other content under the same key is refused', async () => {
    const key = randomUUID();
    await send(app, administrator, '/administration/personer/ny', someone('Först'), { key });
    const again = await send(app, administrator, '/administration/personer/ny', someone('Sedan'), { key });
    expect(again.statusCode).toBe(409);
    expect(words(again.body)).toContain('Formuläret är redan skickat');
    expect(await ask('select from person where name = $1', ['Sedan'])).toEqual([]);
  });

  it('without its key is refused, and so is one of another session', async () => {
    const fields = administrator.fields();
    const post = (body: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/administration/personer/ny',
        headers: { ...administrator.headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ ...someone('Utan nyckel'), ...body }).toString(),
      });
    expect((await post({ _csrf: fields._csrf ?? '' })).statusCode).toBe(400);
    expect((await post({ _csrf: fields._csrf ?? '', _key: 'short' })).statusCode).toBe(400);
    expect((await post({ ...skane.fields() })).statusCode).toBe(403);
    expect(await ask('select from person where name = $1', ['Utan nyckel'])).toEqual([]);
  });

  it('that is refused is shown again with what was written, and can be sent with the same key', async () => {
    const key = randomUUID();
    const body = someone('Kvar i fältet');
    const refused = await send(app, administrator, '/administration/personer/ny', { ...body, mail: 'ingen adress' }, { key });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('value="Kvar i fältet"');
    expect(refused.body).toContain('<title>Fel:');
    expect(words(refused.body)).toContain('Skriv en e-postadress som namn@exempel.se');
    expect((await send(app, administrator, '/administration/personer/ny', body, { key })).statusCode).toBe(303);
  });

  it('holds no number that may be a personal identity number, and does not show it again', async () => {
    const refused = await send(app, administrator, '/administration/personer/ny', { ...someone('Någon'), subject: '19121212-1212' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).not.toContain('1212-1212');
    expect(words(refused.body)).toContain('Det ser ut som ett personnummer');
  });

  it('leaves nothing behind when its event cannot be logged', async () => {
    await ask("alter table audit_event add constraint no_more check (action <> 'person.added') not valid");
    const answer = await send(app, administrator, '/administration/personer/ny', someone('Utan spår'));
    await ask('alter table audit_event drop constraint no_more');
    expect(answer.statusCode).toBe(500);
    expect(await ask('select from person where name = $1', ['Utan spår'])).toEqual([]);
  });
});

describe('two who change the same thing', () => {
  it('the later one sees both versions, nothing is overwritten, and may then choose', async () => {
    const id = await added(administrator, 'Första namnet');
    const url = `/administration/personer/${id}`;
    expect((await send(app, second, url, { name: 'Den andras namn', mail: '', version: '1' })).statusCode).toBe(303);
    const late = await send(app, administrator, url, { name: 'Mitt namn', mail: 'mitt@exempel.se', version: '1' });
    expect(late.statusCode).toBe(409);
    const text = words(late.body);
    expect(text).toContain('Administratör 2 sparade en ändring');
    expect(text).toMatch(/Namn Den andras namn Mitt namn/);
    expect(late.body).toContain('value="Mitt namn"');
    expect(await ask('select name, version from person where id = $1', [id])).toEqual([{ name: 'Den andras namn', version: 2 }]);
    expect((await send(app, administrator, url, { name: 'Mitt namn', mail: '', version: '2' })).statusCode).toBe(303);
    expect(await ask('select name, version from person where id = $1', [id])).toEqual([{ name: 'Mitt namn', version: 3 }]);
  });

  it('at once: one wins, the other sees both', async () => {
    const id = await added(administrator, 'Samtidigt');
    const answers = await Promise.all(
      [administrator, second].map((by, at) =>
        send(app, by, `/administration/personer/${id}`, { name: `Namn ${at}`, mail: '', version: '1' }),
      ),
    );
    expect(answers.map((one) => one.statusCode).toSorted()).toEqual([303, 409]);
    expect(await ask('select version from person where id = $1', [id])).toEqual([{ version: 2 }]);
  });

  it.each([
    [
      'an organisation',
      '/administration/organisationer/region-12',
      { name: 'Region Skåne', hsaId: '', mail: 'a@exempel.se', version: '1' },
    ],
  ])('%s too', async (_, url, body) => {
    expect((await send(app, skane, url, body)).statusCode).toBe(303);
    const late = await send(app, administrator, url, { ...body, mail: 'b@exempel.se' });
    expect(late.statusCode).toBe(409);
    expect(words(late.body)).toContain('a@exempel.se b@exempel.se');
  });
});

describe('a role', () => {
  it('that decides can be used only when another administrator has confirmed it', async () => {
    const person = await added(administrator);
    const id = await given(administrator, person, 'head', 'authority');
    const usable = () => ask("select from usable_assignments($1, current_date) where role = 'head'", [person]);
    expect(await usable()).toEqual([]);

    const own = await send(app, administrator, `/administration/roller/${id}/bekrafta`, {});
    expect(own.statusCode).toBe(403);
    expect(words(own.body)).toContain('Den som gav rollen får inte själv bekräfta den. Be en annan administratör.');
    expect(await lastEvent('role.confirmed')).toMatchObject({ result: 'denied', reason: 'Whoever gave the role may not confirm it.' });
    expect(await usable()).toEqual([]);

    expect((await send(app, second, `/administration/roller/${id}/bekrafta`, {})).statusCode).toBe(303);
    expect(await usable()).toHaveLength(1);
    expect(await lastEvent('role.confirmed')).toMatchObject({ result: 'done', actor: second.person });
  });

  it('confirmed by two at once is confirmed once', async () => {
    const person = await added(second);
    const id = await given(second, person, 'board-member', 'board');
    const third = await added(administrator);
    const thirdRole = await given(administrator, third, 'administrator', 'authority');
    await send(app, second, `/administration/roller/${thirdRole}/bekrafta`, {});
    await ask("insert into identity (issuer, subject, person) values ($1, 'tredje', $2)", [demoIssuer, third]);
    const other = await session(app.db, 'tredje');
    const answers = await Promise.all([administrator, other].map((by) => send(app, by, `/administration/roller/${id}/bekrafta`, {})));
    expect(answers.map((one) => one.statusCode).toSorted()).toEqual([303, 409]);
    expect(words(answers.find((one) => one.statusCode === 409)?.body ?? '')).toContain('Det är redan gjort');
    expect(await ask("select from audit_event where action = 'role.confirmed' and object_id = $1 and result = 'done'", [id])).toHaveLength(
      1,
    );
    await send(app, administrator, `/administration/roller/${thirdRole}/avsluta`, { reason: 'Bara för provet' });
  });

  it.each<[string, () => Promise<[Browser, string, string, string]>, string]>([
    ['to oneself', async () => [skane, skane.person, 'region-contact', 'region-12'], 'Ingen ger en roll till sig själv.'],
    [
      'at another region',
      async () => [skane, await added(skane), 'region-contact', 'region-03'],
      'Det här hör till en annan organisation än den du arbetar för. Fråga administratören där.',
    ],
    ['of the authority by a region', async () => [skane, await added(skane), 'head', 'authority'], 'en annan organisation'],
    [
      'of a region by the authority',
      async () => [administrator, await added(administrator), 'region-contact', 'region-03'],
      'Roller i en region ges av regionens egen administratör. Fråga regionens administratör.',
    ],
    [
      'of another kind of organisation',
      async () => [skane, await added(skane), 'unit-head', 'region-12'],
      'Rollen hör inte till den sortens organisation.',
    ],
  ])('%s is refused, and logged', async (_, who, says) => {
    const [by, person, role, organisation] = await who();
    const answer = await give(by, person, role, organisation);
    expect(answer.statusCode).toBe(403);
    expect(words(answer.body)).toContain(says);
    expect(await ask('select from assignment where person = $1 and role = $2 and organisation = $3', [person, role, organisation])).toEqual(
      [],
    );
    expect(await lastEvent('role.given')).toMatchObject({ result: 'denied', actor: by.person });
  });

  it('the first administrator of a region is given by the authority, the second by the region', async () => {
    await given(administrator, await added(administrator), 'region-administrator', 'region-03');
    const again = await give(administrator, await added(administrator), 'region-administrator', 'region-03');
    expect(again.statusCode).toBe(403);
  });

  it('taken away ends the session that acts by it at once', async () => {
    const person = await added(skane, 'Kort uppdrag');
    const id = await given(skane, person, 'region-contact', 'region-12');
    await ask("insert into identity (issuer, subject, person) values ($1, 'kort-uppdrag', $2)", [demoIssuer, person]);
    const browser = await session(app.db, 'kort-uppdrag');
    expect((await get(app, browser, '/mina-inloggningar')).statusCode).toBe(200);
    expect((await send(app, skane, `/administration/roller/${id}/avsluta`, { reason: 'Uppdraget är slut' })).statusCode).toBe(303);
    expect((await get(app, browser, '/mina-inloggningar')).statusCode).toBe(401);
    expect(await lastEvent('role.taken')).toMatchObject({
      result: 'done',
      reason: 'Uppdraget är slut',
      acting: 'region-administrator@region-12',
    });
    const again = await send(app, skane, `/administration/roller/${id}/avsluta`, { reason: 'En gång till' });
    expect(again.statusCode).toBe(409);
  });

  it('of a region cannot be taken away, confirmed or seen by another region', async () => {
    const id = await given(skane, await added(skane), 'region-contact', 'region-12');
    await ask(
      "insert into identity (issuer, subject, person) select $1, 'uppsala-admin', person from assignment where role = 'region-administrator' and organisation = 'region-03' and ended_at is null",
      [demoIssuer],
    );
    const uppsala = await session(app.db, 'uppsala-admin');
    expect((await get(app, uppsala, `/administration/roller/${id}`)).statusCode).toBe(404);
    expect((await send(app, uppsala, `/administration/roller/${id}/avsluta`, { reason: 'Inte min' })).statusCode).toBe(404);
    expect(await lastEvent('role.taken')).toMatchObject({ result: 'denied', actor: uppsala.person });
    expect(await ask('select from assignment where id = $1 and ended_at is null', [id])).toHaveLength(1);
  });

  it('that has run out can be given anew; one that holds cannot be given twice', async () => {
    const person = await added(skane);
    const first = await given(skane, person, 'region-contact', 'region-12');
    const twice = await give(skane, person, 'region-contact', 'region-12');
    expect(twice.statusCode).toBe(422);
    expect(words(twice.body)).toContain('Personen har redan den rollen där.');
    await ask("update assignment set valid_to = '2026-01-31' where id = $1", [first]);
    await given(skane, person, 'region-contact', 'region-12');
  });

  it.each([
    [{ from: '2026-02-30' }, 'Skriv en dag som finns'],
    [{ from: '2027-02-01', to: '2027-01-01' }, 'Sista dagen är före första dagen.'],
    [{ from: '2020-01-01', to: '2020-02-01' }, 'Sista dagen har redan varit.'],
    [{ role: 'emperor' }, 'Välj en roll.'],
    [{ person: 'ingen' }, 'Välj en person.'],
  ])('%o is refused with words', async (more, says) => {
    const answer = await give(skane, skane.person, 'region-contact', 'region-12', more);
    expect(answer.statusCode).toBe(422);
    expect(words(answer.body)).toContain(says);
  });
});

describe('the last administrators', () => {
  it('cannot take each other away at once', async () => {
    const roles = await ask("select id, person from assignment where role = 'administrator' and ended_at is null order by id");
    expect(roles).toHaveLength(2);
    const [one, two] = [await session(app.db, 'administrator'), await session(app.db, 'administrator-2')];
    const mine = (browser: Browser) => roles.find((role) => role.person === browser.person)?.id;
    const answers = await Promise.all([
      send(app, one, `/administration/roller/${mine(two)}/avsluta`, { reason: 'prov' }),
      send(app, two, `/administration/roller/${mine(one)}/avsluta`, { reason: 'prov' }),
    ]);
    expect(answers.filter((answer) => answer.statusCode === 303)).toHaveLength(1);
    expect(await ask("select from assignment where role = 'administrator' and ended_at is null")).toHaveLength(1);
    await ask(
      "update assignment set ended_at = null, ended_by = null, end_reason = null where role = 'administrator' and organisation = 'authority' and given_by is null",
    );
    administrator = await session(app.db, 'administrator');
    second = await session(app.db, 'administrator-2');
  });
});

describe('an account', () => {
  it('switched off ends every session, and holds again when it is opened', async () => {
    const browser = await session(app.db, 'redaktor-skane');
    const url = `/administration/personer/${browser.person}/aktiv`;
    expect((await send(app, skane, url, { active: 'no', reason: '' })).statusCode).toBe(422);
    expect((await send(app, skane, url, { active: 'no', reason: 'Slutar' })).statusCode).toBe(303);
    expect((await get(app, browser, '/mina-inloggningar')).statusCode).toBe(401);
    expect((await send(app, skane, url, { active: 'yes', reason: '' })).statusCode).toBe(303);
    expect(await ask('select active from person where id = $1', [browser.person])).toEqual([{ active: true }]);
  });

  it('of the authority or of another region is out of reach for a region', async () => {
    const other = await personId(app.db, 'kontaktperson-uppsala');
    expect((await get(app, skane, `/administration/personer/${other}`)).statusCode).toBe(404);
    expect((await send(app, skane, `/administration/personer/${other}/aktiv`, { active: 'no', reason: 'x' })).statusCode).toBe(404);
    expect(await ask('select active from person where id = $1', [other])).toEqual([{ active: true }]);
  });

  it('that is known already is taken up as it is, and can then be given a role', async () => {
    const other = await personId(app.db, 'kontaktperson-uppsala');
    const answer = await send(app, skane, '/administration/personer/ny', {
      name: 'Ett annat namn',
      mail: '',
      issuer: demoIssuer,
      subject: 'kontaktperson-uppsala',
    });
    expect(answer.headers.location).toContain(other);
    expect(await ask('select name from person where id = $1', [other])).toEqual([{ name: 'Kontaktperson, Uppsala' }]);
    await given(skane, other, 'consultation-respondent', 'region-12');
    const page = await get(app, skane, `/administration/personer/${other}`);
    expect(words(page.body)).toContain('Personen har uppdrag i en annan organisation.');
    expect(words(page.body)).not.toContain('Region Uppsala Gäller');
  });
});

describe('organisations', () => {
  it.each([
    [{ hsaId: 'SE2321000132-A1' }, 'kontrollsiffra'],
    [{ hsaId: 'fel' }, 'HSA-id ska se ut som'],
    [{ name: '' }, 'Skriv ett namn'],
    [{ parent: '' }, 'Välj vilken region'],
    [{ kind: 'region' }, 'Välj vilken sorts organisation'],
  ])('a unit with %o is refused, and what was written stays', async (more, says) => {
    const body = { kind: 'unit', parent: 'region-12', name: 'Påhittad enhet', hsaId: '', mail: '' };
    const answer = await send(app, skane, '/administration/organisationer/ny', { ...body, ...more });
    expect(answer.statusCode).toBe(422);
    expect(words(answer.body)).toContain(says);
    const kept = 'parent' in more ? 'value="Påhittad enhet"' : '<option value="region-12" selected';
    expect(answer.body).toContain(kept);
  });

  it('a unit is added, closed with its sessions ended, and opened again', async () => {
    const answer = await send(app, skane, '/administration/organisationer/ny', {
      kind: 'unit',
      parent: 'region-12',
      name: 'Påhittad enhet 7',
      hsaId: 'tstnmt2321000131-a7',
      mail: 'enhet@exempel.se',
    });
    const id = /organisationer\/(unit-[0-9a-f]+)/.exec(String(answer.headers.location))?.[1] ?? '';
    expect(await ask('select region, hsa_id from work_organisation where id = $1', [id])).toEqual([
      { region: 'region-12', hsa_id: 'TSTNMT2321000131-A7' },
    ]);
    const taken = await send(app, administrator, '/administration/organisationer/ny', {
      kind: 'unit',
      parent: 'region-12',
      name: 'En till',
      hsaId: 'TSTNMT2321000131-A7',
      mail: '',
    });
    expect(taken.statusCode).toBe(422);
    expect(words(taken.body)).toContain('En annan organisation har redan det HSA-id:t.');

    const person = await added(skane);
    await given(skane, person, 'unit-head', id);
    await ask("insert into identity (issuer, subject, person) values ($1, 'enhet-7', $2)", [demoIssuer, person]);
    const head = await session(app.db, 'enhet-7');
    expect((await send(app, skane, `/administration/organisationer/${id}/aktiv`, { active: 'no', reason: 'Läggs ned' })).statusCode).toBe(
      303,
    );
    expect((await get(app, head, '/mina-inloggningar')).statusCode).toBe(401);
    expect((await send(app, skane, `/administration/organisationer/${id}/aktiv`, { active: 'yes', reason: '' })).statusCode).toBe(303);
  });

  it("another region's are not there for a region, and cannot be added to", async () => {
    expect((await get(app, skane, '/administration/organisationer/region-03')).statusCode).toBe(404);
    expect(
      (await send(app, skane, '/administration/organisationer/region-03', { name: 'Tagen', hsaId: '', mail: '', version: '1' })).statusCode,
    ).toBe(404);
    const unit = await send(app, skane, '/administration/organisationer/ny', {
      kind: 'unit',
      parent: 'region-03',
      name: 'Intrång',
      hsaId: '',
      mail: '',
    });
    expect(unit.statusCode).toBe(404);
    const contact = { name: 'Intrång', duty: 'x', mail: '', phone: '' };
    expect((await send(app, skane, '/administration/organisationer/region-03/kontakter/ny', contact)).statusCode).toBe(404);
    expect(await ask("select from work_organisation where name in ('Tagen', 'Intrång')")).toEqual([]);
  });

  it('regions, the authority and the board are never closed', async () => {
    const answer = await send(app, skane, '/administration/organisationer/region-12/aktiv', { active: 'no', reason: 'x' });
    expect(answer.statusCode).toBe(403);
    expect(words(answer.body)).toContain('Myndigheten, nämnden och regionerna stängs inte.');
  });

  it('a contact person is added, changed beside a newer version, and deactivated', async () => {
    const url = '/administration/organisationer/region-12/kontakter';
    const facts = { name: 'NHV-samordning', duty: 'Frågor om ansökningar', mail: 'nhv@exempel.se', phone: '' };
    expect((await send(app, skane, `${url}/ny`, facts)).statusCode).toBe(303);
    const [row] = await ask("select id, version from contact_person where name = 'NHV-samordning'");
    const one = `${url}/${row?.id}`;
    expect((await send(app, skane, one, { ...facts, duty: 'Allt', active: 'yes', version: '1' })).statusCode).toBe(303);
    const late = await send(app, administrator, one, { ...facts, duty: 'Inget', active: 'no', version: '1' });
    expect(late.statusCode).toBe(409);
    expect(words(late.body)).toContain('Allt Inget');
    expect((await send(app, administrator, one, { ...facts, active: 'no', version: '2' })).statusCode).toBe(303);
    expect(await ask('select active from contact_person where id = $1', [row?.id])).toEqual([{ active: false }]);
    expect(await lastEvent('contact.deactivated')).toMatchObject({ actor: administrator.person });
  });
});

describe('terms of the board', () => {
  const term = (changes: Record<string, string>) => ({
    seat: 'member',
    collaborationRegion: 'sodra',
    from: '2026-01-01',
    to: '2028-12-31',
    ...changes,
  });

  it('two who fill the same seat at once: one wins, the other is told', async () => {
    const people = [await added(administrator), await added(administrator)];
    const answers = await Promise.all(
      people.map((person, at) => send(app, at === 0 ? administrator : second, '/administration/namnden/ny', term({ person }))),
    );
    expect(answers.map((one) => one.statusCode).toSorted()).toEqual([303, 422]);
    expect(words(answers.find((one) => one.statusCode === 422)?.body ?? '')).toContain('Platsen har redan någon under de dagarna.');
    expect(await ask('select from board_term')).toHaveLength(1);
  });

  it('nobody sits twice, and the chair represents no region', async () => {
    const [sitting] = await ask('select person from board_term');
    const twice = await send(
      app,
      administrator,
      '/administration/namnden/ny',
      term({ person: String(sitting?.person), seat: 'substitute', collaborationRegion: 'norra' }),
    );
    expect(words(twice.body)).toContain('Personen sitter redan i nämnden under de dagarna.');
    const chair = await send(app, administrator, '/administration/namnden/ny', term({ person: await added(administrator), seat: 'chair' }));
    expect(words(chair.body)).toContain('ingen för ordföranden');
  });

  it('the page names empty seats, and holders without the role', async () => {
    const text = words((await get(app, administrator, '/administration/namnden')).body);
    expect(text).toContain('Ordförande: tom nu');
    expect(text).not.toContain('Ledamot, Södra sjukvårdsregionen: tom nu');
    expect(text).toContain('Saknar rollen i Tillstånd');
  });

  it('a change on an older version shows both', async () => {
    const [row] = await ask('select id, person from board_term');
    const url = `/administration/namnden/${row?.id}`;
    const body = term({ person: String(row?.person), withdrawn: 'no', version: '1' });
    expect((await send(app, second, url, { ...body, to: '2027-12-31' })).statusCode).toBe(303);
    const late = await send(app, administrator, url, { ...body, to: '2029-12-31' });
    expect(late.statusCode).toBe(409);
    expect(words(late.body)).toContain('2027-12-31 2029-12-31');
  });
});

describe('the review of roles', () => {
  it('takes in every role, each administrator answers for the own, and a role that is ended ends its session', async () => {
    const editor = await session(app.db, 'redaktor-skane');
    expect((await send(app, administrator, '/administration/oversyn/ny', { due: '2020-01-01' })).statusCode).toBe(422);
    expect((await send(app, administrator, '/administration/oversyn/ny', { due: '2027-01-01' })).statusCode).toBe(303);
    expect((await send(app, second, '/administration/oversyn/ny', { due: '2027-02-01' })).statusCode).toBe(422);
    const [round] = await ask('select id from review_round where closed_at is null');
    const [item] = await ask(
      "select assignment from review_item i join assignment a on a.id = i.assignment where a.person = $1 and a.role = 'applicant-editor'",
      [editor.person],
    );

    const page = await get(app, skane, '/administration/oversyn');
    expect(page.body).toContain(`name="a-${item?.assignment}"`);
    expect(page.body).not.toContain('Region Uppsala');

    const answers = { round: String(round?.id), [`a-${item?.assignment}`]: 'end' };
    expect((await send(app, skane, '/administration/oversyn/svar', { round: String(round?.id) })).statusCode).toBe(422);
    expect((await send(app, skane, '/administration/oversyn/svar', answers)).statusCode).toBe(303);
    expect((await get(app, editor, '/mina-inloggningar')).statusCode).toBe(401);
    expect(await ask('select answer from review_item where assignment = $1', [item?.assignment])).toEqual([{ answer: 'end' }]);
  });

  it('nobody answers for themselves, or for another region', async () => {
    const [round] = await ask('select id from review_round where closed_at is null');
    const itemOf = async (person: string) =>
      (await ask('select assignment from review_item i join assignment a on a.id = i.assignment where a.person = $1', [person]))[0]
        ?.assignment;
    const own = await send(app, skane, '/administration/oversyn/svar', {
      round: String(round?.id),
      [`a-${await itemOf(skane.person)}`]: 'keep',
    });
    expect(own.statusCode).toBe(403);
    expect(words(own.body)).toContain('Ingen går igenom sina egna roller.');
    const [foreign] = await ask("select assignment from review_item where organisation = 'region-03'");
    const other = await send(app, skane, '/administration/oversyn/svar', { round: String(round?.id), [`a-${foreign?.assignment}`]: 'end' });
    expect(other.statusCode).toBe(404);
    expect(await ask('select answer from review_item where assignment = $1', [foreign?.assignment])).toEqual([{ answer: null }]);
  });

  it('waiting roles are told at the start, and an overdue review is said to be', async () => {
    const text = words((await get(app, skane, '/administration')).body);
    expect(text).toMatch(/Rollgenomgången: \d+ roller kvar att gå igenom, senast 1 januari 2027/);
    await ask("update review_round set due = '2026-01-01'");
    expect(words((await get(app, skane, '/administration/oversyn')).body)).toContain('Genomgången är försenad.');
  });
});

describe('the log', () => {
  it('of a region holds what was done in its name and what concerns it, nothing else', async () => {
    const { body } = await get(app, skane, '/logg.csv');
    const lines = body.trim().split('\r\n').slice(1);
    expect(lines.length).toBeGreaterThan(5);
    const units = new Set((await ask("select id from work_organisation where region = 'region-12'")).map((row) => String(row.id)));
    for (const line of lines) {
      const own = [...units].some((id) => line.includes(`@${id}`) || line.includes(`""organisation"":""${id}""`));
      expect(own, line).toBe(true);
    }
  });

  it('is filtered by person, act, object, outcome and day', async () => {
    const count = async (query: string) =>
      Number(/(\d+) rad(er)?/.exec(words((await get(app, administrator, `/logg?${query}`)).body))?.[1] ?? 0);
    expect(await count('action=role.taken&result=denied')).toBe(2);
    expect(await count('person=Administrat%C3%B6r+2&action=role.confirmed')).toBeGreaterThan(0);
    expect(await count('object=contact')).toBeGreaterThan(1);
    expect(await count('to=2020-01-01')).toBe(0);
    expect(await count('action=%25')).toBe(0);
  });

  it('is paged by number, and shows one row with all it holds', async () => {
    const first = await get(app, administrator, '/logg');
    const before = /before=(\d+)/.exec(first.body)?.[1];
    const next = words((await get(app, administrator, `/logg?before=${before}`)).body);
    expect(next).toContain('Till de nyaste');
    const one = words((await get(app, administrator, '/logg/handelse/1')).body);
    expect(one).toContain('Kontrollsumma');
    expect((await get(app, skane, '/logg/handelse/999999')).statusCode).toBe(404);
  });

  it('taken out is logged, and formulas in it are harmless', async () => {
    await added(administrator, '=HYPERLINK("http://exempel.se")');
    const person = (await ask("select id from person where name like '=HYPER%'"))[0]?.id;
    await given(administrator, String(person), 'analyst', 'authority');
    const csv = await get(app, administrator, '/administration/roller.csv');
    expect(csv.body).toContain(`"'=HYPERLINK(""http://exempel.se"")"`);
    expect(csv.headers['content-disposition']).toContain('attachment');
    expect(csv.headers['cache-control']).toContain('no-store');
    expect(await lastEvent('roles.exported')).toMatchObject({ result: 'allowed', actor: administrator.person });
    const lines = (await get(app, administrator, '/logg.jsonl?action=roles.exported')).body.trim().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ action: 'roles.exported', result: 'allowed' });
  });

  it('is checked on demand: whole, and then with a row that a superuser has altered', async () => {
    const auditor = await session(app.db, 'granskare');
    const whole = await send(app, auditor, '/logg/kontroll', {});
    expect(words(whole.body)).toContain('Loggen är hel.');
    const [{ seq } = { seq: 0 }] = await ask("select seq from audit_event where action = 'role.given' order by seq limit 1");
    await ask('alter table audit_event disable trigger all');
    await ask("update audit_event set reason = 'ändrad' where seq = $1", [seq]);
    expect(words((await send(app, auditor, '/logg/kontroll', {})).body)).toContain(`Rad ${seq} har ändrats eller lagts in efteråt.`);
    expect(await lastEvent('log.verified')).toMatchObject({ result: 'failed' });
    await ask('update audit_event set reason = null where seq = $1', [seq]);
    expect((await verifyAudit(app.db, [app.auditKey])).fault).toBeUndefined();
  });
});
