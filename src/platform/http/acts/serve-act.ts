import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import { localPath } from '../../../kernel/paths.ts';
import { phrase, preferredLang } from '../../i18n/language.ts';
import { type FieldFault, type Problem, ProblemError, problem } from '../../problem/problem.ts';
import { faultsOf } from '../faults.ts';
import { keyField } from '../form-token.ts';
import { noStore } from '../headers.ts';
import { inputCheck } from '../input.ts';
import type { Kitchen } from '../kitchen.ts';
import { accepts } from '../negotiate.ts';
import { beyondKeyOf, refuse, refuseKey } from '../refused.ts';
import type { PageAnswer, Route } from '../route.ts';
import { contextOf, isProblem, isRedirect } from '../serve.ts';
import { formPath } from './acts.ts';
import { type ActAnswer, faultsTold, ofPage, ofRedirect, type Places } from './answer.ts';
import { type ActBody, hasVersion, readActBody } from './body.ts';
import { keyNeeded } from './key-rules.ts';
import { actsText } from './text.ts';

const JSON_TYPE = 'application/json';

/**
 * The way of a program to a form: the same policy, the same checks, the same handler and the same audit event as for a person, with
 * a key in place of a session and its forms, and an answer in place of a page.
 */
export function serveAct<D>(
  route: Route<D>,
  kitchen: Kitchen<D>,
  places: () => Places,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const { options, sendProblem } = kitchen;
  const check = inputCheck(route);

  return async (request, reply) => {
    if (Object.values(request.params as object).includes('')) return kitchen.answerLost(request, reply);
    if (!accepts(request.headers.accept, [JSON_TYPE])) return sendProblem(request, reply, problem('not-acceptable'));
    const { subject } = request;
    // A cookie counts for nothing here: no page of another site can send its reader's.
    if (subject.kind !== 'person' || !subject.key) return sendProblem(request, reply, keyNeeded(subject));
    const form = formPath(route, request.params);
    const beyond = beyondKeyOf(request, route, form);
    if (beyond) return refuseKey(kitchen, route, beyond, request, reply);
    const moment = kitchen.moment();
    const verdict = route.policy(subject, moment.now);
    if (!verdict.allowed) return refuse(route, kitchen, verdict, request, reply);
    const input = check({ params: request.params, query: request.query }, moment.today);
    if (!input.ok) return sendProblem(request, reply, problem('invalid-input', { errors: input.error }));
    const sent = readSent(route, request);
    if ('answer' in sent) return sendProblem(request, reply, sent);

    const lang = preferredLang(request.headers['accept-language']);
    const search = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    const { params, headers, id, ip } = request;
    const asked = { url: localPath(form, lang) + search, params, headers, id, ip, subject, body: { ...sent.body, [keyField]: sent.key } };
    const ctx = contextOf(route, asked, moment, input.value, options);
    const answer = await answerOf(
      route,
      ctx,
      sent.body,
      (page) => ofPage(route.id, page, { lang, form, hadIfMatch: sent.hadIfMatch }),
      places,
    );
    if (isProblem(answer)) return sendProblem(request, reply, answer);
    return reply
      .code(200)
      .headers({ 'content-type': 'application/json; charset=utf-8', 'content-language': lang, 'cache-control': noStore })
      .send(JSON.stringify(answer));
  };
}

async function answerOf<D>(
  route: Route<D>,
  ctx: Parameters<Route<D>['handler']>[0],
  raw: ActBody,
  ofForm: (page: PageAnswer) => ActAnswer | Problem,
  places: () => Places,
): Promise<ActAnswer | Problem> {
  const body = route.body?.safeParse(raw, { reportInput: true });
  if (body === undefined || body.success) {
    const done = await route.handler({ ...ctx, body: body?.data as never });
    if (isProblem(done)) return done;
    return isRedirect(done) ? ofRedirect(route.id, done, places()) : ofForm(done as PageAnswer);
  }
  const page = await route.invalid?.({ ...ctx, body: raw }, body.error.issues);
  if (page !== undefined && isProblem(page) && page.kind !== 'unprocessable-input') return page;
  const own = faultsOf(body.error.issues, 'body', []);
  const told = page === undefined || isProblem(page) ? [] : faultsTold(page as PageAnswer);
  return problem('unprocessable-input', { errors: inWordsOf(told, own) });
}

/** Each field once: as its page says it, else as its schema does. */
function inWordsOf(told: readonly FieldFault[], own: readonly FieldFault[]): readonly FieldFault[] {
  const named = new Set(told.map(({ name }) => name));
  return [...told, ...own.filter(({ name }) => !named.has(name.split('.')[0] ?? name))];
}

type SentAct = { readonly body: ActBody; readonly key: string; readonly hadIfMatch: boolean };

const uuid = /^"?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"?$/i;

function readSent<D>(route: Route<D>, request: FastifyRequest): SentAct | Problem {
  const given = request.headers['idempotency-key'];
  const key = typeof given === 'string' ? uuid.exec(given.trim())?.[1]?.toLowerCase() : undefined;
  if (key === undefined) return badHeader('Idempotency-Key', 'noIdempotencyKey');
  const schema = route.body;
  if (!schema) return { body: {}, key, hadIfMatch: false };
  const body = readActBody(schema, request.body, request.isMultipart());
  if (!body.ok) return body.error;
  const match = request.headers['if-match'];
  if (match === undefined) return { body: body.value, key, hadIfMatch: false };
  const version = /^"([^"]{1,40})"$/.exec(match)?.[1];
  const fits = version !== undefined && hasVersion(schema) && [undefined, version].includes(body.value.version as string);
  return fits ? { body: { ...body.value, version }, key, hadIfMatch: true } : badHeader('If-Match', 'badIfMatch');
}

function badHeader(name: string, says: 'noIdempotencyKey' | 'badIfMatch'): Problem {
  const message = phrase(actsText, says);
  return problem('bad-request', { detail: message, errors: [{ in: 'header', name, message }] });
}

/** Refuses another format than JSON, and files where none are taken, before anything is read. */
export function actFormat({ upload }: Pick<Route<never>, 'upload'>): onRequestHookHandler {
  return (request, _reply, next) => {
    const given = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const isTaken = given === undefined || given === JSON_TYPE || (upload !== undefined && given === 'multipart/form-data');
    next(isTaken ? undefined : new ProblemError(problem('unsupported-media-type', { headers: { accept: JSON_TYPE } })));
  };
}
