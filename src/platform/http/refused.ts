import type { FastifyReply, FastifyRequest } from 'fastify';
import { localPath, patterns, splitLang, withQuery } from '../../kernel/paths.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { problemText } from '../problem/text.ts';
import { beyondKey, keyEnded, needsFresh } from './acts/key-rules.ts';
import { isOwnForm } from './form-token.ts';
import type { Kitchen } from './kitchen.ts';
import type { Denial, Subject } from './policy.ts';
import { isApi } from './problem-answer.ts';
import type { Route } from './route.ts';

/**
 * Answers what the policy refused: why, and whom to ask. Where proving anew who one is would help, the way leads there
 * and back. A form that cannot be taken now is kept for the one who wrote it.
 */
export async function refuse<D>(
  route: Route<D>,
  kitchen: Kitchen<D>,
  denial: Denial,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { options, sendProblem } = kitchen;
  const { subject } = request;
  if (denial.stepUp && subject.kind === 'person' && !subject.key && !isApi(request.url)) {
    if (route.kind === 'form' && !isOwnForm(subject, request.body)) return sendProblem(request, reply, foreignForm);
    if (route.kind === 'form') await keep(route, kitchen, request);
    const till = route.kind === 'form' ? pageOf(route, request) : request.url;
    const to = withQuery(localPath(patterns.stepUp, splitLang(till).lang), { till });
    return reply.code(303).header('location', to).send();
  }
  options.onDenied?.(request, route, denial);
  const isKept = subject.kind === 'anonymous' && route.kind === 'form' && !isApi(request.url) && (await keep(route, kitchen, request));
  return sendProblem(request, reply, isKept ? signInAndGoOn(pageOf(route, request)) : refusal(denial, subject, request, route));
}

/** What the key of a request does not reach, when it came with one. */
export const beyondKeyOf = ({ subject, url }: FastifyRequest, route: Route<never>, path = url): Problem | undefined =>
  subject.kind === 'person' && subject.key ? beyondKey(subject.key, route, path) : undefined;

/** Answers that a key does not reach what its person may; the log is told of it as of other refusals. */
export function refuseKey<D>(
  { options, sendProblem }: Kitchen<D>,
  route: Route<D>,
  beyond: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  options.onDenied?.(request, route, { allowed: false, because: beyond.detail, ask: { sv: '', en: '' } });
  return sendProblem(request, reply, beyond);
}

/** The page that a form stands on, in the language of the form. */
export function pageOf(route: Pick<Route<never>, 'from' | 'path'>, request: Pick<FastifyRequest, 'params' | 'url'>): string {
  const params = request.params as Readonly<Record<string, string>>;
  const page = (route.from ?? route.path).replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''));
  return localPath(page, splitLang(request.url).lang);
}

async function keep<D>(route: Route<D>, { options, isPage }: Kitchen<D>, request: FastifyRequest): Promise<boolean> {
  const page = splitLang(pageOf(route, request)).path;
  if (!options.keepForm || route.unkept || !isPage(page) || request.headers.cookie === undefined) return false;
  return options.keepForm(request, page, request.body);
}

function signInAndGoOn(page: string): Problem {
  const href = withQuery(patterns.signIn, { till: page });
  return problem('sign-in-needed', {
    detail: { sv: problemText.sv.formKept, en: problemText.en.formKept },
    links: [{ href, text: signInLink }],
  });
}

function refusal(denial: Denial, subject: Subject, request: FastifyRequest, route: Pick<Route<never>, 'method'>): Problem {
  const { because, ask } = denial;
  const detail = { sv: `${because.sv} ${ask.sv}`, en: `${because.en} ${ask.en}` };
  if (subject.kind !== 'anonymous') return denial.stepUp && subject.key ? needsFresh : problem('forbidden', { detail });
  if (subject.badKey) return keyEnded;
  const till = route.method === 'GET' && request.url.length < 1_000 ? request.url : undefined;
  const links = [{ href: withQuery(patterns.signIn, { till }), text: signInLink }];
  return problem('sign-in-needed', { detail, links, headers: { 'www-authenticate': 'Bearer realm="tillstand"' } });
}

const signInLink = { sv: problemText.sv.signInLink, en: problemText.en.signInLink };
const foreignForm = problem('forbidden', { detail: { sv: problemText.sv.foreignForm, en: problemText.en.foreignForm } });
