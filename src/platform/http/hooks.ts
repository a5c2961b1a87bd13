import type { FastifyInstance } from 'fastify';
import { ProblemError, problem } from '../problem/problem.ts';
import { problemText } from '../problem/text.ts';
import { noStore } from './headers.ts';
import type { Kitchen } from './kitchen.ts';
import { isCrossSite } from './negotiate.ts';
import { anonymous } from './policy.ts';

/** What happens to every request and every answer, whatever the route. */
export function addHooks<D>(app: FastifyInstance, { options, security }: Kitchen<D>): void {
  const { settings, session } = options;
  app.decorateRequest('subject');
  app.addHook('onRequest', (request, _reply, next) => {
    request.subject = anonymous;
    if (request.url.length > settings.maxUrl) return next(new ProblemError(problem('url-too-long')));
    const { cookie, authorization } = request.headers;
    const { forAll, forPrograms, byKeyAlone } = request.routeOptions.config;
    if (session === undefined || (cookie === undefined && authorization === undefined) || forAll) return next();
    session(request, byKeyAlone ? 'key' : forPrograms ? 'either' : 'session').then((subject) => {
      request.subject = subject;
      next();
    }, next);
  });
  app.addHook('onRequest', (request, _reply, next) => {
    const writes = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(request.method);
    next(writes && isCrossSite(request.headers, settings.baseUrl) ? new ProblemError(crossSite) : undefined);
  });
  app.addHook('onSend', (_request, reply, _payload, next) => {
    for (const [name, value] of Object.entries(security)) if (!reply.hasHeader(name)) reply.header(name, value);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', noStore);
    next();
  });
}

const crossSite = problem('forbidden', { detail: { sv: problemText.sv.crossSite, en: problemText.en.crossSite } });
