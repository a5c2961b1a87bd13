import { fail, ok, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { type AuditEvent, type AuditKey, appendAudit } from '../audit/index.ts';
import { keepAttempt, takeAttempt } from './attempts.ts';
import type { IdClaims, SignInFault } from './core/claims.ts';
import type { Issuer } from './issuer.ts';
import { findPersonBy } from './people.ts';
import { actingChoices, findSession, openSession } from './sessions.ts';

export type SignInDeps = { readonly db: Database; readonly issuer: Issuer; readonly auditKey: AuditKey };

/** Who asks, for the log: the address and the request. */
export type Caller = { readonly origin: string | null; readonly requestId: string; readonly userAgent: string | null };

/**
 * Begins a sign-in and says where to send the browser. With `stepUpFor` the same person must prove who they
 * are anew. The answer is only taken from the browser that holds `browser`.
 */
export async function beginSignIn(
  { db, issuer }: SignInDeps,
  ask: { readonly browser: string; readonly returnTo: string; readonly stepUpFor: string | null; readonly lang?: 'sv' | 'en' },
): Promise<Result<URL, SignInFault>> {
  const begun = await issuer.begin({ fresh: ask.stepUpFor !== null, ...(ask.lang === undefined ? {} : { lang: ask.lang }) });
  if (!begun.ok) return begun;
  await db.tx((tx) => keepAttempt(tx, begun.value.attempt, ask));
  return ok(begun.value.url);
}

export type SignedIn = {
  readonly token: string;
  readonly returnTo: string;
  readonly person: string;
  /** More than one assignment, and none chosen yet. */
  readonly mustChoose: boolean;
};

/**
 * Ends a sign-in: checks the issuer's answer, recognises the person by (issuer, subject), and opens a session with a
 * new token. Every outcome is logged; a refusal says what was wrong, never more than that.
 */
export async function finishSignIn(
  deps: SignInDeps,
  answer: { readonly url: URL; readonly browser: string; readonly session: string | null },
  caller: Caller,
  clock: { readonly now: Date; readonly today: string },
): Promise<Result<SignedIn, SignInFault>> {
  const result = await exchange(deps, answer, caller, clock);
  if (!result.ok) {
    await deps.db.tx((tx) => log(tx, deps, caller, { action: 'session.sign-in', result: 'denied', reason: result.error }));
  }
  return result;
}

async function exchange(
  deps: SignInDeps,
  answer: { readonly url: URL; readonly browser: string; readonly session: string | null },
  caller: Caller,
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<Result<SignedIn, SignInFault>> {
  const attempt = await takeAttempt(deps.db.kysely, answer.url.searchParams.get('state') ?? '', answer.browser);
  if (!attempt) return fail('no-such-attempt');
  const demands = { authenticatedAfter: attempt.stepUpFor === null ? null : attempt.createdAt };
  const claims = await deps.issuer.finish(answer.url, attempt, demands, now);
  if (!claims.ok) return claims;
  const known = await findPersonBy(deps.db.kysely, claims.value);
  if (!known) return fail('no-assignment');
  if (!known.active) return fail('deactivated');
  if (attempt.stepUpFor !== null && attempt.stepUpFor !== known.id) return fail('not-fresh');
  return deps.db.tx((tx) => open(tx, deps, { attempt, claims: claims.value, person: known.id, old: answer.session, today }, caller));
}

type Opening = {
  readonly attempt: { readonly returnTo: string; readonly stepUpFor: string | null };
  readonly claims: IdClaims;
  readonly person: string;
  readonly old: string | null;
  readonly today: string;
};

async function open(tx: Tx, deps: SignInDeps, opening: Opening, caller: Caller): Promise<Result<SignedIn, SignInFault>> {
  const { attempt, claims, person, today } = opening;
  const choices = await actingChoices(tx, person, today);
  if (choices.length === 0) return fail('no-assignment');
  const old = opening.old === null ? undefined : await findSession(tx, opening.old, today);
  const kept = old?.person === person ? (old.acting?.assignment ?? null) : null;
  const acting = choices.length === 1 ? (choices[0]?.assignment ?? null) : kept;
  const steppedUp = attempt.stepUpFor !== null;
  const session = {
    person,
    issuer: claims.issuer,
    acr: claims.acr,
    acting,
    steppedUp,
    userAgent: caller.userAgent,
    replaces: old?.id ?? null,
  };
  const token = await openSession(tx, session);
  const action = steppedUp ? 'session.step-up' : 'session.sign-in';
  await log(tx, deps, caller, { action, result: 'done', actor: person, details: { issuer: claims.issuer, acr: claims.acr } });
  return ok({ token, person, returnTo: attempt.returnTo, mustChoose: acting === null });
}

function log(
  tx: Tx,
  { auditKey }: SignInDeps,
  caller: Caller,
  event: Pick<AuditEvent, 'action' | 'result'> & Partial<AuditEvent>,
): Promise<void> {
  const empty = { actor: null, acting: null, object: null, reason: null, details: {} };
  return appendAudit(tx, auditKey, { ...empty, origin: caller.origin, requestId: caller.requestId, ...event });
}
