import { fail, ok, type Result } from '../../../kernel/result.ts';

/** What the product uses of an ID token whose signature, issuer, audience and nonce have been checked. */
export type IdClaims = {
  readonly issuer: string;
  readonly subject: string;
  readonly acr: string | null;
  readonly name: string | null;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** When the person proved who they are; seconds. */
  readonly authTime: number | null;
};

export type SignInFault =
  /** The answer did not fit the sign-in under way: wrong or missing state, another browser, used twice, too late. */
  | 'no-such-attempt'
  /** The issuer said no, or the person turned back. */
  | 'refused-by-issuer'
  /** A token that is not what it should be: signature, algorithm, issuer, audience, nonce, code or times. */
  | 'token-not-accepted'
  /** ID token valid for longer than five minutes, or issued too long ago. */
  | 'token-too-old'
  /** Signed in with less assurance than demanded. */
  | 'assurance-too-low'
  /** Step-up without a fresh sign-in, or by someone else. */
  | 'not-fresh'
  | 'issuer-away'
  | 'no-assignment'
  | 'deactivated';

export const maxTokenSeconds = 300;
const CLOCK_SKEW_SECONDS = 10;

export type Demands = {
  /** Accepted authentication context classes; empty accepts any. */
  readonly acr: readonly string[];
  /** For step-up: the person must have proved who they are after this moment. */
  readonly authenticatedAfter: Date | null;
};

/** The product's own demands on an ID token, beyond what OpenID Connect itself says. */
export function acceptClaims(claims: IdClaims, demands: Demands, now: Date): Result<IdClaims, SignInFault> {
  const seconds = now.getTime() / 1000;
  if (claims.expiresAt - claims.issuedAt > maxTokenSeconds) return fail('token-too-old');
  if (seconds - claims.issuedAt > maxTokenSeconds + CLOCK_SKEW_SECONDS) return fail('token-too-old');
  if (claims.issuedAt - seconds > CLOCK_SKEW_SECONDS) return fail('token-not-accepted');
  if (demands.acr.length > 0 && (claims.acr === null || !demands.acr.includes(claims.acr))) return fail('assurance-too-low');
  if (demands.authenticatedAfter !== null) {
    const earliest = demands.authenticatedAfter.getTime() / 1000 - CLOCK_SKEW_SECONDS;
    if (claims.authTime === null || claims.authTime < earliest) return fail('not-fresh');
  }
  return ok(claims);
}
