import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAct, getBy, keyOf } from '../support/access-key.ts';
import { type Browser, get, personId, type SignedInApp, send, session, signedInApp } from '../support/signed-in.ts';

let app: SignedInApp;
let administrator: Browser;
let key: string;
beforeAll(async () => {
  app = await signedInApp();
  administrator = await session(app.db, 'administrator');
  key = await keyOf(app, administrator);
});
afterAll(() => app.close());

const contacts = '/administration/organisationer/authority/kontakter';
const facts = { name: 'Registrator', duty: 'Diarium', mail: 'registrator@exempel.se' };
const contactRows = () => app.db.asOwner<{ name: string }>("select name from contact_person where organisation = 'authority'");

describe('an act', () => {
  it('is done as by the form, and answers where its result is', async () => {
    const done = await callAct(app, `${contacts}/ny`, { key, body: facts });
    expect([done.statusCode, done.json()]).toEqual([
      200,
      { act: 'contacts.add', page: '/administration/organisationer/authority', id: 'authority', api: null, says: [] },
    ]);
    expect(await contactRows()).toEqual([{ name: 'Registrator' }]);
  });

  it('is done once for an idempotency key, also when the form was sent with it', async () => {
    const idempotency = randomUUID();
    const body = { ...facts, name: 'En gång' };
    const answers = await Promise.all([1, 2, 3].map(() => callAct(app, `${contacts}/ny`, { key, body, idempotency })));
    expect(answers.map((one) => one.statusCode)).toEqual([200, 200, 200]);
    const asForm = await send(app, administrator, `${contacts}/ny`, body, { key: idempotency });
    expect(asForm.statusCode).toBe(303);
    const other = await callAct(app, `${contacts}/ny`, { key, body: { ...body, name: 'En annan' }, idempotency });
    expect([other.statusCode, other.headers['content-type']]).toEqual([409, expect.stringContaining('application/problem+json')]);
    expect((await contactRows()).filter(({ name }) => /En/.test(name))).toEqual([{ name: 'En gång' }]);
  });

  it('names the fields that are wrong, in the words of the page', async () => {
    const answer = await callAct(app, `/administration/organisationer/authority/kontakter/ny`, {
      key,
      body: { ...facts, name: '', mail: 'x' },
    });
    expect(answer.statusCode).toBe(422);
    expect(
      answer
        .json()
        .errors.map((one: { pointer: string }) => one.pointer)
        .toSorted(),
    ).toEqual(['#/mail', '#/name']);
    const page = await send(app, administrator, `${contacts}/ny`, { ...facts, name: '', mail: 'x' });
    for (const { detail } of answer.json().errors) expect(page.body).toContain(detail);
  });

  it('says which version stands, and where it differs, when it is made on an older one', async () => {
    const [row] = await app.db.asOwner<{ id: string }>("select id from contact_person where name = 'Registrator'");
    const path = `${contacts}/${row?.id}`;
    const first = await callAct(app, path, { key, body: { ...facts, duty: 'Arkiv', active: 'yes', version: '1' } });
    expect(first.statusCode).toBe(200);
    const stale = await callAct(app, path, { key, body: { ...facts, duty: 'Växel', active: 'yes', version: '1' } });
    expect(stale.statusCode).toBe(409);
    expect(stale.json().current).toEqual({ version: '2', differences: [expect.objectContaining({ now: 'Arkiv', sent: 'Växel' })] });
    const matched = await callAct(app, path, { key, body: { ...facts, duty: 'Växel', active: 'yes' }, headers: { 'if-match': '"1"' } });
    expect(matched.statusCode).toBe(412);
    const now = await callAct(app, path, { key, body: { ...facts, duty: 'Växel', active: 'yes' }, headers: { 'if-match': '"2"' } });
    expect(now.statusCode).toBe(200);
  });

  it('leaves the event that the form leaves, with the key that acted', async () => {
    await callAct(app, `${contacts}/ny`, { key, body: { ...facts, name: 'Loggad' } });
    const [event] = await app.db.asOwner<{ actor: string; details: string }>(
      "select actor, details from audit_event where action = 'contact.added' order by seq desc limit 1",
    );
    const [row] = await app.db.asOwner<{ id: string }>('select id from access_key order by created_at limit 1');
    expect([event?.actor, JSON.parse(event?.details ?? '{}').accessKey]).toEqual([await personId(app.db, 'administrator'), row?.id]);
  });
});

describe('who may', () => {
  it('is told to bring a key when there is none, whatever cookie came along', async () => {
    for (const headers of [{}, administrator.headers]) {
      const answer = await callAct(app, `${contacts}/ny`, { body: facts, headers });
      expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="tillstand"']);
    }
  });

  it('is refused as by the form, with the reason and whom to ask', async () => {
    const officer = await keyOf(app, await session(app.db, 'handlaggare'));
    const answer = await callAct(app, `${contacts}/ny`, { key: officer, body: facts });
    const page = await send(app, await session(app.db, 'handlaggare'), `${contacts}/ny`, facts);
    expect([answer.statusCode, page.statusCode]).toEqual([403, 403]);
    expect(page.body).toContain(answer.json().detail);
  });

  it('may read with a key that reads, and no more', async () => {
    const reads = await keyOf(app, administrator, { may: 'read' });
    expect((await callAct(app, `${contacts}/ny`, { key: reads, body: facts })).statusCode).toBe(403);
    const officer = await keyOf(app, await session(app.db, 'handlaggare'), { may: 'read' });
    expect((await getBy(app, officer, '/v1/cases')).statusCode).toBe(200);
  });

  it('reaches only the areas that the key is for', async () => {
    const other = await keyOf(app, administrator, { areas: 'consultations' });
    expect((await callAct(app, `${contacts}/ny`, { key: other, body: facts })).statusCode).toBe(403);
    const limited = await keyOf(app, await session(app.db, 'handlaggare'), { areas: 'consultations' });
    expect((await getBy(app, limited, '/v1/cases')).statusCode).toBe(403);
    expect((await getBy(app, limited, '/v1/areas')).statusCode).toBe(200);
  });

  it('is not known by a key on any page', async () => {
    const answer = await getBy(app, key, '/administration/personer');
    expect([answer.statusCode, answer.body.includes('Logga in')]).toEqual([401, true]);
    expect((await getBy(app, key, '/mina-nycklar')).statusCode).toBe(401);
    const form = await app.inject({
      method: 'POST',
      url: `${contacts}/ny`,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(facts).toString(),
    });
    expect(form.statusCode).toBe(401);
    expect((await get(app, administrator, '/mina-nycklar')).statusCode).toBe(200);
  });
});
