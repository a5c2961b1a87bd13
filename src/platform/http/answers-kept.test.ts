import { afterAll, describe, expect, it } from 'vitest';
import { emptyRegister, frameApp } from '../../../tests/support/app.ts';
import { sampleRoutes } from '../../../tests/support/sample-routes.ts';
import { securityHeaders } from './headers.ts';
import { anyone } from './policy.ts';
import { type Route, routesFor } from './route.ts';

/** A page that counts how often it was made. */
let made = 0;
let during: () => void = () => undefined;
const counting: Route<unknown> = routesFor<unknown>().page({
  id: 'sample.counting',
  path: '/prov/raknar',
  policy: anyone,
  audit: 'none: test',
  cache: 'register',
  handler: () => {
    made += 1;
    during();
    return { title: 'Räknar', body: `gång ${made}` };
  },
});
const signedIn = {
  kind: 'person',
  id: 'p',
  name: 'Granskaren',
  acting: { role: 'r', organisation: 'o' },
  assignments: [],
  session: { id: 's', csrf: 'c', steppedUpAt: null },
} as const;
const app = await frameApp({
  moreRoutes: [...sampleRoutes, counting],
  session: async (request) => (request.headers.cookie === 's=1' ? signedIn : { kind: 'anonymous' }),
});
afterAll(() => app.close());
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
const timesMade = async (work: () => Promise<unknown>): Promise<number> => {
  const before = made;
  await work();
  return made - before;
};

it('an answer that is kept bears no trace of how the first one happened to ask', async () => {
  const odd = await get('/en/prov/raknar?q=&&asOf=');
  expect(odd.body).toContain('href="/prov/raknar" hreflang="sv"');
  for (const asked of ['/en/prov/raknar', '/en/prov/raknar?']) expect((await get(asked)).body).toBe(odd.body);
});

describe('an answer is kept', () => {
  it('and made once for those who ask the same', async () => {
    expect(
      await timesMade(async () => {
        await get('/prov/raknar');
        await get('/prov/raknar?');
        await get('/prov/raknar', { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'br' });
        await app.inject({ method: 'HEAD', url: '/prov/raknar' });
        await get('/prov/raknar', { cookie: 'other=1' });
      }),
    ).toBe(1);
  });

  it('until the register changes', async () => {
    await get('/prov/raknar');
    app.register.change('2');
    expect(await timesMade(() => get('/prov/raknar'))).toBe(1);
    expect(await timesMade(() => get('/prov/raknar'))).toBe(0);
  });

  it('until the day ends in Stockholm', async () => {
    app.clock.set('2026-03-16T22:59:59Z');
    await get('/prov/raknar');
    app.clock.set('2026-03-16T23:00:00Z');
    expect(await timesMade(() => get('/prov/raknar'))).toBe(1);
    expect((await get('/prov')).body).toContain('2026-03-17');
  });

  it('but not when the register changed while it was made', async () => {
    app.register.change('3');
    during = () => app.register.change('4');
    const answer = await get('/prov/raknar');
    during = () => undefined;
    expect(answer.headers.etag).toBeUndefined();
    app.register.change('3');
    expect(await timesMade(() => get('/prov/raknar'))).toBe(1);
  });

  it('but not for those who are signed in, and theirs is not given to others', async () => {
    await get('/prov/raknar');
    const mine = await get('/prov/raknar', { cookie: 's=1' });
    expect(mine.headers['cache-control']).toBe('no-store');
    expect(mine.headers.etag).toBeUndefined();
    expect(await timesMade(() => get('/prov/raknar'))).toBe(0);
  });

  it('but not given to those who want another format', async () => {
    await get('/prov');
    expect((await get('/prov', { accept: 'image/png' })).statusCode).toBe(406);
  });

  it('apart for each language and each question', async () => {
    const bodies = await Promise.all(
      ['/prov', '/en/prov', '/prov?q=x', '/prov?asOf=2024-06-11'].map(async (url) => {
        await get(url);
        return (await get(url)).body;
      }),
    );
    expect(new Set(bodies).size).toBe(4);
    expect(bodies[0]).toContain('<html lang="sv">');
    expect(bodies[1]).toContain('<html lang="en">');
  });

  it('with every header that the first answer had', async () => {
    app.register.change('5');
    const first = await get('/v1/sample-things?limit=3');
    const second = await get('/v1/sample-things?limit=3');
    const { date: _first, ...before } = first.headers;
    const { date: _second, ...after } = second.headers;
    expect(after).toEqual(before);
    expect(second.body).toBe(first.body);
    expect(after).toMatchObject({
      ...securityHeaders({ baseUrl: '' }),
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, no-cache',
    });
  });

  it('not at all when it is a fault', async () => {
    const answer = await get('/prov?colour=redd');
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([400, 'no-store']);
  });
});

describe('who has it already', () => {
  it('is told so in 304, without a body, until it changes', async () => {
    const { etag } = (await get('/prov')).headers;
    const again = await get('/prov', { 'if-none-match': String(etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect(again.headers).toMatchObject({ etag, 'cache-control': 'public, no-cache', 'x-content-type-options': 'nosniff' });
    expect((await get('/en/prov', { 'if-none-match': String(etag) })).statusCode).toBe(200);
    expect((await get('/prov', { 'if-none-match': 'W/"other"' })).statusCode).toBe(200);
  });

  it('gets the same ETag from a register that changed without changing the page', async () => {
    const { etag } = (await get('/prov')).headers;
    app.register.change('6');
    expect((await get('/prov', { 'if-none-match': String(etag) })).statusCode).toBe(304);
  });

  it('has another ETag for each coding', async () => {
    const [plain, br] = await Promise.all([get('/prov'), get('/prov', { 'accept-encoding': 'br' })]);
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.headers.etag).not.toBe(plain.headers.etag);
    expect(br.headers.vary).toContain('Accept-Encoding');
    expect((await get('/prov', { 'accept-encoding': 'br', 'if-none-match': String(plain.headers.etag) })).statusCode).toBe(200);
  });

  it('HEAD tells the same as GET', async () => {
    const [head, whole] = await Promise.all([app.inject({ method: 'HEAD', url: '/prov' }), get('/prov')]);
    expect(head.body).toBe('');
    expect([head.headers.etag, head.headers['content-length']]).toEqual([whole.headers.etag, whole.headers['content-length']]);
  });
});

describe('when it cannot be known whether the register has changed', () => {
  it('nothing is answered from memory, and what is not about the register still is', async () => {
    let away = false;
    const register = emptyRegister();
    const fresh = async () => {
      if (away) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    };
    const own = await frameApp({ moreRoutes: sampleRoutes, register: { ...register, fresh } });
    expect((await own.inject('/prov')).statusCode).toBe(200);
    away = true;
    const answer = await own.inject('/prov');
    expect([answer.statusCode, answer.headers['retry-after'], answer.headers.etag]).toEqual([503, '5', undefined]);
    expect((await own.inject('/v1/sample-things')).json()).toMatchObject({ status: 503, type: expect.stringContaining('database-away') });
    expect((await own.inject('/health/live')).statusCode).toBe(200);
    expect((await own.inject('/prov/t1')).statusCode).toBe(200);
    away = false;
    expect((await own.inject('/prov')).statusCode).toBe(200);
    await own.close();
  });
});
