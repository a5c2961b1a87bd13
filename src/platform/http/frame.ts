import { randomUUID } from 'node:crypto';

import formbody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { problemFromError, tooMany } from '../problem/from-error.ts';
import { ProblemError, problem } from '../problem/problem.ts';
import { problemText } from '../problem/text.ts';
import { createAnswerCache } from './cache.ts';
import { cachedAnswer, sendEntry } from './cached.ts';
import { dayClock } from './day-clock.ts';
import { openDataHeaders, securityHeaders } from './headers.ts';
import type { FrameOptions, Kitchen } from './kitchen.ts';
import { lost } from './lost.ts';
import { isCrossSite } from './negotiate.ts';
import { anonymous } from './policy.ts';
import { type Asked, problemWriter } from './problem-answer.ts';
import { refuseSocket, writeRaw } from './refuse.ts';
import type { Route } from './route.ts';
import { routeSchema } from './route-schema.ts';
import { serve } from './serve.ts';
import type { HttpSettings } from './settings.ts';
import { addressBook, addressesOf, tableFaults } from './table.ts';

/**
 * Builds the server from its route table. Throws, naming every fault, when a route lacks a policy or an
 * audit event, or when two routes claim the same id or address.
 */
export async function buildFrame<D>(options: FrameOptions<D>): Promise<FastifyInstance> {
  const faults = tableFaults(options.routes);
  if (faults.length > 0) throw new Error(`The route table cannot be used:\n${faults.join('\n')}`);
  const { settings, log } = options;
  const security = securityHeaders(settings);
  const moment = dayClock(options.clock);
  const write = problemWriter(options.layout, moment, settings.baseUrl);
  const kitchen: Kitchen<D> = {
    options,
    moment,
    epoch: ({ today }) => `${options.registerVersion()} ${today}`,
    cache: createAnswerCache(settings.cache),
    security,
    sendProblem: (request, reply, value) => {
      const { status, headers, body } = write(value, askedOf(request));
      return reply.code(status).headers(headers).send(body);
    },
    sendEntry,
  };

  const app = Fastify({
    ...serverOptions(settings),
    frameworkErrors: (error, request, reply) => writeRaw(reply.raw, write(problemFromError(error, request.id), askedOf(request)), security),
    clientErrorHandler: (error, socket) => refuseSocket(error, socket, write, security),
  });
  // Input and output are checked by `serve`, in one place; Fastify's schemas serve the API description alone.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  addHooks(app, kitchen);
  await app.register(formbody, { bodyLimit: settings.bodyLimit });
  if (settings.rateLimit) await limitRate(app, settings.rateLimit);
  await options.beforeRoutes?.(app);
  for (const route of options.routes) addRoute(app, route, kitchen);

  app.setErrorHandler((error, request, reply) => {
    const value = problemFromError(error, request.id);
    if (value.status >= 500) log.error({ err: error, incident: request.id, route: request.routeOptions.url }, value.kind);
    return kitchen.sendProblem(request, reply, value);
  });
  const book = addressBook(options.routes);
  app.setNotFoundHandler(settings.rateLimit ? { preHandler: app.rateLimit() } : {}, (request, reply) => {
    const found = lost(request.method, request.url, book);
    if ('problem' in found) return kitchen.sendProblem(request, reply, found.problem);
    if ('redirect' in found) return reply.code(308).header('location', found.redirect).send();
    return reply
      .code(204)
      .headers({ ...openDataHeaders, 'access-control-allow-headers': 'Accept, If-None-Match', allow: found.preflight.join(', ') })
      .send();
  });
  return app;
}

function serverOptions(settings: HttpSettings) {
  return {
    logger: false,
    trustProxy: trusted(settings.trustProxy),
    bodyLimit: settings.bodyLimit,
    requestTimeout: settings.requestTimeoutMs,
    handlerTimeout: settings.handlerTimeoutMs,
    http: {
      maxHeaderSize: 32_768,
      headersTimeout: settings.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(5_000, Math.ceil(settings.requestTimeoutMs / 2)),
    },
    // What comes while closing is still answered, and told that the connection ends.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => randomUUID(),
  };
}

/** A number says how many proxies stand in front: that many addresses, nearest first, are believed. */
function trusted(given: HttpSettings['trustProxy']): boolean | string[] | ((address: string, hop: number) => boolean) {
  return typeof given === 'number' ? (_address, hop) => hop < given : given;
}

function addHooks<D>(app: FastifyInstance, { options, security }: Kitchen<D>): void {
  const { settings, session } = options;
  app.decorateRequest('subject');
  app.addHook('onRequest', (request, _reply, next) => {
    request.subject = anonymous;
    if (request.url.length > settings.maxUrl) return next(new ProblemError(problem('url-too-long')));
    const { cookie, authorization } = request.headers;
    if (session === undefined || (cookie === undefined && authorization === undefined)) return next();
    session(request).then((subject) => {
      request.subject = subject;
      next();
    }, next);
  });
  app.addHook('preValidation', (request, _reply, next) => {
    const writes = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(request.method);
    next(writes && isCrossSite(request.headers, settings.baseUrl) ? new ProblemError(crossSite) : undefined);
  });
  app.addHook('onSend', (_request, reply, _payload, next) => {
    for (const [name, value] of Object.entries(security)) if (!reply.hasHeader(name)) reply.header(name, value);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    next();
  });
}

const crossSite = problem('forbidden', { detail: { sv: problemText.sv.crossSite, en: problemText.en.crossSite } });

/** Answers from the cache come before the counting: they cost less than the refusal would. */
async function limitRate(app: FastifyInstance, { max, windowSeconds }: { max: number; windowSeconds: number }): Promise<void> {
  const off = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
  await app.register(rateLimit, {
    global: true,
    max,
    timeWindow: windowSeconds * 1_000,
    addHeaders: { ...off, 'retry-after': false },
    addHeadersOnExceeding: off,
    errorResponseBuilder: (_request, { ttl }) => new ProblemError(tooMany(Math.max(1, Math.ceil(ttl / 1_000)))),
  });
}

function addRoute<D>(app: FastifyInstance, route: Route<D>, kitchen: Kitchen<D>): void {
  for (const { method, path } of addressesOf(route)) {
    app.route({
      method,
      url: path,
      schema: routeSchema(route),
      ...(route.uncounted ? { config: { rateLimit: false as const } } : {}),
      ...(route.cache ? { onRequest: [cachedAnswer(route, kitchen)] } : {}),
      handler: serve(route, kitchen),
    });
  }
}

function askedOf(request: FastifyRequest): Asked {
  return {
    url: request.raw.url ?? '/',
    accept: request.headers.accept,
    acceptLanguage: request.headers['accept-language'],
    subject: request.subject ?? anonymous,
  };
}
