import type { PageAnswer, Redirect } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { all as allOf, doingOf, freshlySignedIn, mayAs } from '../../access/index.ts';
import { checkApplication } from '../commands/completion-check.ts';
import { type Dismissing, dismissApplication } from '../commands/completion-dismiss.ts';
import { changedSince, markComplete, notInOrder } from '../commands/completion-judge.ts';
import { dismissalGrounds, pointsOf, toCheck, verdicts } from '../core/completion.ts';
import { type Check, listVersion } from '../queries/completion.ts';
import { pointTitle, ReviewScreen } from '../screens/completion-review.tsx';
import { Rounds } from '../screens/completion-rounds.tsx';
import { completionText } from '../text/completion.ts';
import { bodies } from './bodies.ts';
import { answerCompletion, CompletionDone, completionFaults, type Reviewed, readReviewed, sidesOf } from './completion-kit.tsx';
import {
  type Ctx,
  crumbs,
  doneQuery,
  type Errors,
  form,
  hiddenOf,
  idParams,
  officers,
  openKept,
  page,
  paths,
  patterns,
  roleOf,
  seeOther,
  staff,
  textIn,
} from './submission-kit.tsx';

export const heads = allOf(mayAs('head'), freshlySignedIn);
export const reads = 'none: reads papers of a case that one takes part in; refusals are logged' as const;

export type Values = Readonly<Record<string, string>>;
export type State = { readonly done?: string | undefined; readonly errors?: Errors; readonly values?: Values; readonly isStale?: boolean };

export const way = (ctx: Ctx, { application, of }: Reviewed, ...more: readonly (readonly [string, string?])[]) =>
  crumbs(
    ctx,
    [completionText[ctx.lang].overview.calls, patterns.callsWork],
    [completionText[ctx.lang].overview.title(of.areaName), paths.applicationsOverview(of.id)],
    [application.organisationName, more.length === 0 ? undefined : paths.applicationReview(application.id)] as [string, string?],
    ...more,
  );

const valuesOf = (checks: readonly Check[]): Values =>
  Object.fromEntries(
    checks.flatMap(({ point, verdict, note }) => [
      [`verdict-${point}`, verdict],
      [`note-${point}`, note],
    ]),
  );

export async function reviewPage(
  ctx: Ctx,
  id: string,
  { done, errors = [], values, isStale = false }: State = {},
): Promise<PageAnswer | Problem> {
  const found = await readReviewed(ctx, id);
  if (!found.ok) return found.problem;
  const read = found.value;
  const points = pointsOf(read.snapshot);
  const role = roleOf(ctx);
  const kept = values || errors.length > 0 ? undefined : await openKept(ctx);
  const version = listVersion(read.checks);
  // A list that was filled in before someone else saved it is shown with what stands now.
  const keptVersion = wholeIn(kept?.values, 'version');
  const isKeptStale = keptVersion !== undefined && keptVersion !== version;
  return {
    title: completionText[ctx.lang].checkTitle(read.application.organisationName),
    hasErrors: errors.length > 0 || isStale,
    ...(isStale ? { status: 409 } : {}),
    noIndex: true,
    breadcrumbs: way(ctx, read),
    body: (
      <>
        <CompletionDone lang={ctx.lang} done={done} />
        {kept?.notice}
        <ReviewScreen
          lang={ctx.lang}
          url={ctx.url}
          read={read}
          points={points}
          toCheck={new Set(toCheck(points, read.checks, changedSince(read.all)))}
          notInOrder={notInOrder(read, read.all).length}
          values={{ ...valuesOf(read.checks), ...sent(kept?.values), ...values }}
          version={version}
          isOfficer={role === 'case-officer'}
          isHead={role === 'head'}
          errors={errors}
          isStale={isStale || isKeptStale}
          hidden={(more = {}) => ({ ...hiddenOf(ctx), ...more })}
        />
        <Rounds
          lang={ctx.lang}
          url={ctx.url}
          application={id}
          rounds={read.rounds}
          sides={await sidesOf(ctx, read)}
          titleOf={(key) => pointTitle(key, read, ctx.lang)}
        />
      </>
    ),
  };
}

/** Texts of a form as they were sent. */
export const sent = (body: unknown): Values =>
  Object.fromEntries(Object.keys(typeof body === 'object' && body !== null ? body : {}).map((name) => [name, textIn(body, name)]));

export const wholeIn = (body: unknown, name: string): number | undefined => {
  const text = textIn(body, name);
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};

async function saveChecks(ctx: Ctx, id: string, body: unknown): Promise<PageAnswer | Problem | Redirect> {
  const values = sent(body);
  const [version, number] = [wholeIn(body, 'version'), wholeIn(body, 'number')];
  if (version === undefined || number === undefined) return problem('unprocessable-input');
  const found = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const verdict = verdicts.find((one) => one === value);
      if (!name.startsWith('verdict-') || !verdict) return [];
      const point = name.slice('verdict-'.length);
      return [[point, { verdict, note: values[`note-${point}`] ?? '' }]];
    }),
  );
  const done = await checkApplication(doingOf(ctx), { id, version, number, found });
  if (done.ok) return seeOther(ctx.url.page(paths.applicationReview(id), { klart: 'saved' }));
  if (done.error !== 'key-reused' && done.error.kind === 'list-stale') return reviewPage(ctx, id, { values, isStale: true });
  if (done.error !== 'key-reused' && done.error.kind === 'invalid')
    return reviewPage(ctx, id, { values, errors: completionFaults(ctx.lang, done.error.fields) });
  return answerCompletion(ctx, done.error, { id, action: 'application.checked', back: paths.applicationReview(id) });
}

/** A reason under a name of its own, since several forms of the page ask for one. */
export const reasonIn = (values: Values, name: string): { readonly reason: string } | { readonly fault: 'reason' | 'too-long' } => {
  const reason = values[name] ?? '';
  if (reason === '') return { fault: 'reason' };
  return reason.length > 2_000 ? { fault: 'too-long' } : { reason };
};

async function dismiss(ctx: Ctx, id: string, body: unknown): Promise<PageAnswer | Problem | Redirect> {
  const values = sent(body);
  const [number, reason] = [wholeIn(body, 'number'), reasonIn(values, 'reason')];
  if (number === undefined) return problem('unprocessable-input');
  if ('fault' in reason) return reviewPage(ctx, id, { values, errors: completionFaults(ctx.lang, { reason: reason.fault }) });
  const ground = dismissalGrounds.find((one) => one === values.ground) ?? null;
  const dismissing: Dismissing = { number, reason: reason.reason, ground };
  const done = await dismissApplication(doingOf(ctx), ctx.deps, id, dismissing);
  if (done.ok) return seeOther(ctx.url.page(paths.applicationReview(id), { klart: 'dismissedDone' }));
  if (done.error !== 'key-reused' && done.error.kind === 'invalid')
    return reviewPage(ctx, id, { values, errors: completionFaults(ctx.lang, done.error.fields) });
  return answerCompletion(ctx, done.error, { id, action: 'application.dismissed', back: paths.applicationReview(id) });
}

export const invalid = () => problem('unprocessable-input');
export const below = { from: patterns.applicationReview, params: idParams, invalid } as const;

/** Where the authority checks whether an application is complete, and acts on what it finds. */
export const reviewRoutes = [
  page({
    id: 'applications.review',
    path: patterns.applicationReview,
    params: idParams,
    query: doneQuery,
    policy: staff,
    audit: reads,
    handler: (ctx) => reviewPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'applications.checked',
    path: patterns.applicationReview,
    params: idParams,
    body: bodies.check,
    invalid,
    policy: officers,
    audit: 'application.checked',
    handler: (ctx) => saveChecks(ctx, ctx.params.id, ctx.body),
  }),
  form({
    ...below,
    body: bodies.complete,
    id: 'applications.completed',
    path: patterns.applicationComplete,
    policy: officers,
    audit: 'application.complete',
    handler: async (ctx) => {
      const { id } = ctx.params;
      const number = wholeIn(ctx.body, 'number');
      if (number === undefined) return problem('unprocessable-input');
      const done = await markComplete(doingOf(ctx), id, number);
      if (done.ok) return seeOther(ctx.url.page(paths.applicationReview(id), { klart: done.value ? 'allDone' : 'completeDone' }));
      return answerCompletion(ctx, done.error, { id, action: 'application.complete', back: paths.applicationReview(id) });
    },
  }),
  form({
    ...below,
    body: bodies.dismiss,
    id: 'applications.dismissed',
    path: patterns.applicationDismiss,
    policy: heads,
    audit: 'application.dismissed',
    handler: (ctx) => dismiss(ctx, ctx.params.id, ctx.body),
  }),
];
