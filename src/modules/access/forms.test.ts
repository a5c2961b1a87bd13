import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { administration, someone, words } from '../../../tests/support/administration.ts';
import { demoIssuer, get, personId, send, session } from '../../../tests/support/signed-in.ts';

const { app, administrator, second, skane, ask, added, given } = await administration();
afterAll(() => app.close());

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
