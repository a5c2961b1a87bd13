import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { frameApp } from '../../../tests/support/app.ts';
import { notFound } from '../problem/problem.ts';
import { anyone } from './policy.ts';
import { NDJSON, routesFor } from './route.ts';

const LIMIT = 200_000;

/** Gives back each piece as it comes, in capitals. */
const echo = routesFor<unknown>().stream({
  id: 'sample.echo',
  path: '/v1/sample/:id/things::echo',
  policy: anyone,
  audit: 'none: test',
  params: z.object({ id: z.string() }),
  tag: 'Sample',
  summary: 'Says again what it hears',
  lines: { sent: z.string(), answered: z.string() },
  streamLimit: LIMIT,
  handler: ({ params, body }) =>
    params.id === 'none'
      ? notFound({ sv: 'inget', en: 'none' })
      : {
          chunks: (async function* () {
            let size = 0;
            try {
              for await (const chunk of body) {
                size += chunk.length;
                if (size < 100) yield Buffer.from(chunk).toString('utf8').toUpperCase();
              }
              yield `${size}\n`;
            } catch {
              yield 'too much\n';
            }
          })(),
        },
});

const app = await frameApp({ moreRoutes: [echo], http: { requestTimeoutMs: 300 } });
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as AddressInfo;
afterAll(() => app.close());

const post = (payload: string, headers: Record<string, string> = { 'content-type': NDJSON }, id = 'a') =>
  app.inject({ method: 'POST', url: `/v1/sample/${id}/things:echo`, payload, headers });

/** The answer to a request that is written as one likes. */
const sent = (write: (request: http.ClientRequest) => void): Promise<string> =>
  new Promise((resolve, reject) => {
    const to = { port, method: 'POST', path: '/v1/sample/a/things:echo', headers: { 'content-type': NDJSON } };
    const request = http.request(to, (response) => text(response).then(resolve, reject));
    request.on('error', reject);
    write(request);
  });

describe('a stream', () => {
  it('is read as it comes and answered as it is made, never kept', async () => {
    const answer = await post('{"a":1}\n');
    expect([answer.statusCode, answer.body]).toEqual([200, '{"A":1}\n8\n']);
    expect(answer.headers).toMatchObject({ 'content-type': NDJSON, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  it('may be empty', async () => expect((await post('')).body).toBe('0\n'));

  it('is refused at once when it says that it is too large, and cut short when it only is', async () => {
    expect((await post('x'.repeat(LIMIT + 1))).statusCode).toBe(413);
    const answer = await sent((request) => {
      for (let at = 0; at < 3; at += 1) request.write('x'.repeat(LIMIT / 2));
      request.end();
    });
    expect(answer).toBe('too much\n');
  });

  it('is refused in another format, or when what it is about is missing', async () => {
    expect((await post('{}', { 'content-type': 'application/json' })).statusCode).toBe(415);
    expect((await post('{}\n', undefined, 'none')).statusCode).toBe(404);
    expect((await app.inject('/v1/sample/a/things:echo')).statusCode).toBe(405);
    expect((await app.inject({ method: 'POST', url: '/v1/sample/a/things:other' })).statusCode).toBe(404);
  });

  it('may take longer than an ordinary body', async () => {
    const answer = await sent((request) => {
      void (async () => {
        for (const part of ['a\n', 'b\n', 'c\n']) {
          request.write(part);
          await wait(300);
        }
        request.end();
      })();
    });
    expect(answer).toBe('A\nB\nC\n6\n');
  });
});
