import type { FastifyInstance } from 'fastify';
import type { Route } from '../http/route.ts';
import { allAddressesOf } from '../http/table.ts';
import type { Family } from './exposition.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** False while no handler has been asked: an answer then came from the cache, or was a refusal. */
    handled: boolean;
  }
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

type Counted = { readonly labels: { route: string; method: string; status: string }; count: number };
type Timed = { readonly perBucket: number[]; sum: number; count: number };

/** Counts and times answers by route, method and class of status. Addresses, people and what was asked for are not kept. */
export function requestCounter() {
  const counted = new Map<string, Counted>();
  const timed = new Map<string, Timed>();
  let kept = 0;

  const count = (route: string, method: string, statusCode: number): void => {
    const labels = { route, method, status: `${Math.floor(statusCode / 100)}xx` };
    const key = Object.values(labels).join(' ');
    const found = counted.get(key) ?? { labels, count: 0 };
    found.count += 1;
    counted.set(key, found);
  };
  const time = (route: string, seconds: number): void => {
    const found = timed.get(route) ?? { perBucket: buckets.map(() => 0), sum: 0, count: 0 };
    const bucket = buckets.findIndex((limit) => seconds <= limit);
    if (bucket !== -1) found.perBucket[bucket] = (found.perBucket[bucket] ?? 0) + 1;
    found.sum += seconds;
    found.count += 1;
    timed.set(route, found);
  };

  return {
    /** Add before the routes. */
    watch(app: FastifyInstance, routes: readonly Route<never>[]): void {
      const ids = new Map(
        routes.flatMap((route) => allAddressesOf(route, routes).map(({ method, path }) => [`${method} ${path}`, route.id])),
      );
      app.decorateRequest('handled', false);
      app.addHook('preHandler', (request, _reply, next) => {
        request.handled = true;
        next();
      });
      app.addHook('onResponse', (request, reply, next) => {
        const method = request.method === 'HEAD' ? 'GET' : request.method;
        const route = ids.get(`${method} ${request.routeOptions.url ?? ''}`) ?? request.actId ?? 'none';
        count(route, request.method, reply.raw.statusCode);
        time(route, reply.elapsedTime / 1_000);
        if (!request.handled && reply.raw.statusCode < 400) kept += 1;
        next();
      });
    },
    families: (): Family[] => [
      {
        name: 'tillstand_http_requests_total',
        type: 'counter',
        help: 'Answers by route, method and class of status',
        samples: [...counted.values()].map(({ labels, count: value }) => ({ labels, value })),
      },
      {
        name: 'tillstand_http_request_seconds',
        type: 'histogram',
        help: 'Time from the whole head of a request to the end of its answer',
        samples: [...timed].flatMap(([route, { perBucket, sum, count: all }]) => {
          let below = 0;
          return [
            ...buckets.map((limit, index) => {
              below += perBucket[index] ?? 0;
              return { suffix: '_bucket', labels: { route, le: String(limit) }, value: below };
            }),
            { suffix: '_bucket', labels: { route, le: '+Inf' }, value: all },
            { suffix: '_sum', labels: { route }, value: sum },
            { suffix: '_count', labels: { route }, value: all },
          ];
        }),
      },
      {
        name: 'tillstand_http_kept_answers_total',
        type: 'counter',
        help: 'Answers that were ready in memory',
        samples: [{ value: kept }],
      },
    ],
  };
}
