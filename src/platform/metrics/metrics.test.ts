import { afterAll, describe, expect, it } from 'vitest';
import { frameApp } from '../../../tests/support/app.ts';
import { sampleRoutes } from '../../../tests/support/sample-routes.ts';
import { exposition } from './exposition.ts';
import { createMetrics } from './index.ts';

const token = 'a-token-that-is-long-enough-to-be-one';
const app = await frameApp({
  settings: { baseUrl: 'http://localhost:3000', trustProxy: false, metricsToken: token },
  moreRoutes: sampleRoutes,
  gauges: [
    () => [{ name: 'sample', type: 'gauge', help: 'x', samples: [{ value: 7 }] }],
    () => Promise.reject(new Error('away')),
    () => new Promise(() => undefined),
  ],
});
const closed = await frameApp();
afterAll(async () => {
  await app.close();
  await closed.close();
});

const read = (authorization?: string) => app.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } });
const figureIn = (text: string, name: string): number => {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? Number.NaN : Number(line.slice(name.length + 1));
};

describe('the figures', () => {
  it.each([undefined, 'Bearer', 'Bearer wrong', `Basic ${token}`, `Bearer ${token}x`, `Bearer ${token.slice(1)}`])(
    'are refused with %s',
    async (given) => {
      const answer = await read(given);
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toContain('Bearer');
      expect(answer.body).not.toContain('tillstand_http');
    },
  );

  it('are nobody’s where no token is set', async () => {
    expect((await closed.inject({ url: '/metrics', headers: { authorization: 'Bearer undefined' } })).statusCode).toBe(401);
  });

  it('count by route, method and class, the kept answers apart', async () => {
    const before = (await read(`Bearer ${token}`)).body;
    for (const url of ['/v1/api-info', '/v1/api-info', '/v1/api-info', '/v1/api-info?x=1', '/finns-inte/19000101-9801'])
      await app.inject(url);
    const answer = await read(`bearer ${token}`);
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const grown = (name: string) => figureIn(answer.body, name) - (figureIn(before, name) || 0);
    expect(grown('tillstand_http_requests_total{route="api.info",method="GET",status="2xx"}')).toBe(3);
    expect(grown('tillstand_http_requests_total{route="api.info",method="GET",status="4xx"}')).toBe(1);
    expect(grown('tillstand_http_requests_total{route="none",method="GET",status="4xx"}')).toBe(1);
    expect(grown('tillstand_http_kept_answers_total')).toBe(2);
    expect(grown('tillstand_http_request_seconds_count{route="api.info"}')).toBe(4);
    expect(grown('tillstand_http_request_seconds_bucket{route="api.info",le="+Inf"}')).toBe(4);
  });

  it('tell nothing of who asked or what for', async () => {
    await app.inject({
      url: '/sok?q=hemlig-person',
      headers: { 'user-agent': 'hemlig-webbläsare', cookie: 'hemlig=1', 'x-forwarded-for': '203.0.113.9' },
    });
    await app.inject('/omraden/hemlig-person');
    const { body } = await read(`Bearer ${token}`);
    expect(body).toContain('route="areas.one"');
    expect(body).not.toMatch(/hemlig|203\.0|127\.0|19000101/);
  });

  it('come without a gauge that fails or is silent, and say that it is missing', async () => {
    const { body } = await read(`Bearer ${token}`);
    expect(figureIn(body, 'sample')).toBe(7);
    expect(figureIn(body, 'tillstand_gauges_unread')).toBe(2);
    expect(figureIn(body, 'tillstand_event_loop_lag_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0);
  });
});

it('a label cannot break out of its line', () => {
  const text = exposition([{ name: 'n', type: 'gauge', help: 'h', samples: [{ labels: { a: 'x"\n\\y' }, value: 1 }] }]);
  expect(text).toBe('# HELP n h\n# TYPE n gauge\nn{a="x\\"\\n\\\\y"} 1\n');
});

it('buckets only grow', async () => {
  const lines = (await read(`Bearer ${token}`)).body
    .split('\n')
    .filter((line) => line.startsWith('tillstand_http_request_seconds_bucket{route="api.info"'));
  const values = lines.map((line) => Number(line.split(' ').at(-1)));
  expect(values).toHaveLength(12);
  expect(values).toEqual(values.toSorted((a, b) => a - b));
});

it('nothing is counted where nobody may read', () => {
  const hooks: string[] = [];
  createMetrics(undefined).watch(
    { addHook: (name: string) => hooks.push(name), decorateRequest: () => hooks.push('decorate') } as never,
    [],
  );
  expect(hooks).toEqual([]);
});
