import type { FastifySchema } from 'fastify';
import { PROBLEM_TYPE, problemSchema } from '../problem/json.ts';
import { strictQuery } from './input.ts';
import type { Route } from './route.ts';

/** What the API description knows of a route; pages, forms and files are not part of it. */
export function routeSchema<D>(route: Route<D>): FastifySchema {
  if (route.kind !== 'json' || !route.path.startsWith('/v1/')) return { hide: true };
  const problem = (description: string) => ({ description, content: { [PROBLEM_TYPE]: { schema: problemSchema } } });
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
      400: problem('Something asked for does not work; `errors` says what and what would'),
    },
  };
}
