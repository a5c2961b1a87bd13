import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { frameApp } from '../../tests/support/app.ts';
import { sampleRoutes } from '../../tests/support/sample-routes.ts';
import { anyone } from './http/policy.ts';
import { routesFor } from './http/route.ts';
import { createLog } from './log.ts';

/** What may come with a request and must never come into the log. The number is one of Skatteverket's for tests. */
const secrets = [
  'Påhittad Person',
  'pahittad.person@example.se',
  '19000101-9801',
  '190001019801',
  '203.0.113.77',
  'hemlig-kaka',
  'hemlig-nyckel',
  'hemlig-agent',
];
const [name = '', mail = '', number = ''] = secrets;

const lines: string[] = [];
const log = createLog({ level: 'trace', write: (line) => lines.push(line) });

/** Faults as PostgreSQL and the platform itself tell them, with what was sent in them. */
const faults: Readonly<Record<string, () => unknown>> = {
  plain: () => new Error('no connection to a part'),
  unread: () =>
    Object.assign(new Error(`invalid input syntax for type uuid: "${name}"`), { code: '22P02', detail: `(${mail})`, where: name }),
  double: () =>
    Object.assign(new Error('duplicate key value violates unique constraint "person_mail"'), {
      code: '23505',
      detail: `Key (mail)=(${mail}) already exists.`,
      parameters: [name],
    }),
  json: () => parse(`{"name": ${name}, "mail": "${mail}"}`),
  nested: () => new Error('the act failed', { cause: parse(`${name} ${mail}`) }),
  number: () => new Error(`nobody has ${number}`),
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

const { page } = routesFor<unknown>();
const app = await frameApp({
  log,
  settings: { baseUrl: 'http://localhost:3000', trustProxy: 1 },
  moreRoutes: [
    ...sampleRoutes,
    ...Object.entries(faults).map(([id, make]) =>
      page({ id: `fault.${id}`, path: `/fel/${id}`, policy: anyone, audit: 'none: test', handler: () => Promise.reject(make()) }),
    ),
  ],
});
afterAll(() => app.close());
beforeEach(() => void lines.splice(0));

const headers = {
  'x-forwarded-for': '203.0.113.77',
  'user-agent': 'hemlig-agent',
  cookie: 'session=hemlig-kaka',
  authorization: 'Bearer hemlig-nyckel',
  referer: `http://localhost:3000/?q=${encodeURIComponent(name)}`,
  origin: 'http://localhost:3000',
};
const leaks = (): string[] => secrets.filter((secret) => lines.some((line) => line.includes(secret) || decoded(line).includes(secret)));
const decoded = (line: string): string =>
  line.replaceAll(/%[0-9a-f]{2}(%[0-9a-f]{2})*/gi, (part) => Buffer.from(part.replaceAll('%', ''), 'hex').toString());

describe('the log', () => {
  it.each(Object.keys(faults))('of a fault (%s) names the route and the incident, and nothing that was sent', async (id) => {
    const answer = await app.inject({ url: `/fel/${id}?q=${encodeURIComponent(name)}`, headers });
    expect(answer.statusCode).toBe(400); // the query is refused first
    const failed = await app.inject({ url: `/fel/${id}`, headers });
    expect(failed.statusCode).toBe(500);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ route: `/fel/${id}`, incident: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(leaks()).toEqual([]);
  });

  it('of pages, searches, forms and refusals holds nothing of them', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await app.inject({ url: `/prov?q=${encodeURIComponent(`${name} ${mail} ${number}`)}`, headers });
    await app.inject({ url: `/prov/${encodeURIComponent(name)}`, headers });
    await app.inject({ url: '/prov/hemligt', headers });
    await app.inject({ url: `/finns-inte/${encodeURIComponent(mail)}`, headers });
    await app.inject({ method: 'POST', url: '/prov', headers: { ...headers, ...form }, body: new URLSearchParams({ name }).toString() });
    await app.inject({
      method: 'POST',
      url: '/v1/sample-things',
      headers: { ...headers, 'content-type': 'application/json' },
      body: `{"name": "${name}`,
    });
    await app.inject({ method: 'POST', url: '/v1/sample-things', headers, payload: { name, mail, number } });
    await app.inject({ url: '/%E0%A4%A', headers });
    expect(leaks()).toEqual([]);
  });

  it('of one event is one line, whatever stands in it', () => {
    log.warn({ err: new Error('first\n{"level":"fatal","msg":"false"}\r\nthird') }, 'a\nb');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/[\n\r]/);
  });

  it('would show a leak (the test itself is tested)', () => {
    log.info({ who: name }, encodeURIComponent(mail));
    expect(leaks()).toEqual([name, mail]);
  });
});
