import { randomUUID } from 'node:crypto';

import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyRequest, type onRequestAsyncHookHandler } from 'fastify';
import { isRefusedByDatabase } from '../db/faults.ts';
import { problemFromError } from '../problem/from-error.ts';
import { problem } from '../problem/problem.ts';
import { actPath, actsRoot, formPath, isAct, pageOfForm } from './acts/acts.ts';
import { type Places, placesOf } from './acts/answer.ts';
import { actFinder } from './acts/find-act.ts';
import { serveActForm } from './acts/form.ts';
import { actFormat, serveAct } from './acts/serve-act.ts';
import { createAnswerCache } from './cache.ts';
import { cachedAnswer, freshFirst, sendEntry } from './cached.ts';
import { dayClock } from './day-clock.ts';
import { preflightHeaders, securityHeaders } from './headers.ts';
import { addHooks } from './hooks.ts';
import type { FrameOptions, Kitchen } from './kitchen.ts';
import { limitRate } from './limit-rate.ts';
import { lost } from './lost.ts';
import { rightFormat } from './negotiate.ts';
import { allowed, anonymous } from './policy.ts';
import { type Asked, isApi, problemWriter } from './problem-answer.ts';
import { refuseSocket, writeRaw } from './refuse.ts';
import { beyondKeyOf } from './refused.ts';
import type { Route } from './route.ts';
import { routeSchema } from './route-schema.ts';
import { serve } from './serve.ts';
import type { HttpSettings } from './settings.ts';
import { guardBodies } from './slow-body.ts';
import { passStreams, streamTimeoutMs } from './stream.ts';
import { addressBook, addressesOf, tableFaults } from './table.ts';
import { readUpload, type UploadOptions } from './upload.ts';

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
  const book = addressBook(options.routes);
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
    isPage: (path) => book.methodsAt(path).includes('GET'),
    answerLost: (request, reply) => {
      const found = lost(request.method, request.url, book);
      if ('problem' in found) return kitchen.sendProblem(request, reply, found.problem);
      if ('redirect' in found) return reply.code(308).header('location', found.redirect).send();
      const allow = found.preflight.join(', ');
      return reply
        .code(204)
        .headers(isApi(request.url) ? { ...preflightHeaders, 'access-control-allow-methods': allow, allow } : { allow })
        .send();
    },
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
  guardBodies(app, settings.requestTimeoutMs, (request, reply) => {
    // Whoever has had the beginning of an answer is cut off.
    if (reply.raw.headersSent) {
      request.raw.destroy();
      return;
    }
    reply.hijack();
    reply.raw.setHeader('connection', 'close');
    writeRaw(reply.raw, write(problem('timeout'), askedOf(request)), security);
  });
  app.removeContentTypeParser('text/plain');
  passStreams(app, options.routes);
  await app.register(formbody, { bodyLimit: settings.bodyLimit });
  if (options.routes.some((route) => route.upload)) await app.register(multipart);
  const limits = settings.rateLimit && (await limitRate(app, settings.rateLimit));
  await options.beforeRoutes?.(app);
  for (const route of options.routes) addRoute(app, route, kitchen, limits?.(route) ?? []);
  app.decorateRequest('actId');
  if (options.routes.some(isAct)) addActs(app, kitchen, (route) => limits?.(route) ?? []);

  app.setErrorHandler((error, request, reply) => {
    const value = problemFromError(error, request.id);
    if (value.status >= 500 || isRefusedByDatabase(error))
      log.error({ err: error, incident: request.id, route: request.routeOptions.url }, value.kind);
    return kitchen.sendProblem(request, reply, value);
  });
  app.setNotFoundHandler(settings.rateLimit ? { preHandler: app.rateLimit() } : {}, kitchen.answerLost);
  return app;
}

function serverOptions(settings: HttpSettings) {
  return {
    logger: false,
    trustProxy: trusted(settings.trustProxy),
    bodyLimit: settings.bodyLimit,
    // Ordinary requests have less time (`guardBodies`); headers too.
    requestTimeout: Math.max(settings.requestTimeoutMs, streamTimeoutMs),
    handlerTimeout: settings.handlerTimeoutMs,
    http: {
      maxHeaderSize: 32_768,
      headersTimeout: settings.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(5_000, Math.ceil(settings.requestTimeoutMs / 2)),
    },
    // What comes while closing is still answered, and told that the connection ends.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
    genReqId: () => randomUUID(),
  };
}

/** A number says how many proxies stand in front: that many addresses, nearest first, are believed. */
function trusted(given: HttpSettings['trustProxy']): boolean | string[] | ((address: string, hop: number) => boolean) {
  return typeof given === 'number' ? (_address, hop) => hop < given : given;
}

/** Room for the other fields of a form that takes a file along. */
const FORM_FIELDS = 65_536;

function addRoute<D>(app: FastifyInstance, route: Route<D>, kitchen: Kitchen<D>, limits: readonly onRequestAsyncHookHandler[]): void {
  for (const { method, path } of addressesOf(route)) {
    app.route({
      method,
      url: path,
      schema: routeSchema(route),
      config: {
        ...(route.uncounted ? { rateLimit: false as const } : {}),
        forAll: route.uncounted === true || route.cache === 'build',
        forPrograms: route.kind !== 'page' && route.kind !== 'form',
        streams: route.kind === 'stream' || route.takes !== undefined || route.upload?.spool === true,
      },
      onRequest: [
        ...(route.cache === 'register' || route.dated ? [freshFirst(kitchen)] : []),
        ...(route.cache ? [cachedAnswer(route, kitchen)] : []),
        ...limits,
        ...(route.body || route.kind === 'stream' || route.takes ? [rightFormat(route)] : []),
      ],
      ...(route.upload
        ? takingFiles(kitchen, route.upload, (request) => !route.policy(request.subject, kitchen.moment().now).allowed)
        : {}),
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      ...(route.kind === 'stream' || route.takes || route.large || route.upload?.spool ? { handlerTimeout: streamTimeoutMs } : {}),
      handler: serve(route, kitchen),
    });
  }
}

/** The addresses of acts: one for all that need nothing of their own, and one for each that takes files, less than others, or less often. */
function addActs<D>(
  app: FastifyInstance,
  kitchen: Kitchen<D>,
  limits: (route: Route<never>) => readonly onRequestAsyncHookHandler[],
): void {
  const { routes } = kitchen.options;
  let found: Places | undefined;
  const places = (): Places => {
    found ??= placesOf(routes);
    return found;
  };
  for (const route of routes) if (isAct(route) && isOwn(route)) addAct(app, route, kitchen, limits(route), places);
  const find = actFinder(routes);
  const ways = new Map<Route<D>, ReturnType<typeof serveAct>>();
  const forms = new Map<Route<D>, ReturnType<typeof serveAct>>();
  for (const method of ['GET', 'POST'] as const) {
    app.route({
      method,
      url: `${actsRoot}/*`,
      schema: { hide: true },
      config: { byKeyAlone: true },
      onRequest: [...limits({ ...anyAct, id: `acts.${method}` }), ...(method === 'POST' ? [actFormat({})] : [])],
      handler: (request, reply) => {
        const act = find(request.url.split('?', 1)[0] ?? '');
        if (!act) return kitchen.answerLost(request, reply);
        const page = method === 'GET' ? pageOfForm(act.route, routes) : undefined;
        if (method === 'GET' && !page) return kitchen.answerLost(request, reply);
        request.params = act.params;
        request.actId = act.route.id;
        const made = page ? forms : ways;
        const way = made.get(act.route) ?? (page ? serveActForm(act.route, page, kitchen) : serveAct(act.route, kitchen, places));
        made.set(act.route, way);
        return way(request, reply);
      },
    });
  }
}

/** What the limits need to know of an act that says nothing of its own. */
const anyAct = { kind: 'form', policy: () => allowed } as unknown as Route<never>;
const isOwn = ({ upload, bodyLimit, strict }: Pick<Route<never>, 'upload' | 'bodyLimit' | 'strict'>): boolean =>
  upload !== undefined || bodyLimit !== undefined || strict === true;

function addAct<D>(
  app: FastifyInstance,
  route: Route<D>,
  kitchen: Kitchen<D>,
  limits: readonly onRequestAsyncHookHandler[],
  places: () => Places,
): void {
  app.route({
    method: 'POST',
    url: actPath(route),
    schema: { hide: true },
    config: { byKeyAlone: true, streams: route.upload?.spool === true },
    onRequest: [...limits, actFormat(route)],
    ...(route.upload ? takingFiles(kitchen, route.upload, (request) => !mayAct(route, request, kitchen.moment().now)) : {}),
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    ...(route.upload?.spool ? { handlerTimeout: streamTimeoutMs } : {}),
    handler: serveAct(route, kitchen, places),
  });
}

/** Files of those who will be refused are not written down. */
const mayAct = <D>(route: Route<D>, request: FastifyRequest, now: Date): boolean =>
  request.subject.kind === 'person' &&
  request.subject.key !== undefined &&
  beyondKeyOf(request, route, formPath(route, request.params)) === undefined &&
  route.policy(request.subject, now).allowed;

const takingFiles = <D>({ options }: Kitchen<D>, upload: UploadOptions, isRefused: (request: FastifyRequest) => boolean) => ({
  preValidation: [readUpload(upload, isRefused, options.incoming)],
  bodyLimit: upload.maxBytes * (upload.files ?? 1) + FORM_FIELDS,
});

function askedOf(request: FastifyRequest): Asked {
  return {
    url: request.raw.url ?? '/',
    accept: request.headers.accept,
    acceptLanguage: request.headers['accept-language'],
    subject: request.subject ?? anonymous,
  };
}
