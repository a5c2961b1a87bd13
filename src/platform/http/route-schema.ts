import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import { patterns } from '../../kernel/paths.ts';
import { PROBLEM_TYPE, problemSchema } from '../problem/json.ts';
import { strictQuery } from './input.ts';
import { anyone } from './policy.ts';
import type { Route } from './route.ts';

/** What the API description knows of a route; pages, forms and files are not part of it. */
export function routeSchema<D>(route: Route<D>): FastifySchema {
  if (route.kind !== 'json' || !route.path.startsWith(`${patterns.api.root}/`)) return { hide: true };
  const query = strictQuery(route);
  return {
    operationId: route.id,
    ...(route.summary ? { summary: route.summary } : {}),
    ...(route.description ? { description: route.description } : {}),
    ...(route.tag ? { tags: [route.tag] } : {}),
    ...(route.params ? { params: route.params } : {}),
    ...(Object.keys(query.shape).length > 0 ? { querystring: query } : {}),
    ...(route.body ? { body: route.body } : {}),
    response: {
      200: { description: route.summary ?? '', content: { 'application/json': { schema: route.response } } },
      ...(route.cache
        ? { 304: { description: 'What you have is current (If-None-Match).', content: { 'application/json': { schema: z.null() } } } }
        : {}),
      ...Object.fromEntries(
        faultsOf(route).map(([status, description]) => [status, { description, content: { [PROBLEM_TYPE]: { schema: problemSchema } } }]),
      ),
    },
  };
}

function faultsOf<D>(route: Route<D>): [number, string][] {
  const hasBody = route.body !== undefined;
  const list: [boolean, number, string][] = [
    [true, 400, 'Something asked for does not work; `errors` says what, and what would.'],
    [route.policy !== anyone, 401, 'Sign in first.'],
    [route.policy !== anyone, 403, 'Not permitted; `detail` says why, and whom to ask.'],
    [route.params !== undefined, 404, 'There is nothing with that id.'],
    [true, 405, 'The address does not take that method; Allow names those it takes.'],
    [true, 406, 'The answer is JSON; Accept admits something else only.'],
    [hasBody, 413, 'The body is too large.'],
    [true, 414, 'The address is too long.'],
    [hasBody, 415, 'The body must be JSON.'],
    [hasBody, 422, 'The body breaks a rule; `errors` says which, and where.'],
    [true, 429, 'Too many requests; Retry-After says how long to wait.'],
    [true, 500, 'A fault of ours; quote `incident` when you contact us.'],
    [true, 503, 'The database is away; Retry-After says when to try again.'],
  ];
  return list.flatMap(([applies, status, description]) => (applies ? [[status, description] as [number, string]] : []));
}
