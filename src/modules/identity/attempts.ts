import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { Attempt } from './issuer.ts';

/** A sign-in under way, as remembered between leaving for the issuer and coming back. */
export type KeptAttempt = Attempt & { readonly returnTo: string; readonly stepUpFor: string | null; readonly createdAt: Date };

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Remembers a sign-in for ten minutes, bound to the browser that began it. */
export async function keepAttempt(
  tx: Tx,
  attempt: Attempt,
  where: { readonly browser: string; readonly returnTo: string; readonly stepUpFor: string | null },
): Promise<void> {
  await sql`delete from sign_in_attempt where created_at < clock_timestamp() - interval '10 minutes'`.execute(tx);
  await sql`
    insert into sign_in_attempt (state_hash, browser_hash, nonce, code_verifier, return_to, step_up_for)
    values (${hashOf(attempt.state)}, ${hashOf(where.browser)}, ${attempt.nonce}, ${attempt.codeVerifier}, ${where.returnTo}, ${where.stepUpFor})`.execute(
    tx,
  );
}

/** Takes the sign-in that an answer belongs to, once: not another browser's, not one taken before, not one too old. */
export async function takeAttempt(db: Queryable, state: string, browser: string): Promise<KeptAttempt | undefined> {
  const found = await sql<Omit<KeptAttempt, 'state'>>`
    delete from sign_in_attempt
    where state_hash = ${hashOf(state)} and browser_hash = ${hashOf(browser)} and created_at > clock_timestamp() - interval '10 minutes'
    returning nonce, code_verifier as "codeVerifier", return_to as "returnTo", step_up_for as "stepUpFor", created_at as "createdAt"`.execute(
    db,
  );
  const row = found.rows[0];
  return row && { ...row, state };
}

/** Only addresses within the product are returned to; anything else leads to the start page. */
export function safeReturn(text: string | undefined): string {
  return text !== undefined && /^\/(?![/\\])[\x21-\x7e]{0,1000}$/.test(text) ? text : '/';
}
