import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { tooMany } from '../problem/from-error.ts';
import { ProblemError } from '../problem/problem.ts';
import { anyone } from './policy.ts';
import type { Route } from './route.ts';

export type RateLimit = { readonly max: number; readonly windowSeconds: number };

/** What one address may do of what is open to all and costs most: a tenth of what it may do in all. */
export const strictMax = (max: number): number => Math.max(1, Math.floor(max / 10));

/** Forms that anyone may send, and routes that say so of themselves. */
const isStrict = (route: Pick<Route<never>, 'kind' | 'policy' | 'strict'>): boolean =>
  route.strict === true || (route.kind === 'form' && route.policy === anyone);

/**
 * Limits how much one address may ask, and one account from wherever it asks. Answers from the cache come before the counting: they
 * cost less than the refusal would. Returns the hooks of a route that come before the counting by address.
 */
export async function limitRate(
  app: FastifyInstance,
  { max, windowSeconds }: RateLimit,
): Promise<(route: Route<never>) => onRequestAsyncHookHandler[]> {
  const off = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
  const timeWindow = windowSeconds * 1_000;
  await app.register(rateLimit, {
    global: true,
    max,
    timeWindow,
    addHeaders: { ...off, 'retry-after': false },
    addHeadersOnExceeding: off,
    errorResponseBuilder: (_request, { ttl }) => refusal(ttl),
  });
  const count = (most: number, keyGenerator: (request: FastifyRequest) => string): onRequestAsyncHookHandler => {
    const limit = app.createRateLimit({ max: most, timeWindow, keyGenerator });
    return async (request) => {
      const counted = await limit(request);
      if (!counted.isAllowed && counted.isExceeded) throw refusal(counted.ttl);
    };
  };
  const byAccount = count(max, ({ subject }) => (subject.kind === 'person' ? `account ${subject.id}` : ''));
  const ofAccounts: onRequestAsyncHookHandler = async function (request, reply) {
    if (request.subject.kind === 'person') await byAccount.call(this, request, reply);
  };
  return (route) => {
    if (route.uncounted) return [];
    return isStrict(route) ? [ofAccounts, count(strictMax(max), ({ ip }) => `${route.id} ${ip}`)] : [ofAccounts];
  };
}

const refusal = (ttl: number): ProblemError => new ProblemError(tooMany(Math.max(1, Math.ceil(ttl / 1_000))));
