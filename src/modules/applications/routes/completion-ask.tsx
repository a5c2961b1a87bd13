import { parseLocalDate } from '../../../kernel/date.ts';
import type { PageAnswer, Redirect } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { askForCompletion, closeCompletion, extendCompletion } from '../commands/completion-ask.ts';
import { AskScreen } from '../screens/completion-ask.tsx';
import { completionText } from '../text/completion.ts';
import { bodies } from './bodies.ts';
import { answerCompletion, completionFaults, readReviewed } from './completion-kit.tsx';
import { below, invalid, reads, reasonIn, reviewPage, type State, sent, way, wholeIn } from './completion-review.tsx';
import { type Ctx, form, hiddenOf, idParams, officers, openKept, page, paths, patterns, seeOther } from './submission-kit.tsx';

async function askPage(ctx: Ctx, id: string, { errors = [], values }: State = {}): Promise<PageAnswer | Problem> {
  const found = await readReviewed(ctx, id);
  if (!found.ok) return found.problem;
  const read = found.value;
  const notes = Object.fromEntries(
    read.checks.flatMap(({ point, verdict, note }) => (verdict === 'lacking' ? [[`ask-${point}`, note] as const] : [])),
  );
  const kept = values ? undefined : await openKept(ctx);
  const before = kept?.values && sent(kept.values);
  return {
    title: completionText[ctx.lang].ask,
    hasErrors: errors.length > 0,
    noIndex: true,
    breadcrumbs: way(ctx, read, [completionText[ctx.lang].ask]),
    body: (
      <>
        {kept?.notice}
        <AskScreen lang={ctx.lang} url={ctx.url} read={read} values={values ?? before ?? notes} errors={errors} hidden={hiddenOf(ctx)} />
      </>
    ),
  };
}

async function ask(ctx: Ctx, id: string, body: unknown): Promise<PageAnswer | Problem | Redirect> {
  const values = sent(body);
  const number = wholeIn(body, 'number');
  if (number === undefined) return problem('unprocessable-input');
  const day = parseLocalDate(values.lastDay ?? '');
  if (!day.ok) return askPage(ctx, id, { values, errors: completionFaults(ctx.lang, { lastDay: 'day' }) });
  const points = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith('ask-') && value !== '' ? [[name.slice('ask-'.length), value]] : [],
    ),
  );
  const done = await askForCompletion(doingOf(ctx), id, number, { points, lastDay: day.value, letter: values.letter ?? '' });
  if (done.ok) return seeOther(ctx.url.page(paths.applicationReview(id), { klart: 'asked' }));
  if (done.error !== 'key-reused' && done.error.kind === 'invalid')
    return askPage(ctx, id, { values, errors: completionFaults(ctx.lang, done.error.fields) });
  return answerCompletion(ctx, done.error, { id, action: 'application.completion-asked', back: paths.applicationReview(id) });
}

async function extend(ctx: Ctx, id: string, body: unknown): Promise<PageAnswer | Problem | Redirect> {
  const values = sent(body);
  const [day, reason] = [parseLocalDate(values.newLastDay ?? ''), reasonIn(values, 'extendReason')];
  const faults = { ...(day.ok ? {} : { newLastDay: 'day' }), ...('fault' in reason ? { extendReason: reason.fault } : {}) };
  if (!day.ok || 'fault' in reason) return reviewPage(ctx, id, { values, errors: completionFaults(ctx.lang, faults) });
  const done = await extendCompletion(doingOf(ctx), id, { lastDay: day.value, reason: reason.reason });
  if (done.ok) return seeOther(ctx.url.page(paths.applicationReview(id), { klart: 'extended' }));
  if (done.error !== 'key-reused' && done.error.kind === 'invalid')
    return reviewPage(ctx, id, { values, errors: completionFaults(ctx.lang, done.error.fields) });
  return answerCompletion(ctx, done.error, { id, action: 'application.completion-extended', back: paths.applicationReview(id) });
}

async function close(ctx: Ctx, id: string, body: unknown): Promise<PageAnswer | Problem | Redirect> {
  const values = sent(body);
  const reason = reasonIn(values, 'closeReason');
  if ('fault' in reason) return reviewPage(ctx, id, { values, errors: completionFaults(ctx.lang, { closeReason: reason.fault }) });
  const done = await closeCompletion(doingOf(ctx), id, reason.reason);
  if (done.ok) return seeOther(ctx.url.page(paths.applicationReview(id), { klart: 'closed' }));
  return answerCompletion(ctx, done.error, { id, action: 'application.completion-closed', back: paths.applicationReview(id) });
}

/** Where a completion is asked for, given more time, and closed without an answer. */
export const askRoutes = [
  page({
    id: 'completions.ask',
    path: patterns.completionAsk,
    params: idParams,
    policy: officers,
    audit: reads,
    handler: (ctx) => askPage(ctx, ctx.params.id),
  }),
  form({
    id: 'completions.asked',
    path: patterns.completionAsk,
    params: idParams,
    body: bodies.ask,
    invalid,
    policy: officers,
    audit: 'application.completion-asked',
    handler: (ctx) => ask(ctx, ctx.params.id, ctx.body),
  }),
  form({
    ...below,
    body: bodies.extend,
    id: 'completions.extended',
    path: patterns.completionExtend,
    policy: officers,
    audit: 'application.completion-extended',
    handler: (ctx) => extend(ctx, ctx.params.id, ctx.body),
  }),
  form({
    ...below,
    body: bodies.close,
    id: 'completions.closed',
    path: patterns.completionClose,
    policy: officers,
    audit: 'application.completion-closed',
    handler: (ctx) => close(ctx, ctx.params.id, ctx.body),
  }),
];
