import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { patterns } from '../../kernel/paths.ts';
import { anyone } from '../http/policy.ts';
import { type Route, routesFor } from '../http/route.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { exposition, expositionType, type Family } from './exposition.ts';
import { processGauges } from './process.ts';
import { requestCounter } from './requests.ts';
import { metricsText } from './text.ts';

export type { Family, Sample } from './exposition.ts';

/** Asked anew for each reading. One that fails, or does not answer in time, is left out and counted. */
export type Gauge = () => readonly Family[] | Promise<readonly Family[]>;

export type Metrics = {
  /** Begins to count; call it before the routes are added. */
  watch(app: FastifyInstance, routes: readonly Route<never>[]): void;
  readonly route: Route<unknown>;
};

const gaugeLimitMs = 1_000;

/** What Prometheus reads at /metrics, for whoever sends the token. Without a token nothing is counted and nobody may read. */
export function createMetrics(token: string | undefined, gauges: readonly Gauge[] = []): Metrics {
  const requests = requestCounter();
  const all: Gauge[] = token === undefined ? [] : [requests.families, processGauges(), ...gauges];
  return {
    watch: (app, routes) => {
      if (token !== undefined) requests.watch(app, routes);
    },
    route: metricsRoute(token, () => readAll(all)),
  };
}

function metricsRoute(token: string | undefined, read: () => Promise<string>): Route<unknown> {
  return routesFor<unknown>().file({
    id: 'metrics',
    path: patterns.metrics,
    // The token is looked at in the handler: it belongs to a machine, and policies speak of people.
    policy: anyone,
    audit: 'none: figures about the service, asked by machines',
    uncounted: true,
    types: ['text/plain'],
    handler: async ({ request }) =>
      token !== undefined && isBearerOf(token, request.headers.authorization) ? { type: expositionType, content: await read() } : refusal,
  });
}

const refusal: Problem = problem('sign-in-needed', {
  detail: { sv: metricsText.sv.token, en: metricsText.en.token },
  headers: { 'www-authenticate': 'Bearer realm="tillstand-metrics"' },
});

/** Hashes are compared, so that neither content nor length shows in the time. */
function isBearerOf(token: string, header: string | string[] | undefined): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(typeof header === 'string' ? header : '') ?? [];
  const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(hashOf(given), hashOf(token));
}

async function readAll(gauges: readonly Gauge[]): Promise<string> {
  const read = await Promise.all(gauges.map((gauge) => within(gauge).catch(() => undefined)));
  const failed = read.filter((families) => families === undefined).length;
  const unread: Family = {
    name: 'tillstand_gauges_unread',
    type: 'gauge',
    help: 'Gauges that could not be read now',
    samples: [{ value: failed }],
  };
  return exposition([...read.flatMap((families) => families ?? []), unread]);
}

async function within(gauge: Gauge): Promise<readonly Family[]> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('too late')), gaugeLimitMs);
  return Promise.race([Promise.resolve().then(gauge), promise]).finally(() => clearTimeout(timer));
}
