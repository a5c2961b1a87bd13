import net from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { frameApp } from '../../../tests/support/app.ts';
import { sampleRoutes } from '../../../tests/support/sample-routes.ts';

const app = await frameApp({ moreRoutes: sampleRoutes, http: { requestTimeoutMs: 300 } });
await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as net.AddressInfo;
afterAll(() => app.close());

/** Sends raw bytes and reads until the server closes. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8');
    socket.on('data', (text) => {
      answer += text;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

const head = 'Host: localhost\r\nConnection: close\r\n\r\n';

describe('what is refused before it is a request', () => {
  it.each([
    ['what is not HTTP', 'hej hej\r\n\r\n', 400],
    ['a header without a name', 'GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n', 400],
    ['two lengths', 'POST /prov HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc', 400],
    ['length and chunks together', 'POST /prov HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc', 400],
    ['an address of 40,000 characters', `GET /prov?q=${'x'.repeat(40_000)} HTTP/1.1\r\n${head}`, 414],
    ['headers of 40,000 characters', `GET /prov HTTP/1.1\r\nX-Long: ${'x'.repeat(40_000)}\r\n${head}`, 431],
    ['a request that never ends', 'GET /prov HTTP/1.1\r\nHost: local', 408],
    [
      'a body that never comes',
      'POST /prov HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nname=',
      408,
    ],
  ])('%s is answered in full and closed', async (_what, bytes, status) => {
    const answer = await exchange(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toMatch(/content-security-policy: default-src 'none'/i);
    expect(answer).toMatch(/x-content-type-options: nosniff/i);
    expect(answer).not.toMatch(/^server:/im);
    expect(answer).toContain('<html lang="sv">');
  });

  it('is in the language and form of the address', async () => {
    expect(await exchange(`GET /en/prov?q=${'x'.repeat(40_000)} HTTP/1.1\r\n${head}`)).toContain('<html lang="en">');
    expect(await exchange(`GET /v1/sample-things?q=${'x'.repeat(40_000)} HTTP/1.1\r\n${head}`)).toMatch(
      /content-type: application\/problem\+json/,
    );
  });
});

describe('an address as it stands on the wire', () => {
  it.each(['//evil.example/', '//evil.example/prov/', String.raw`/\evil.example/`, '//', '/prov//', '/./prov/', '*'])(
    '%s leads nowhere else',
    async (target) => {
      const answer = await exchange(`GET ${target} HTTP/1.1\r\n${head}`);
      expect(answer).not.toMatch(/^location: (?!\/prov\r)/im);
    },
  );

  it('is found as it is, and refused when there is none', async () => {
    expect(await exchange(`GET /prov HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1.1 200 /);
    expect(await exchange(`OPTIONS * HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1.1 404 /);
    expect(await exchange(`GET //evil.example/ HTTP/1.1\r\n${head}`)).toMatch(/^HTTP\/1.1 404 /);
  });
});

describe('a close with requests under way', () => {
  it('lets them finish', async () => {
    const own = await frameApp({ moreRoutes: sampleRoutes });
    await own.listen({ port: 0, host: '127.0.0.1' });
    const url = `http://127.0.0.1:${(own.server.address() as net.AddressInfo).port}`;
    let closing: Promise<unknown> = Promise.resolve();
    const answers = await Promise.all([
      fetch(`${url}/prov`),
      fetch(`${url}/v1/sample-things`).then((answer) => {
        closing = own.close();
        return answer;
      }),
    ]);
    await closing;
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    await expect(fetch(`${url}/prov`)).rejects.toThrow();
  });
});
