import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { safeEncode } from 'zod';
import { splitLang } from '../../kernel/paths.ts';
import { preferredLang } from '../i18n/language.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { problemText } from '../problem/text.ts';
import { normalUrl } from './cache.ts';
import { csv } from './csv.ts';
import { metadataPath } from './csv-metadata.ts';
import { datedPaths } from './dated-paths.ts';
import type { Moment } from './day-clock.ts';
import { faultsOf } from './faults.ts';
import { isOwnForm, withoutToken } from './form-token.ts';
import { noStore, openDataHeaders, revalidate } from './headers.ts';
import { hasNul, inputCheck, withPlainBreaks } from './input.ts';
import type { FrameOptions, Kitchen } from './kitchen.ts';
import { accepts } from './negotiate.ts';
import type { Subject } from './policy.ts';
import { beyondKeyOf, pageOf, refuse, refuseKey } from './refused.ts';
import type { Context, CsvAnswer, FileAnswer, JsonAnswer, PageAnswer, Redirect, Route, StreamAnswer } from './route.ts';
import { sendStream, streamBody } from './stream.ts';
import { keyIn, submissionOf } from './submission.ts';
import { urlsOf } from './urls.ts';

type Body = FileAnswer['content'];
type Finished = { readonly status: number; readonly headers: Record<string, string | string[]>; readonly body: Body };
type Ctx<D> = Context<D, never, never, never>;

/** The way of every request to a route: format, policy, input, handler, answer. */
export function serve<D>(route: Route<D>, kitchen: Kitchen<D>): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const { options, sendProblem } = kitchen;
  const check = inputCheck(route);

  return async (request, reply) => {
    // `/omraden/` is not the area without a name.
    if (Object.values(request.params as object).includes('')) return kitchen.answerLost(request, reply);
    if (!accepts(request.headers.accept, route.types)) return sendProblem(request, reply, notAcceptable(route));
    const moment = kitchen.moment();
    const verdict = route.policy(request.subject, moment.now);
    if (!verdict.allowed) return refuse(route, kitchen, verdict, request, reply);
    const beyond = beyondKeyOf(request, route);
    if (beyond) return refuseKey(kitchen, route, beyond, request, reply);
    const epoch = kitchen.epoch(moment);
    const input = check({ params: request.params, query: request.query }, moment.today);
    if (!input.ok) return sendProblem(request, reply, problem('invalid-input', { errors: input.error }));

    const ctx = contextOf(route, request, moment, input.value, options);
    const answer =
      route.kind === 'stream' || route.takes
        ? await route.handler({ ...ctx, body: streamBody(route, request) as never })
        : await answerOf(route, ctx, request.body);
    if (isProblem(answer)) return sendProblem(request, reply, answer);
    if (isRedirect(answer)) {
      return reply
        .code(answer.status)
        .headers({ 'cache-control': noStore, ...answer.headers })
        .header('location', answer.to)
        .send();
    }
    if (route.kind === 'stream') return sendStream(reply, answer as StreamAnswer);
    const finished = finish(route, ctx, answer, options);
    if (isRead(finished.body)) {
      return reply
        .code(finished.status)
        .headers(finished.headers)
        .send(Readable.from(finished.body, { objectMode: false }));
    }
    if (!isShared(route, request.subject) || finished.status !== 200) {
      return reply.code(finished.status).headers(finished.headers).send(finished.body);
    }
    const headers = flat({ ...kitchen.security, ...finished.headers });
    // The register may have changed while the handler ran: then the answer is sent, but not kept.
    if (kitchen.epoch(kitchen.moment()) !== epoch) return reply.code(200).headers(headers).send(finished.body);
    kitchen.sendEntry(request, reply, kitchen.cache.put(normalUrl(request.url), epoch, headers, finished.body));
    return reply;
  };
}

async function answerOf<D>(route: Route<D>, ctx: Ctx<D>, raw: unknown): Promise<unknown> {
  if (route.body === undefined || route.method === 'GET') return route.handler(ctx);
  if (route.kind === 'form' && !isOwnForm(ctx.subject, raw)) {
    return problem('forbidden', { detail: { sv: problemText.sv.foreignForm, en: problemText.en.foreignForm } });
  }
  if (route.kind === 'form' && ctx.subject.kind === 'person' && keyIn(raw) === undefined) {
    return problem('bad-request', { detail: { sv: problemText.sv.noKey, en: problemText.en.noKey } });
  }
  if (hasNul(raw)) return problem('bad-request');
  const sent = route.kind === 'form' ? withPlainBreaks(raw) : raw;
  const body = route.body.safeParse(withoutToken(sent ?? {}), { reportInput: true });
  if (body.success) return route.handler({ ...ctx, body: body.data as never });
  if (route.invalid) return route.invalid({ ...ctx, body: sent }, body.error.issues);
  return problem('unprocessable-input', { errors: faultsOf(body.error.issues, 'body', []) });
}

/** What is known of a request that makes up a handler's context. */
type Asking = Pick<FastifyRequest, 'url' | 'params' | 'headers' | 'id' | 'ip' | 'subject' | 'body'>;

export function contextOf<D>(route: Route<D>, request: Asking, moment: Moment, input: Parsed, options: FrameOptions<D>): Ctx<D> {
  const lang = route.bilingual ? splitLang(pathOf(request.url)).lang : preferredLang(request.headers['accept-language']);
  return {
    ...moment,
    lang: route.cache !== undefined && !route.bilingual ? 'sv' : lang,
    dates: input.dates,
    params: input.params as never,
    query: input.query as never,
    body: undefined as never,
    subject: request.subject,
    submission: submissionOf(request.subject, route.id, placeOf(route, request), request.body),
    log: options.log,
    deps: options.depsFor?.(request.subject) ?? options.deps,
    url: urlsOf(addressFor(route, request.url), input.dates, options.settings.baseUrl, datedPaths(options.routes)),
    request: { id: request.id, ip: request.ip, headers: request.headers },
  };
}

/** An answer that is kept is given to all who ask the same in other words: its links are written in the words that it is kept under. */
const addressFor = <D>({ cache }: Route<D>, url: string): string => (cache === undefined ? url : normalUrl(url));

type Parsed = { params: unknown; query: unknown; dates: Context<unknown, never, never, never>['dates'] };

function finish<D>(route: Route<D>, ctx: Ctx<D>, answer: unknown, options: FrameOptions<D>): Finished {
  switch (route.kind) {
    case 'page':
    case 'form': {
      const page = answer as PageAnswer;
      const view = { lang: ctx.lang, url: ctx.url, dates: ctx.dates, subject: ctx.subject, isProblem: false };
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-language': ctx.lang };
      return done(route, ctx, page, headers, options.layout(page, view), page.hasErrors ? 422 : 200);
    }
    case 'json': {
      const given: Extra & { json: unknown } = isJsonAnswer(answer) ? answer : { json: answer };
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      return done(route, ctx, given, headers, JSON.stringify(encode(route, given.json)));
    }
    case 'csv': {
      const file = answer as CsvAnswer<never>;
      const headers = {
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': attachment(file.name),
        link: `<${metadataPath(route.path)}>; rel="describedby"; type="application/csvm+json"`,
      };
      return done(route, ctx, file, headers, csv(route.columns ?? [], file.rows));
    }
    case 'file': {
      const file = answer as FileAnswer;
      const headers = { 'content-type': file.type, ...(file.name ? { 'content-disposition': attachment(file.name) } : {}) };
      return done(route, ctx, file, headers, file.content);
    }
    case 'stream':
      throw new Error('streams are sent as they are made');
  }
}

type Extra = Pick<PageAnswer, 'status' | 'headers'>;

function done<D>(route: Route<D>, ctx: Ctx<D>, extra: Extra, headers: Record<string, string>, body: Body, status = 200): Finished {
  const isPublic = isShared(route, ctx.subject);
  const cors = isPublic && route.cache === 'register' && route.kind !== 'page' ? openDataHeaders : {};
  const own = Object.fromEntries(
    Object.entries(extra.headers ?? {}).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
  const shared = isPublic
    ? { 'cache-control': revalidate, vary: route.cache === 'build' ? 'Accept-Encoding' : 'Accept-Encoding, Cookie' }
    : { 'cache-control': noStore };
  return { status: extra.status ?? status, headers: { ...headers, ...shared, ...cors, ...own }, body };
}

/** Whether one copy of the answer serves all. */
const isShared = (route: Pick<Route<never>, 'cache'>, subject: Subject): boolean =>
  route.cache === 'build' || (route.cache === 'register' && subject.kind === 'anonymous');

/** Only what the schema declares leaves the house; a mismatch is a fault of ours, told to the log and not to the reader. */
function encode<D>(route: Route<D>, value: unknown): unknown {
  if (!route.response) return value;
  const encoded = safeEncode(route.response, value as never);
  if (!encoded.success) throw new Error(`The answer of ${route.id} breaks its own schema`, { cause: encoded.error });
  return encoded.data;
}

function notAcceptable(route: Route<never>): Problem {
  const list = route.types.join(', ');
  return problem('not-acceptable', { detail: { sv: problemText.sv.availableFormats(list), en: problemText.en.availableFormats(list) } });
}

function flat(headers: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : value.join(', ')]));
}

/** RFC 6266: an ASCII name for old readers and the real one in UTF-8. */
function attachment(name: string): string {
  const ascii = name.replaceAll(/[^\w.-]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;
}

const placeOf = (route: Route<never>, request: Asking) => ({
  path: splitLang(pathOf(request.url)).path,
  page: splitLang(pageOf(route, request)).path,
});
const pathOf = (url: string): string => url.split('?', 1)[0] ?? '/';
const has = (value: unknown, answer: string): boolean =>
  typeof value === 'object' && value !== null && 'answer' in value && value.answer === answer;
/** Read while it is sent, and kept nowhere. */
const isRead = (body: Body): body is AsyncIterable<Uint8Array> => typeof body === 'object' && Symbol.asyncIterator in body;
export const isProblem = (value: unknown): value is Problem => has(value, 'problem');
export const isRedirect = (value: unknown): value is Redirect => has(value, 'redirect');
const isJsonAnswer = (value: unknown): value is JsonAnswer<unknown> => has(value, 'json');
