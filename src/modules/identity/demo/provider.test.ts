import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keepInMemory } from './kept-in-memory.ts';
import { personas } from './personas.ts';
import { createDemoIssuer, demoMount } from './provider.ts';

let server: Server;
let baseUrl: string;
const said: string[] = [];

beforeAll(async () => {
  for (const method of ['warn', 'info', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void said.push(words.join(' ')));
  }
  server = createServer((request, response) => issuer.then((one) => one.handle(request, response)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = createDemoIssuer({
    baseUrl,
    redirectUri: `${baseUrl}/logga-in/svar`,
    clientId: 'test',
    clientSecret: 'known-to-this-test-alone-0123456789',
    personas,
    pickPage: (lang) => `page in ${lang}`,
    headers: {},
  });
  await issuer;
});
afterAll(() => {
  vi.restoreAllMocks();
  server.close();
});

/** Leaves for the issuer; gives the page to pick on, and what the browser was given to remember. */
async function leave(more: Readonly<Record<string, string>>): Promise<{ readonly page: string; readonly cookie: string }> {
  const asked = new URLSearchParams({
    client_id: 'test',
    redirect_uri: `${baseUrl}/logga-in/svar`,
    response_type: 'code',
    scope: 'openid profile',
    state: 'state-of-this-test',
    nonce: 'nonce-of-this-test',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    prompt: 'login',
    ...more,
  });
  const answer = await fetch(`${baseUrl}${demoMount}/auth?${asked}`, { redirect: 'manual' });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { page: new URL(answer.headers.get('location') ?? '', baseUrl).href, cookie };
}

describe("the demonstration's issuer", () => {
  it('shows its page in the language that was asked for, Swedish otherwise, also when nobody was picked', async () => {
    const words = async (more: Readonly<Record<string, string>>, method = 'GET'): Promise<string> => {
      const { page, cookie } = await leave(more);
      return (await fetch(page, { method, headers: { cookie }, ...(method === 'POST' ? { body: 'persona=ingen' } : {}) })).text();
    };
    expect(await words({ ui_locales: 'en' })).toBe('page in en');
    expect(await words({ ui_locales: 'en' }, 'POST')).toBe('page in en');
    expect(await words({ ui_locales: 'sv' })).toBe('page in sv');
    expect(await words({})).toBe('page in sv');
  });

  it('has no warnings of its library to tell whoever starts it', () => {
    expect(said).toEqual([]);
  });
});

describe('what it remembers', () => {
  const payload = { grantId: 'grant', uid: 'uid', userCode: 'code' };

  it('is forgotten in its time, and kinds are kept apart', async () => {
    let now = 0;
    const kinds = keepInMemory(() => now);
    const [sessions, codes] = [kinds('Session'), kinds('AuthorizationCode')];
    await sessions.upsert('a', { ...payload }, 10);
    expect(await codes.find('a')).toBeUndefined();
    expect(await sessions.findByUid('uid')).toMatchObject(payload);
    expect(await sessions.findByUserCode('code')).toMatchObject(payload);
    now = 10_000;
    expect(await sessions.find('a')).toBeUndefined();
  });

  it('says that a code has been used, and is gone when taken back, by itself or with its grant', async () => {
    const kinds = keepInMemory(() => 5_000);
    const [codes, tokens] = [kinds('AuthorizationCode'), kinds('AccessToken')];
    await codes.upsert('a', { ...payload }, 10);
    await codes.consume('a');
    expect(await codes.find('a')).toMatchObject({ consumed: 5 });
    await codes.destroy('a');
    expect(await codes.find('a')).toBeUndefined();
    await codes.upsert('b', { ...payload }, 10);
    await tokens.upsert('c', { ...payload, grantId: 'another' }, 10);
    await tokens.revokeByGrantId('grant');
    expect([await codes.find('b'), (await tokens.find('c'))?.grantId]).toEqual([undefined, 'another']);
  });

  it('has a largest size: the oldest goes first', async () => {
    const codes = keepInMemory(() => 0)('AuthorizationCode');
    for (let at = 0; at <= 2_000; at += 1) await codes.upsert(String(at), {}, 10);
    expect([await codes.find('0'), await codes.find('2000')]).toEqual([undefined, {}]);
  });
});
