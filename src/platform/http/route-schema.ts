import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import { patterns } from '../../kernel/paths.ts';
import { PROBLEM_TYPE, problemSchema } from '../problem/json.ts';
import { keyScheme } from './acts/openapi.ts';
import { strictQuery } from './input.ts';
import { bodyType } from './negotiate.ts';
import { anyone } from './policy.ts';
import { NDJSON, type Route } from './route.ts';

/** What the API description knows of a route: all of those under /v1, and no others. */
export function routeSchema<D>(route: Route<D>): FastifySchema {
  if (!route.path.startsWith(`${patterns.api.root}/`)) return { hide: true };
  const query = strictQuery(route);
  const sent = route.lines?.sent ?? route.body;
  return {
    operationId: route.id,
    ...(route.summary ? { summary: route.summary } : {}),
    ...(route.description ? { description: route.description } : {}),
    ...(route.tag ? { tags: [route.tag] } : {}),
    ...(route.policy === anyone ? {} : { security: [{ [keyScheme]: [] }] }),
    ...(route.params ? { params: route.params } : {}),
    ...(Object.keys(query.shape).length > 0 ? { querystring: query } : {}),
    ...(sent ? { body: sent } : {}),
    ...(route.lines ? { consumes: [NDJSON] } : route.takes ? { consumes: [route.takes.type] } : {}),
    response: {
      200: {
        description: route.summary ?? '',
        content: Object.fromEntries(route.types.map((type) => [type, { schema: contentOf(route) }])),
      },
      ...(route.cache
        ? { 304: { description: 'What you have is current (If-None-Match).', content: { 'application/json': { schema: z.null() } } } }
        : {}),
      ...Object.fromEntries(
        faultsOf(route).map(([status, description]) => [status, { description, content: { [PROBLEM_TYPE]: { schema: problemSchema } } }]),
      ),
    },
  };
}

const contentOf = <D>({ lines, response }: Route<D>): z.ZodType => lines?.answered ?? response ?? z.unknown();

function faultsOf<D>(route: Route<D>): [number, string][] {
  const hasBody = route.body !== undefined;
  const isStream = route.kind === 'stream' || route.takes !== undefined;
  const list: [boolean, number, string][] = [
    [true, 400, 'Something asked for does not work; `errors` says what, and what would.'],
    [route.policy !== anyone, 401, 'Sign in first.'],
    [route.policy !== anyone, 403, 'Not permitted; `detail` says why, and whom to ask.'],
    [route.params !== undefined, 404, 'There is nothing with that id.'],
    [true, 405, 'The address does not take that method; Allow names those it takes.'],
    [true, 406, `The answer is ${route.types.join(' or ')}; Accept admits something else only.`],
    [hasBody, 413, 'The body is too large.'],
    [true, 414, 'The address is too long.'],
    [hasBody || isStream, 415, `The body must be ${bodyType(route)}.`],
    [hasBody, 422, 'The body breaks a rule; `errors` says which, and where.'],
    [true, 429, 'Too many requests; Retry-After says how long to wait.'],
    [true, 500, 'A fault of ours; quote `incident` when you contact us.'],
    [true, 503, 'The database is away; Retry-After says when to try again.'],
  ];
  return list.flatMap(([applies, status, description]) => (applies ? [[status, description] as [number, string]] : []));
}
