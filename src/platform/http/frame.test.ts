import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { frameApp } from '../../../tests/support/app.ts';
import { sampleRoutes } from '../../../tests/support/sample-routes.ts';
import { createLog } from '../log.ts';
import { securityHeaders } from './headers.ts';

const lines: string[] = [];
const log = createLog({ level: 'warn', write: (line) => void lines.push(line) });
const app = await frameApp({ moreRoutes: sampleRoutes, log });
afterAll(() => app.close());
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
const security = securityHeaders({ baseUrl: 'http://localhost:3000' });

type Request = { method?: 'GET' | 'POST' | 'PUT' | 'OPTIONS'; url: string; headers?: Record<string, string>; payload?: string };
const json = { 'content-type': 'application/json' };

/** Every kind of fault, as a page and as problem+json. */
const faults: [string, Request, number, ('page' | 'json')?][] = [
  ['a page that is not there', { url: '/finns-inte' }, 404],
  ['an API address that is not there', { url: '/v1/finns-inte' }, 404, 'json'],
  ['/v1 itself', { url: '/v1' }, 404, 'json'],
  ['a thing that is not there', { url: '/prov/finns-inte' }, 404],
  ['a broken percent code', { url: '/%' }, 400],
  ['a broken percent code in the API', { url: '/v1/%E0%A4%A' }, 400, 'json'],
  ['an unknown filter', { url: '/prov?colur=red' }, 400],
  ['an unknown filter in the API', { url: '/v1/sample-things?lmit=3' }, 400, 'json'],
  ['a wrong value', { url: '/prov?colour=redd' }, 400],
  ['a wrong number', { url: '/v1/sample-things?limit=201' }, 400, 'json'],
  ['a day that is none', { url: '/prov?asOf=2024-02-30' }, 400],
  ['a day to come', { url: '/v1/sample-things?knownAt=2026-03-17' }, 400, 'json'],
  ['the same day twice', { url: '/prov?asOf=2024-06-11&asOf=2024-06-12' }, 400],
  ['what one must sign in for', { url: '/prov/hemligt' }, 401],
  ['a form from another site', { method: 'POST', url: '/prov', headers: { 'sec-fetch-site': 'cross-site' } }, 403],
  ['the wrong method', { method: 'PUT', url: '/prov' }, 405],
  ['the wrong method in the API', { method: 'PUT', url: '/v1/sample-things' }, 405, 'json'],
  ['a data file asked for wrongly by a script', { url: '/prov.csv?x=1' }, 400, 'json'],
  ['a data file asked for wrongly in a browser', { url: '/prov.csv?x=1', headers: { accept: 'text/html,*/*;q=0.8' } }, 400],
  ['a page wanted as a picture', { url: '/prov', headers: { accept: 'image/png' } }, 406],
  ['a page wanted as JSON', { url: '/prov', headers: { accept: 'application/json' } }, 406, 'json'],
  ['an API answer wanted as a page', { url: '/v1/sample-things', headers: { accept: 'text/html' } }, 406, 'json'],
  ['a body too large', { method: 'POST', url: '/v1/sample-things', headers: json, payload: `"${'x'.repeat(1_100_000)}"` }, 413, 'json'],
  ['an address too long', { url: `/prov?q=${'x'.repeat(5_000)}` }, 414],
  ['a segment too long', { url: `/prov/${'x'.repeat(600)}` }, 414],
  ['a body that is no JSON', { method: 'POST', url: '/v1/sample-things', headers: json, payload: '{"name":' }, 400, 'json'],
  [
    'a body in a format nobody takes',
    { method: 'POST', url: '/v1/sample-things', headers: { 'content-type': 'text/plain' }, payload: 'x' },
    415,
    'json',
  ],
  [
    'a form sent to the API',
    { method: 'POST', url: '/v1/sample-things', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'name=x' },
    415,
    'json',
  ],
  ['JSON sent to a form', { method: 'POST', url: '/prov', headers: json, payload: '{"name":"x"}' }, 415],
  ['a body that breaks a rule', { method: 'POST', url: '/v1/sample-things', headers: json, payload: '{"name":""}' }, 422, 'json'],
  ['a fault of ours', { url: '/prov/krasch' }, 500],
  ['a database that is away', { url: '/prov/borta' }, 503],
];

describe.each(faults)('%s', (_what, request, status, form = 'page') => {
  it(`is answered ${status} as ${form}, with every security header and nothing to keep`, async () => {
    const answer = await app.inject(request);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject({ ...security, 'cache-control': 'no-store' });
    expect(answer.headers).not.toHaveProperty('server');
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    if (form === 'json') {
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.json()).toMatchObject({ status, title: expect.stringMatching(/./), detail: expect.stringMatching(/./) });
      expect(answer.json().type).toMatch(/^http:\/\/localhost:3000\/api-dokumentation#problem-/);
    } else {
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.body).toContain('<html lang="sv">');
      expect(answer.body).toContain('content="noindex"');
      expect(answer.body).not.toMatch(/<script>|style=|at .*\.ts:/);
    }
  });
});

describe('faults say what would work', () => {
  it.each([
    ['/v1/sample-things?lmit=3', 'lmit', /limit, page, q, asOf, knownAt.*Menade du limit\?/],
    ['/v1/sample-things?limit=0', 'limit', /minst 1/],
    ['/v1/sample-things?limit=2000', 'limit', /högst 200/],
    ['/v1/sample-things?limit=x', 'limit', /heltal/],
    ['/v1/sample-things?limit=1&limit=2', 'limit', /en gång/],
    ['/v1/sample-things?asOf=2026-03-17', 'asOf', /framtiden.*2026-03-16/],
    ['/v1/sample-things?asOf=11/6', 'asOf', /ÅÅÅÅ-MM-DD/],
    ['/v1/sample-things?asOf=2024-02-30', 'asOf', /finns i kalendern/],
    ['/v1/sample-things?asOf=0999-01-01', 'asOf', /1900-01-01/],
  ])('%s', async (url, parameter, detail) => {
    const { errors } = (await get(url)).json();
    expect(errors).toEqual([{ parameter, detail: expect.stringMatching(detail) }]);
  });

  it('all at once', async () => expect((await get('/v1/sample-things?limit=x&page=0&zz=1')).json().errors).toHaveLength(3));

  it('in a body, by pointer', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/sample-things',
      headers: json,
      payload: { name: 'x', parts: [{ count: 'a' }] },
    });
    expect(answer.json().errors).toEqual([{ pointer: '#/parts/0/count', detail: 'parts.0.count ska vara ett tal, inte en text.' }]);
  });

  it.each([
    ['sv', '[]', '#', 'Innehållet ska vara ett objekt ({ … }), inte en lista ([ … ]).'],
    ['en', '[]', '#', 'The content must be an object ({ … }), not a list ([ … ]).'],
    ['sv', '"x"', '#', 'Innehållet ska vara ett objekt ({ … }), inte en text.'],
    ['sv', '{"name":["x"]}', '#/name', 'name ska vara en text, inte en lista ([ … ]).'],
    ['sv', '{"name":"x","parts":{}}', '#/parts', 'parts ska vara en lista ([ … ]), inte ett objekt ({ … }).'],
    ['sv', '{}', '#/name', 'name saknas. Ange ett värde.'],
  ])('in JSON, in words for JSON (%s): %s', async (lang, payload, pointer, detail) => {
    const headers = { ...json, 'accept-language': lang };
    const answer = await app.inject({ method: 'POST', url: '/v1/sample-things', headers, payload });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toContainEqual({ pointer, detail });
    expect(answer.json().title).toBe(lang === 'sv' ? 'Innehållet behöver rättas' : 'The content needs to be corrected');
  });

  it('of the body, and not of the address, when JSON cannot be read', async () => {
    for (const payload of ['{"name":', '', '{"__proto__":{"name":"x"}}']) {
      const answer = await app.inject({ method: 'POST', url: '/v1/sample-things', headers: json, payload });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().detail).toContain('JSON');
    }
  });

  it('in English when asked', async () => {
    const answer = await get('/v1/sample-things?limit=0', { 'accept-language': 'en-GB' });
    expect(answer.json().errors[0].detail).toBe('limit must be at least 1.');
    expect(answer.headers['content-language']).toBe('en');
    expect((await get('/en/prov?colour=redd')).body).toContain('Did you mean red?');
  });

  it('names the methods that an address takes', async () => {
    expect((await app.inject({ method: 'PUT', url: '/prov' })).headers.allow).toBe('GET, HEAD, OPTIONS, POST');
  });

  it('says how to find what was sought', async () => {
    const { body } = await get('/en/provv');
    expect(body).toContain('href="/en/prov"');
    expect(body).toContain('action="/en/sok"');
    expect(body).toContain('value="provv"');
    expect((await get('/prov/finns-inte')).body).toContain('href="/prov"');
  });

  it('says why not and whom to ask', async () => {
    const { body, headers } = await get('/prov/hemligt');
    expect(body).toContain('Du är inte inloggad. Logga in.');
    expect(headers['www-authenticate']).toBeDefined();
  });

  it('when to come back', async () => expect((await get('/prov/borta')).headers['retry-after']).toBe('5'));
});

it('a fault of ours leaks nothing, and its number leads to the log', async () => {
  const { body } = await get('/prov/krasch');
  expect(body).not.toContain('secret');
  const incident = /[0-9a-f-]{36}/.exec(body)?.[0] ?? 'none';
  expect(lines.some((line) => line.includes(incident) && line.includes('secret table name'))).toBe(true);
});

describe('languages', () => {
  it.each([
    ['/prov', 'sv', '/en/prov'],
    ['/en/prov', 'en', '/prov'],
    ['/prov?q=a%26b&asOf=2024-06-11', 'sv', '/en/prov?asOf=2024-06-11&amp;q=a%26b'],
    ['/en/finns-inte?x=1', 'en', '/finns-inte?x=1'],
  ])('%s is in %s and leads to %s', async (url, lang, other) => {
    const answer = await get(url);
    expect(answer.body).toContain(`<html lang="${lang}">`);
    expect(answer.headers['content-language']).toBe(lang);
    expect(answer.body).toContain(`href="${other}" hreflang="${lang === 'sv' ? 'en' : 'sv'}"`);
  });
});

describe('addresses', () => {
  it.each([
    ['/prov/', '/prov'],
    ['/en/prov/?q=1', '/en/prov?q=1'],
  ])('%s leads to %s', async (url, to) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers.location]).toEqual([308, to]);
  });

  it('OPTIONS tells a script of another site that it may read the API, and only that', async () => {
    const api = await app.inject({ method: 'OPTIONS', url: '/v1/sample-things' });
    expect(api.statusCode).toBe(204);
    expect(api.headers).toMatchObject({
      'access-control-allow-origin': '*',
      allow: 'GET, HEAD, OPTIONS, POST',
      ...{ 'x-content-type-options': 'nosniff' },
    });
    const page = await app.inject({ method: 'OPTIONS', url: '/prov' });
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    expect((await get('/v1/sample-things')).headers['access-control-allow-origin']).toBe('*');
    expect((await get('/prov')).headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('answers', () => {
  it('lists go page by page, with links', async () => {
    const answer = await get('/v1/sample-things?limit=20&page=2');
    expect(answer.json()).toMatchObject({ page: 2, limit: 20, total: 45 });
    expect(answer.json().items).toHaveLength(20);
    expect(answer.headers.link).toContain('</v1/sample-things?limit=20&page=3>; rel="next"');
    expect((await get('/v1/sample-things?page=4')).json().items).toEqual([]);
  });

  it('hold only what is declared', async () => {
    const answer = await app.inject({ method: 'POST', url: '/v1/sample-things', headers: json, payload: { name: 'x' } });
    expect(answer.json()).toEqual({ id: 'new', name: 'x' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('a form is shown again with its faults, or leads on', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const wrong = await app.inject({ method: 'POST', url: '/en/prov', headers: form, payload: 'name=' });
    expect([wrong.statusCode, wrong.body.includes('<title>Error:')]).toEqual([422, true]);
    const right = await app.inject({ method: 'POST', url: '/prov', headers: form, payload: 'name=t1' });
    expect([right.statusCode, right.headers.location]).toEqual([303, '/prov/t1']);
  });

  it('a file says what it is called', async () => {
    const { headers, body } = await get('/prov.csv');
    expect(headers['content-disposition']).toContain('filename="prov.csv"');
    expect(headers['content-type']).toContain('text/csv');
    expect(body).toContain("'=1+1");
  });
});

it('no query, whatever it holds, is a fault of ours or comes back unescaped', async () => {
  const name = fc.oneof(fc.constantFrom('q', 'colour', 'asOf', 'knownAt', 'limit', 'page', '__proto__', 'constructor'), fc.string());
  const value = fc.oneof(
    fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' or 1=1--", '\u0000'),
    fc.string({ unit: 'binary' }),
  );
  const path = fc.constantFrom('/prov', '/en/prov', '/v1/sample-things', '/prov.csv', '/finns-inte');
  await fc.assert(
    fc.asyncProperty(path, fc.array(fc.tuple(name, value), { maxLength: 5 }), async (to, pairs) => {
      const answer = await get(`${to}?${pairs.map((pair) => pair.map(encode).join('=')).join('&')}`);
      expect(answer.statusCode).toBeLessThan(500);
      if (String(answer.headers['content-type']).startsWith('text/html')) expect(answer.body).not.toMatch(/<script>|<img/);
    }),
    { numRuns: 300 },
  );
});

/** Half a surrogate cannot be encoded, nor sent. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
