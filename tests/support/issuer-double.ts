import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';

/** What a hostile or broken issuer changes. Everything else is as it should be. */
export type Tricks = {
  readonly claims?: (good: JWTPayload) => JWTPayload;
  /** `none`: unsigned; `other-key`: signed by a stranger; `secret`: HS256 with the client's secret. */
  readonly signature?: 'good' | 'none' | 'other-key' | 'secret';
  readonly tokenStatus?: number;
  readonly noIdToken?: boolean;
};

export type IssuerDouble = {
  readonly url: URL;
  tricks: Tricks;
  /** The public half of the key that the client must prove itself with, instead of its secret. */
  clientKey?: CryptoKey;
  /** Acts as the browser at the issuer: takes the request address and returns the answer address. */
  approve(request: URL, subject: string): URL;
  close(): Promise<void>;
};

export const doubleClient = { id: 'tillstand-test', secret: 'a-secret-of-the-test-client-only-0123456789' };

const isKnownBySecret = (body: URLSearchParams): boolean =>
  body.get('client_id') === doubleClient.id && body.get('client_secret') === doubleClient.secret;

/** RFC 7523: a token that the client has signed, about itself, for this issuer, and no secret beside it. */
async function isAsserted(body: URLSearchParams, key: CryptoKey): Promise<boolean> {
  if (body.has('client_secret')) return false;
  if (body.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') return false;
  const asserted = await jwtVerify(body.get('client_assertion') ?? '', key, { issuer: doubleClient.id, subject: doubleClient.id }).catch(
    () => undefined,
  );
  return asserted !== undefined && asserted.payload.jti !== undefined && asserted.payload.exp !== undefined;
}

/** An OpenID Connect issuer in memory that plays by the rules until told otherwise. */
export async function issuerDouble(): Promise<IssuerDouble> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { nonce: string; challenge: string; redirect: string; subject: string; authTime: number }>();

  const idToken = async (code: { nonce: string; subject: string; authTime: number }): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const good: JWTPayload = {
      iss: double.url.href,
      aud: doubleClient.id,
      sub: code.subject,
      nonce: code.nonce,
      iat: now,
      exp: now + 300,
      auth_time: code.authTime,
      acr: 'loa3',
      name: 'Påhittad handläggare',
    };
    const claims = double.tricks.claims?.(good) ?? good;
    switch (double.tricks.signature) {
      case 'none':
        return new UnsecuredJWT(claims).encode();
      case 'other-key':
        return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(stranger.privateKey);
      case 'secret':
        return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(doubleClient.secret));
      default:
        return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(privateKey);
    }
  };

  const token = async (body: URLSearchParams): Promise<[number, object]> => {
    const code = codes.get(body.get('code') ?? '');
    codes.delete(body.get('code') ?? '');
    const verified = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    const isClient = double.clientKey ? await isAsserted(body, double.clientKey) : isKnownBySecret(body);
    if (!code || !isClient || verified !== code.challenge || body.get('redirect_uri') !== code.redirect)
      return [400, { error: 'invalid_grant' }];
    if (double.tricks.tokenStatus) return [double.tricks.tokenStatus, { error: 'server_error' }];
    const id = double.tricks.noIdToken ? {} : { id_token: await idToken(code) };
    return [200, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, ...id }];
  };

  const server = createServer((request, response) => {
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/.well-known/openid-configuration') {
      const at = double.url.href;
      return send(200, {
        issuer: at,
        authorization_endpoint: `${at}auth`,
        token_endpoint: `${at}token`,
        jwks_uri: `${at}jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        authorization_response_iss_parameter_supported: true,
      });
    }
    if (request.url === '/jwks') return send(200, { keys: [jwk] });
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      token(new URLSearchParams(body)).then(
        ([status, answer]) => send(status, answer),
        () => send(500, {}),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const double: IssuerDouble = {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    tricks: {},
    approve: (request, subject) => {
      const asked = request.searchParams;
      const code = randomUUID();
      codes.set(code, {
        nonce: asked.get('nonce') ?? '',
        challenge: asked.get('code_challenge') ?? '',
        redirect: asked.get('redirect_uri') ?? '',
        subject,
        authTime: Math.floor(Date.now() / 1000),
      });
      const answer = new URL(asked.get('redirect_uri') ?? '');
      answer.search = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: double.url.href }).toString();
      return answer;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return double;
}
