import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { localPath } from '../../../kernel/paths.ts';
import { listenTo } from '../../../ui/told.ts';
import { phrase, preferredLang } from '../../i18n/language.ts';
import { notFound, problem } from '../../problem/problem.ts';
import { noStore } from '../headers.ts';
import { inputCheck } from '../input.ts';
import type { Kitchen } from '../kitchen.ts';
import { accepts } from '../negotiate.ts';
import { beyondKeyOf, refuse, refuseKey } from '../refused.ts';
import type { PageAnswer, Route } from '../route.ts';
import { contextOf, isProblem, isRedirect } from '../serve.ts';
import { formPath } from './acts.ts';
import { formsAt } from './answer.ts';
import { keyNeeded, needsFresh } from './key-rules.ts';
import { actsText } from './text.ts';

const choice = z.object({ value: z.string(), label: z.string() });

export const formExample = {
  act: 'responses.part-saved',
  title: 'Definition',
  forms: [
    {
      fields: [
        { name: 'version', kind: 'hidden' as const, label: '', hint: '', value: '3', options: [] },
        { name: 'text', kind: 'text' as const, label: 'Svar', hint: '', value: '', options: [] },
      ],
    },
  ],
};

const field = z.object({
  name: z.string(),
  kind: z.enum(['hidden', 'text', 'one-of', 'any-of', 'file', 'button']).meta({
    description: '`any-of` is sent as a list. `hidden` is sent along as it is; `button` is which of them is pressed.',
  }),
  label: z.string(),
  hint: z.string(),
  value: z.union([z.string(), z.array(z.string())]).meta({ description: 'What stands in it now.' }),
  options: z.array(choice),
});

/** What a form asks for, and what stands in it now. */
export const actForm = z
  .object({
    act: z.string().meta({ description: 'What is done when it is sent: the operationId of POST.' }),
    title: z.string().meta({ description: 'The title of the page that the form stands on.' }),
    forms: z
      .array(z.object({ fields: z.array(field) }))
      .meta({ description: 'Often one. A page with a list may have one for each of its rows: send the fields of one of them.' }),
  })
  .meta({
    id: 'ActForm',
    examples: [formExample],
  });

/** Of a session, and of no use to a key. */
const ofSession = new Set(['_csrf', '_key']);

/**
 * A form as JSON, read off the page that a person would fill it in on: by the page's own policy and handler, so that a program sees the
 * fields that the person would see, and the values and the version that stand now.
 */
export function serveActForm<D>(
  form: Route<D>,
  page: Route<D>,
  kitchen: Kitchen<D>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const { options, sendProblem } = kitchen;
  const check = inputCheck(page);
  return async (request, reply) => {
    if (Object.values(request.params as object).includes('')) return kitchen.answerLost(request, reply);
    if (!accepts(request.headers.accept, ['application/json'])) return sendProblem(request, reply, problem('not-acceptable'));
    const { subject } = request;
    if (subject.kind !== 'person' || !subject.key) return sendProblem(request, reply, keyNeeded(subject));
    const path = formPath(form, request.params);
    const beyond = beyondKeyOf(request, page, path);
    if (beyond) return refuseKey(kitchen, page, beyond, request, reply);
    const moment = kitchen.moment();
    const verdict = page.policy(subject, moment.now);
    if (!verdict.allowed) return refuse(page, kitchen, verdict, request, reply);
    const given = Object.entries(request.params as Readonly<Record<string, string>>);
    const params = Object.fromEntries(given.filter(([name]) => page.params?.shape[name] !== undefined));
    const input = check({ params, query: request.query }, moment.today);
    if (!input.ok) return sendProblem(request, reply, problem('invalid-input', { errors: input.error }));
    const lang = preferredLang(request.headers['accept-language']);
    const { headers, id, ip } = request;
    const asked = { url: localPath(formPath(page, params), lang), params, headers, id, ip, subject, body: undefined };
    const answer = await page.handler(contextOf(page, asked, moment, input.value, options));
    if (isProblem(answer)) return sendProblem(request, reply, answer);
    if (isRedirect(answer)) return sendProblem(request, reply, needsFresh);
    const { title, body } = answer as PageAnswer;
    const found = formsAt(listenTo(body).forms, path);
    if (found.length === 0) return sendProblem(request, reply, notFound(phrase(actsText, 'noForm')));
    const forms = found.map(({ fields }) => ({ fields: fields.filter(({ name }) => !ofSession.has(name)) }));
    return reply
      .code(200)
      .headers({ 'content-type': 'application/json; charset=utf-8', 'content-language': lang, 'cache-control': noStore })
      .send(JSON.stringify({ act: form.id, title, forms }));
  };
}
