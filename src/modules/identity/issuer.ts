import * as oidc from 'openid-client';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { acceptClaims, type Demands, type IdClaims, type SignInFault } from './core/claims.ts';

export type IssuerSettings = {
  readonly issuer: URL;
  readonly clientId: string;
  /** A shared secret, or a private key (JWK) that signs the client's assertion (`private_key_jwt`). */
  readonly auth: { readonly secret: string } | { readonly privateKey: CryptoKey; readonly keyId: string };
  readonly redirectUri: string;
  /** Accepted assurance, for example LoA 3; empty accepts any. */
  readonly acr: readonly string[];
  /** Signature algorithms that ID tokens may have; `none` and shared-secret algorithms never. */
  readonly algorithm: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
  /** Only for a local issuer in tests and demonstration. */
  readonly allowHttp: boolean;
};

/** What must be remembered, in this browser's name, between leaving and coming back. */
export type Attempt = { readonly state: string; readonly nonce: string; readonly codeVerifier: string };

export type Issuer = {
  /** Where to send the browser. With `fresh` the person must prove who they are anew. The issuer is asked to speak `lang`. */
  begin(options: { fresh: boolean; hint?: string; lang?: 'sv' | 'en' }): Promise<Result<{ url: URL; attempt: Attempt }, SignInFault>>;
  /** Exchanges the answer for claims that have passed every check. */
  finish(answer: URL, attempt: Attempt, demands: Omit<Demands, 'acr'>, now: Date): Promise<Result<IdClaims, SignInFault>>;
};

/**
 * OpenID Connect: authorization code with PKCE S256, state and nonce of 256 bits, ID token signature checked
 * against the issuer's keys. The issuer is looked up when first needed and again after a failure.
 */
export function createIssuer(settings: IssuerSettings): Issuer {
  let found: Promise<oidc.Configuration> | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= discover(settings).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    begin: async ({ fresh, hint, lang }) => {
      const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() };
      try {
        const url = oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: settings.redirectUri,
          scope: 'openid profile',
          response_type: 'code',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(attempt.codeVerifier),
          code_challenge_method: 'S256',
          ...(settings.acr.length > 0 ? { acr_values: settings.acr.join(' ') } : {}),
          ...(fresh ? { prompt: 'login', max_age: '0' } : {}),
          ...(lang === undefined ? {} : { ui_locales: lang }),
          ...(hint === undefined ? {} : { login_hint: hint }),
        });
        return ok({ url, attempt });
      } catch {
        return fail('issuer-away');
      }
    },
    finish: async (answer, attempt, { authenticatedAfter }, now) => {
      if (answer.searchParams.has('error')) return fail('refused-by-issuer');
      try {
        const tokens = await oidc.authorizationCodeGrant(await configuration(), answer, {
          pkceCodeVerifier: attempt.codeVerifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims || !isOnlyAudience(claims.aud, settings.clientId)) return fail('token-not-accepted');
        return acceptClaims(toClaims(claims), { acr: settings.acr, authenticatedAfter }, now);
      } catch (error) {
        return fail(isAway(error) ? 'issuer-away' : 'token-not-accepted');
      }
    },
  };
}

async function discover(settings: IssuerSettings): Promise<oidc.Configuration> {
  const auth =
    'secret' in settings.auth
      ? oidc.ClientSecretPost(settings.auth.secret)
      : oidc.PrivateKeyJwt({ key: settings.auth.privateKey, kid: settings.auth.keyId });
  const configuration = await oidc.discovery(
    settings.issuer,
    settings.clientId,
    { id_token_signed_response_alg: settings.algorithm, redirect_uris: [settings.redirectUri] },
    auth,
    { timeout: 8, execute: settings.allowHttp ? [oidc.allowInsecureRequests] : [] },
  );
  oidc.enableNonRepudiationChecks(configuration);
  return configuration;
}

function toClaims(claims: oidc.IDToken): IdClaims {
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    acr: text(claims.acr),
    name: text(claims.name)?.slice(0, 200) ?? null,
    issuedAt: claims.iat,
    expiresAt: claims.exp,
    authTime: typeof claims.auth_time === 'number' ? claims.auth_time : null,
  };
}

/** A token for several clients at once is not for us alone. */
const isOnlyAudience = (audience: string | string[], clientId: string): boolean => [audience].flat().every((one) => one === clientId);

/** The network or the issuer's server failed, rather than the token. */
function isAway(error: unknown): boolean {
  if (error instanceof TypeError || (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))) return true;
  const answer = error instanceof Error ? error.cause : undefined;
  return answer instanceof Response && answer.status >= 500;
}
