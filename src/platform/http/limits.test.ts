import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { frameApp } from '../../../tests/support/app.ts';
import { sampleRoutes } from '../../../tests/support/sample-routes.ts';
import { anyone } from './policy.ts';
import { routesFor } from './route.ts';
import type { HttpSettings } from './settings.ts';

const two = { rateLimit: { max: 2, windowSeconds: 60 } };
const limited = (http: Partial<HttpSettings> = {}, trustProxy: HttpSettings['trustProxy'] = false) =>
  frameApp({ moreRoutes: sampleRoutes, http: { ...two, ...http }, settings: { baseUrl: 'http://localhost:3000', trustProxy } });

async function statuses(
  app: Awaited<ReturnType<typeof limited>>,
  requests: { url?: string; from?: string; forwarded?: string }[],
): Promise<number[]> {
  const list: number[] = [];
  for (const { url = '/prov/t1', from = '192.0.2.1', forwarded } of requests) {
    const answer = await app.inject({ url, remoteAddress: from, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} });
    list.push(answer.statusCode);
  }
  await app.close();
  return list;
}

describe('requests from one address', () => {
  it('are refused after the limit, with a time to wait, as a page or as JSON', async () => {
    const app = await limited();
    await app.inject({ url: '/prov/t1' });
    await app.inject({ url: '/prov/t2' });
    const [page, api] = [await app.inject({ url: '/prov/t1' }), await app.inject({ method: 'POST', url: '/v1/sample-things' })];
    expect(page.statusCode).toBe(429);
    expect(Number(page.headers['retry-after'])).toBeGreaterThan(0);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.body).toContain('För många förfrågningar');
    expect(api.statusCode).toBe(429);
    expect(api.json().status).toBe(429);
    await app.close();
  });

  it('are counted together, whatever they ask for', async () =>
    expect(await statuses(await limited(), [{}, { url: '/finns-inte' }, { url: '/prov/t2' }, { url: '/finns-inte' }])).toEqual([
      200, 404, 429, 429,
    ]));

  it('do not count against another address', async () =>
    expect(await statuses(await limited(), [{}, {}, {}, { from: '192.0.2.2' }])).toEqual([200, 200, 429, 200]));

  it('are not counted when they are answered from memory or ask how the service is', async () =>
    expect(
      await statuses(
        await limited(),
        Array.from({ length: 5 }, (_, i) => ({ url: i === 4 ? '/health/live' : '/prov' })),
      ),
    ).toEqual([200, 200, 200, 200, 200]));
});

describe('requests of one account', () => {
  const signedIn = (id: string) => ({
    kind: 'person' as const,
    id,
    name: id,
    acting: { role: 'none', organisation: 'none' },
    assignments: [],
    session: { id, csrf: 'x', steppedUpAt: null },
  });
  const app = () =>
    frameApp({
      moreRoutes: sampleRoutes,
      http: { rateLimit: { max: 3, windowSeconds: 60 } },
      session: async ({ headers }) => signedIn(String(headers.cookie)),
    });

  it('are counted together from wherever they come, and not with those of others', async () => {
    const server = await app();
    const ask = async (cookie: string, from: string) =>
      (await server.inject({ url: '/prov/t1', remoteAddress: from, headers: { cookie } })).statusCode;
    const asked = [];
    for (const n of [1, 2, 3, 4]) asked.push(await ask('a', `192.0.2.${n}`));
    expect(asked).toEqual([200, 200, 200, 429]);
    expect(await ask('b', '192.0.2.9')).toBe(200);
    await server.close();
  });
});

describe('what costs most and is open to all', () => {
  const { form, page } = routesFor<unknown>();
  const empty = () => ({ title: '', body: null });
  const open = [
    form({ id: 'open.form', path: '/oppet', policy: anyone, audit: 'none: test', body: z.object({}), invalid: empty, handler: empty }),
    page({ id: 'strict.page', path: '/strangt', policy: anyone, audit: 'none: test', strict: true, handler: empty }),
    page({ id: 'usual.page', path: '/vanligt', policy: anyone, audit: 'none: test', handler: empty }),
  ];

  it.each([
    ['POST', '/oppet', 429],
    ['GET', '/strangt', 429],
    ['GET', '/vanligt', 200],
  ] as const)('%s %s may be asked a tenth as often, with a time to wait', async (method, url, third) => {
    const app = await frameApp({ moreRoutes: open, http: { rateLimit: { max: 20, windowSeconds: 60 } } });
    const ask = (from: string) =>
      app.inject({ method, url, remoteAddress: from, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' });
    const answers = [await ask('192.0.2.1'), await ask('192.0.2.1'), await ask('192.0.2.1')];
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, third]);
    if (third === 429) expect(Number(answers[2]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask('192.0.2.2')).statusCode).toBe(200);
    await app.close();
  });
});

describe('a forwarded address', () => {
  const spoofed = [{ forwarded: '198.51.100.1' }, { forwarded: '198.51.100.2' }, { forwarded: '198.51.100.3' }];
  it('is not believed when no proxy is configured', async () => expect(await statuses(await limited(), spoofed)).toEqual([200, 200, 429]));
  it('is not believed from another than the configured proxy', async () =>
    expect(await statuses(await limited({}, ['10.0.0.1']), spoofed)).toEqual([200, 200, 429]));
  it('is believed from the configured proxy', async () =>
    expect(await statuses(await limited({}, ['192.0.2.1']), spoofed)).toEqual([200, 200, 200]));
  it('is believed as far as there are proxies, and no further', async () => {
    const beyond = [1, 2, 3].map((n) => ({ forwarded: `203.0.113.${n}, 198.51.100.1` }));
    expect(await statuses(await limited({}, 1), beyond)).toEqual([200, 200, 429]);
  });
});

it('HSTS is promised only when people come over TLS', async () => {
  const [plain, tls] = [await limited(), await frameApp({ settings: { baseUrl: 'https://tillstand.example.se', trustProxy: false } })];
  expect((await plain.inject('/finns-inte')).headers['strict-transport-security']).toBeUndefined();
  expect((await tls.inject('/finns-inte')).headers['strict-transport-security']).toMatch(/max-age=63072000/);
  await Promise.all([plain.close(), tls.close()]);
});

describe('readiness', () => {
  it.each([
    ['the database is away', { db: { isReady: async () => false } }, 503, { database: false, register: true }],
    ['asking it fails', { db: { isReady: () => Promise.reject(new Error('no')) } }, 503, { database: false, register: true }],
    ['all is well', {}, 200, { database: true, register: true }],
  ])('when %s', async (_when, options, status, checks) => {
    const app = await frameApp(options);
    const answer = await app.inject('/health/ready');
    expect([answer.statusCode, answer.json().checks]).toEqual([status, checks]);
    if (status === 503) expect(answer.headers['retry-after']).toBeDefined();
    expect((await app.inject('/health/live')).statusCode).toBe(200);
    await app.close();
  });

  it('waits for the register', async () => {
    const app = await frameApp();
    app.register.change('');
    expect((await app.inject('/health/ready')).json()).toEqual({ status: 'not-ready', checks: { database: true, register: false } });
    await app.close();
  });
});

it('a handler that does not answer in time is answered for it', async () => {
  const never = routesFor<unknown>().page({
    id: 'sample.never',
    path: '/prov/aldrig',
    policy: anyone,
    audit: 'none: test',
    handler: () => new Promise(() => undefined),
  });
  const app = await frameApp({ moreRoutes: [never], http: { handlerTimeoutMs: 50 } });
  const answer = await app.inject('/prov/aldrig');
  expect([answer.statusCode, answer.headers['retry-after'], answer.headers['x-content-type-options']]).toEqual([503, '5', 'nosniff']);
  await app.close();
});
