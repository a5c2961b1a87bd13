import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AppDeps } from '../../src/app.ts';
import { ok } from '../../src/kernel/result.ts';
import { act, doingOf, mayAs } from '../../src/modules/access/index.ts';
import { worksFor } from '../../src/platform/db/index.ts';
import { routesFor, seeOther } from '../../src/platform/http/route.ts';
import { createLog } from '../../src/platform/log.ts';
import { problem } from '../../src/platform/problem/problem.ts';
import { callAct, getBy, keptKey, keyOf } from '../support/access-key.ts';
import { type Browser, get, personId, type SignedInApp, send, session, signedInApp } from '../support/signed-in.ts';

const lines: string[] = [];
let app: SignedInApp;
let administrator: Browser;
let officer: Browser;
const done: string[] = [];

/** An act in the middle of which something happens to the key that it is done with. */
const meanwhile = routesFor<AppDeps>().form({
  id: 'sample.meanwhile',
  path: '/prov-meanwhile',
  policy: mayAs('case-officer'),
  audit: 'sample.done',
  body: z.object({}),
  invalid: () => problem('bad-request'),
  handler: async (ctx) => {
    await app.db.asOwner(
      "update access_key set ended_at = clock_timestamp(), ended_why = 'revoked' where person = $1 and ended_at is null",
      [officer.person],
    );
    await act(doingOf(ctx), async () => {
      done.push('done');
      return ok({ answer: null, events: [] });
    });
    return seeOther('/');
  },
});

beforeAll(async () => {
  const log = createLog({ level: 'trace', write: (line) => void lines.push(line) });
  app = await signedInApp({ moreRoutes: [meanwhile], log });
  administrator = await session(app.db, 'administrator');
  officer = await session(app.db, 'handlaggare');
});
afterAll(() => app.close());

const add = '/administration/organisationer/authority/kontakter/ny';
const facts = { name: 'Växel', duty: 'Växel', mail: '' };
const status = async (key: string): Promise<number> => (await getBy(app, key, '/v1/cases')).statusCode;

describe('a key', () => {
  it('is shown once, and kept nowhere but as its hash', async () => {
    const body = { name: 'En gång', may: 'read', days: '7' };
    const sending = randomUUID();
    const first = await send(app, officer, '/mina-nycklar/ny', body, { key: sending });
    const token = /tillstand_[\w-]{43}/.exec(first.body)?.[0] ?? '';
    expect([first.statusCode, first.headers['cache-control'], token.length]).toEqual([200, 'no-store', 53]);
    const again = await send(app, officer, '/mina-nycklar/ny', body, { key: sending });
    expect([again.statusCode, again.body.includes('tillstand_'), again.body.includes('redan gjord')]).toEqual([200, false, true]);
    expect(await status(token)).toBe(200);
    const [kept] = await app.db.asOwner<{ all: string }>(
      `select coalesce(string_agg(t::text, ''), '') as all from (
         select row_to_json(k)::text as t from access_key k union all select row_to_json(e)::text from audit_event e
         union all select row_to_json(i)::text from idempotency_key i) as everything`,
    );
    expect(kept?.all).not.toContain(token.slice(10));
    expect((await get(app, officer, '/mina-nycklar')).body).toContain('En gång');
  });

  it.each([
    [{ days: '400' }],
    [{ may: 'all' }],
    [{ name: '' }],
    [{ areas: 'nothing' }],
    [{ may: 'act', act: '/finns-inte' }],
    [{ may: 'act', act: '/administration/roller/ge' }],
  ])('is not made of %j', async (wrong) => {
    const answer = await send(app, officer, '/mina-nycklar/ny', { name: 'Fel', may: 'read', days: '7', ...wrong });
    expect([answer.statusCode, answer.body.includes('tillstand_')]).toEqual([422, false]);
  });

  it('does not hold when it has expired, or is misspelt', async () => {
    const key = await keptKey(app.db, officer, 'read');
    expect(await status(key)).toBe(200);
    await app.db.asOwner(
      "update access_key set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where person = $1 and last_used_at is not null and name = 'Prov'",
      [officer.person],
    );
    const answer = await getBy(app, key, '/v1/cases');
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="tillstand", error="invalid_token"']);
    expect(await status(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBe(401);
    expect(await status('x'.repeat(5_000))).toBe(401);
  });

  it('ends when its holder ends it, and only theirs', async () => {
    const key = await keyOf(app, officer);
    const [row] = await app.db.asOwner<{ id: string }>('select id from access_key order by created_at desc limit 1');
    const other = await session(app.db, 'registrator');
    expect((await send(app, other, `/mina-nycklar/${row?.id}/avsluta`, {})).statusCode).toBe(404);
    expect(await status(key)).toBe(200);
    expect((await send(app, officer, `/mina-nycklar/${row?.id}/avsluta`, {})).statusCode).toBe(303);
    expect(await status(key)).toBe(401);
  });

  it("ends by the organisation's administrator, and by no other organisation's", async () => {
    const [skane, uppsala] = [await session(app.db, 'kontaktperson-skane'), await session(app.db, 'kontaktperson-uppsala')];
    const keys = [await keptKey(app.db, skane, 'read'), await keptKey(app.db, uppsala, 'read')];
    const rows = await app.db.asOwner<{ id: string }>('select id from access_key where person = any($1) order by created_at', [
      [skane.person, uppsala.person],
    ]);
    const region = await session(app.db, 'regionadministrator-skane');
    const list = (await get(app, region, '/administration/nycklar')).body;
    expect([list.includes(rows[0]?.id ?? ''), list.includes(rows[1]?.id ?? '')]).toEqual([true, false]);
    expect((await send(app, region, `/administration/nycklar/${rows[1]?.id}/avsluta`, {})).statusCode).toBe(404);
    expect((await send(app, region, `/administration/nycklar/${rows[0]?.id}/avsluta`, {})).statusCode).toBe(303);
    expect(await Promise.all(keys.map(async (key) => (await getBy(app, key, '/v1/acts/meddelanden/mejl')).statusCode))).toEqual([401, 200]);
    expect((await send(app, administrator, `/administration/nycklar/${rows[1]?.id}/avsluta`, {})).statusCode).toBe(303);
  });

  it('is seen and ended by those alone whom the database lets, whatever the pages ask', async () => {
    await keptKey(app.db, await session(app.db, 'kontaktperson-uppsala'), 'read');
    const seen = async (role: string, organisation: string, person: string): Promise<number[]> =>
      app.db.tx(async (tx) => {
        await worksFor(tx, { person, role, organisation });
        const rows = await sql<{ holder: string }>`select person as holder from access_key`.execute(tx);
        const ended = await sql`update access_key set ended_at = clock_timestamp(), ended_why = 'revoked' where ended_at is null`.execute(
          tx,
        );
        return [rows.rows.length, Number(ended.numAffectedRows)];
      });
    const nobody = '00000000-0000-4000-8000-000000000001';
    for (const [role, organisation] of [
      ['case-officer', 'authority'],
      ['region-administrator', 'region-01'],
      ['head', 'authority'],
    ] as const)
      expect(await seen(role, organisation, nobody)).toEqual([0, 0]);
    expect((await seen('region-administrator', 'region-03', nobody))[1]).toBe(1);
  });

  it('ends with the role and with the account, and does not come back with them', async () => {
    const analyst = await session(app.db, 'analytiker');
    const keys = [await keptKey(app.db, analyst, 'read')];
    await app.db.asOwner('update assignment set ended_at = clock_timestamp() where person = $1', [analyst.person]);
    await app.db.asOwner('update assignment set ended_at = null where person = $1', [analyst.person]);
    keys.push(await keptKey(app.db, analyst, 'read'));
    expect(await Promise.all(keys.map(status))).toEqual([401, 200]);
    const sent = { active: 'no', reason: 'Har slutat' };
    const path = `/administration/personer/${analyst.person}/aktiv`;
    expect((await send(app, administrator, path, sent)).statusCode).toBe(303);
    expect((await send(app, administrator, path, { ...sent, active: 'yes' })).statusCode).toBe(303);
    expect(await Promise.all(keys.map(status))).toEqual([401, 401]);
    const ends = await app.db.asOwner<{ why: string }>('select ended_why as why from access_key where person = $1 order by created_at', [
      analyst.person,
    ]);
    expect(ends.map(({ why }) => why)).toEqual(['role-removed', 'deactivated']);
  });

  it('that ends while something is done with it does nothing more', async () => {
    const key = await keptKey(app.db, officer, 'write');
    const answer = await callAct(app, '/prov-meanwhile', { key });
    expect([answer.statusCode, done]).toEqual([401, []]);
  });

  it('decides alone, whatever cookie comes along', async () => {
    const weak = await keptKey(app.db, officer, 'write');
    expect((await callAct(app, add, { key: weak, body: facts, headers: administrator.headers })).statusCode).toBe(403);
    expect((await getBy(app, 'tillstand_no-key', '/v1/cases', officer.headers)).statusCode).toBe(401);
    expect((await app.inject({ url: '/v1/cases', headers: officer.headers })).statusCode).toBe(200);
  });
});

describe('what needs a fresh sign-in', () => {
  it('takes a key for that act alone, which a fresh sign-in makes and one act uses up', async () => {
    const path = `/administration/personer/${await personId(app.db, 'registrator')}/aktiv`;
    const body = { active: 'no', reason: 'Prov' };
    const long = await callAct(app, path, { key: await keyOf(app, administrator), body });
    expect([long.statusCode, long.json().detail]).toEqual([403, expect.stringContaining('/mina-nycklar')]);
    const key = await keyOf(app, administrator, { may: 'act', act: `http://localhost:3000/v1/acts${path}` });
    const other = path.replace(/personer\/[^/]+/, `personer/${officer.person}`);
    expect((await callAct(app, other, { key, body })).statusCode).toBe(403);
    expect((await getBy(app, key, '/v1/cases')).statusCode).toBe(403);
    expect((await callAct(app, path, { key, body: { active: 'no' } })).statusCode).toBe(422);
    const idempotency = randomUUID();
    for (const _time of [1, 2]) expect((await callAct(app, path, { key, body, idempotency })).statusCode).toBe(200);
    const more = await callAct(app, path, { key, body: { ...body, active: 'yes' } });
    expect([more.statusCode, more.json().detail]).toEqual([401, expect.stringContaining('redan använd')]);
  });

  it('is done once with its key, however many try at the same time', async () => {
    const path = `/administration/personer/${await personId(app.db, 'analytiker')}/aktiv`;
    const key = await keyOf(app, administrator, { may: 'act', act: path });
    const ways = ['no', 'yes', 'no', 'yes', 'no', 'yes'].map((active) => callAct(app, path, { key, body: { active, reason: 'Prov' } }));
    const answers = await Promise.all(ways);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401, 401, 401, 401, 401]);
  });

  it('takes the address of a page, and asks which when several things are done there', async () => {
    const person = await personId(app.db, 'registrator');
    await keyOf(app, administrator, { may: 'act', act: `/en/administration/personer/${person}` });
    const [row] = await app.db.asOwner<{ act: string }>('select act from access_key order by created_at desc limit 1');
    expect(row?.act).toBe(`/administration/personer/${person}/aktiv`);
  });
});

describe('hostile sending', () => {
  let key = '';
  beforeAll(async () => {
    key = await keyOf(app, administrator);
  });
  const sent: [string, Parameters<typeof callAct>[2], number, string?][] = [
    ['no idempotency key', { body: facts, idempotency: null }, 400, 'Idempotency-Key'],
    ['an idempotency key that is no UUID', { body: facts, idempotency: 'x'.repeat(30) }, 400, 'Idempotency-Key'],
    ['a text of 5 MB', { body: { ...facts, name: 'x'.repeat(5_000_000) } }, 413],
    ['__proto__', { body: '{"name":"x","__proto__":{"admin":"yes"}}' }, 400],
    ['constructor', { body: '{"constructor":{"prototype":{"admin":"yes"}}}' }, 400],
    ['JSON that is cut off', { body: '{"name":' }, 400],
    ['a number', { body: { ...facts, name: 7 } }, 422, '#/name'],
    ['nothing', { body: { ...facts, name: null } }, 422, '#/name'],
    ['an object that says that it is a file', { body: { ...facts, name: { sha256: 'x', file: '/etc/passwd', read: 'x' } } }, 422, '#/name'],
    ['a list', { body: [facts] }, 422, '#'],
    ['a text', { body: '"name"' }, 422, '#'],
    ['unknown fields', { body: { ...facts, nam: 'x' } }, 422, '#/nam'],
    ['the fields of a session', { body: { ...facts, _csrf: 'x', _key: randomUUID() } }, 422, '#/_csrf'],
    ['a null byte', { body: { ...facts, name: 'a\u0000b' } }, 400, '#/name'],
    ['a file where none is taken', { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=x' } }, 415],
    ['a form', { body: 'name=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['a page of another site', { body: facts, headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }, 403],
  ];
  it.each(sent)('%s changes nothing', async (_what, called, wanted, where) => {
    const before = await app.db.asOwner('select count(*) as rows from contact_person');
    const answer = await callAct(app, add, { key, ...called });
    expect([answer.statusCode, answer.headers['content-type']], answer.body.slice(0, 300)).toEqual([
      wanted,
      expect.stringContaining('application/problem+json'),
    ]);
    if (where !== undefined) expect(JSON.stringify(answer.json().errors)).toContain(where);
    expect(await app.db.asOwner('select count(*) as rows from contact_person')).toEqual(before);
  });

  it('with JSON and a cookie reaches no form', async () => {
    const payload = JSON.stringify({ ...administrator.fields(), ...facts });
    const headers = { ...administrator.headers, 'content-type': 'application/json' };
    expect((await app.inject({ method: 'POST', url: add, headers, payload })).statusCode).toBe(415);
    expect((await app.inject({ method: 'POST', url: `/v1/acts${add}`, headers, payload })).statusCode).toBe(401);
  });

  it('leaves no key in the log', () => {
    expect(lines.filter((line) => line.includes('tillstand_'))).toEqual([]);
  });
});
