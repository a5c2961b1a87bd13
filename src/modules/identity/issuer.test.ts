import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { doubleClient, type IssuerDouble, issuerDouble, type Tricks } from '../../../tests/support/issuer-double.ts';
import { createIssuer, type Issuer, type IssuerSettings } from './issuer.ts';

let double: IssuerDouble;
let issuer: Issuer;

const settings = (changes: Partial<IssuerSettings> = {}): IssuerSettings => ({
  issuer: double.url,
  clientId: doubleClient.id,
  auth: { secret: doubleClient.secret },
  redirectUri: 'http://localhost:3000/logga-in/svar',
  acr: ['loa3'],
  algorithm: 'RS256',
  allowHttp: true,
  ...changes,
});

beforeAll(async () => {
  double = await issuerDouble();
});
afterAll(() => double.close());
beforeEach(() => {
  double.tricks = {};
  delete double.clientKey;
  issuer = createIssuer(settings());
});

async function begin(fresh = false) {
  const begun = await issuer.begin({ fresh });
  if (!begun.ok) throw new Error(begun.error);
  return begun.value;
}

const usual = { authenticatedAfter: null };

async function signIn(tricks: Tricks = {}, demands: { authenticatedAfter: Date | null } = usual) {
  const { url, attempt } = await begin();
  double.tricks = tricks;
  return issuer.finish(double.approve(url, 'subject-1'), attempt, demands, new Date());
}

describe('sign-in by OpenID Connect', () => {
  it('asks with code, PKCE S256, state and nonce of at least 128 bits, and the exact redirect', async () => {
    const { url } = await begin();
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost:3000/logga-in/svar',
      acr_values: 'loa3',
    });
    for (const name of ['state', 'nonce']) expect(Buffer.from(asked[name] ?? '', 'base64url').length).toBeGreaterThanOrEqual(16);
    expect((await begin()).url.searchParams.get('state')).not.toBe(asked.state);
  });

  it('proves itself with a signed assertion where it has a key, and with no other key', async () => {
    const [own, stranger] = await Promise.all([generateKeyPair('PS256'), generateKeyPair('PS256')]);
    double.clientKey = own.publicKey;
    const by = async (privateKey: CryptoKey) => {
      issuer = createIssuer(settings({ auth: { privateKey, keyId: 'k1' } }));
      return signIn();
    };
    expect(await by(own.privateKey)).toMatchObject({ ok: true });
    expect(await by(stranger.privateKey)).toMatchObject({ ok: false });
    issuer = createIssuer(settings());
    expect(await signIn()).toMatchObject({ ok: false });
  });

  it('accepts a good answer, keyed by issuer and subject', async () => {
    const result = await signIn();
    expect(result).toMatchObject({ ok: true, value: { issuer: double.url.href, subject: 'subject-1', acr: 'loa3' } });
  });

  it('asks for a fresh sign-in for step-up', async () => {
    const { url } = await begin(true);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
  });
});

const now = () => Math.floor(Date.now() / 1000);

describe('what a hostile issuer, or someone between, sends is refused', () => {
  it.each<[string, Tricks, string]>([
    ['no signature at all (alg none)', { signature: 'none' }, 'token-not-accepted'],
    ['a signature by another key', { signature: 'other-key' }, 'token-not-accepted'],
    ["HS256 with the client's own secret", { signature: 'secret' }, 'token-not-accepted'],
    ['another issuer', { claims: (c) => ({ ...c, iss: 'https://issuer.example' }) }, 'token-not-accepted'],
    ['another audience', { claims: (c) => ({ ...c, aud: 'someone-else' }) }, 'token-not-accepted'],
    ['two audiences', { claims: (c) => ({ ...c, aud: [doubleClient.id, 'someone-else'], azp: doubleClient.id }) }, 'token-not-accepted'],
    ['another nonce', { claims: (c) => ({ ...c, nonce: 'x'.repeat(43) }) }, 'token-not-accepted'],
    ['no nonce', { claims: ({ nonce: _, ...c }) => c }, 'token-not-accepted'],
    ['no subject', { claims: ({ sub: _, ...c }) => c }, 'token-not-accepted'],
    ['an expired token', { claims: (c) => ({ ...c, iat: now() - 900, exp: now() - 600 }) }, 'token-not-accepted'],
    ['a token valid for an hour', { claims: (c) => ({ ...c, exp: now() + 3600 }) }, 'token-too-old'],
    ['a token issued long ago', { claims: (c) => ({ ...c, iat: now() - 400, exp: now() + 10 }) }, 'token-too-old'],
    ['a token from the future', { claims: (c) => ({ ...c, iat: now() + 200, exp: now() + 300 }) }, 'token-not-accepted'],
    ['lower assurance than demanded', { claims: (c) => ({ ...c, acr: 'loa2' }) }, 'assurance-too-low'],
    ['no assurance stated', { claims: ({ acr: _, ...c }) => c }, 'assurance-too-low'],
    ['no ID token', { noIdToken: true }, 'token-not-accepted'],
    ['a server fault', { tokenStatus: 503 }, 'issuer-away'],
  ])('%s', async (_, tricks, fault) => {
    expect(await signIn(tricks)).toEqual({ ok: false, error: fault });
  });

  it('another state', async () => {
    const { url, attempt } = await begin();
    const answer = double.approve(url, 'subject-1');
    answer.searchParams.set('state', 'x'.repeat(43));
    expect(await issuer.finish(answer, attempt, usual, new Date())).toEqual({ ok: false, error: 'token-not-accepted' });
  });

  it('an answer in the name of another issuer (mix-up)', async () => {
    const { url, attempt } = await begin();
    const answer = double.approve(url, 'subject-1');
    answer.searchParams.set('iss', 'https://issuer.example');
    expect(await issuer.finish(answer, attempt, usual, new Date())).toEqual({ ok: false, error: 'token-not-accepted' });
  });

  it("another browser's code", async () => {
    const mine = await begin();
    const stolen = double.approve((await begin()).url, 'subject-2');
    stolen.searchParams.set('state', mine.attempt.state);
    expect(await issuer.finish(stolen, mine.attempt, usual, new Date())).toEqual({ ok: false, error: 'token-not-accepted' });
  });

  it('a code used twice', async () => {
    const { url, attempt } = await begin();
    const answer = double.approve(url, 'subject-1');
    expect((await issuer.finish(answer, attempt, usual, new Date())).ok).toBe(true);
    expect(await issuer.finish(answer, attempt, usual, new Date())).toEqual({ ok: false, error: 'token-not-accepted' });
  });

  it('an old sign-in where a fresh one is needed', async () => {
    const stale: Tricks = { claims: (c) => ({ ...c, auth_time: now() - 3600 }) };
    expect(await signIn(stale, { authenticatedAfter: new Date() })).toEqual({ ok: false, error: 'not-fresh' });
    expect(await signIn({ claims: ({ auth_time: _, ...c }) => c }, { authenticatedAfter: new Date() })).toEqual({
      ok: false,
      error: 'not-fresh',
    });
    expect((await signIn({}, { authenticatedAfter: new Date(Date.now() - 2_000) })).ok).toBe(true);
  });

  it('a person who turned back', async () => {
    const { attempt } = await begin();
    const answer = new URL(`http://localhost:3000/logga-in/svar?error=access_denied&state=${attempt.state}`);
    expect(await issuer.finish(answer, attempt, usual, new Date())).toEqual({ ok: false, error: 'refused-by-issuer' });
  });

  it('an issuer that is not there is said to be away, and is found when it is back', async () => {
    const away = createIssuer(settings({ issuer: new URL('http://127.0.0.1:1/') }));
    expect(await away.begin({ fresh: false })).toEqual({ ok: false, error: 'issuer-away' });
  });
});
