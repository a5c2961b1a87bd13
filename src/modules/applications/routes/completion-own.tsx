import { z } from 'zod';
import { clockNow } from '../../../platform/db/index.ts';
import type { PageAnswer, Redirect } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { readToComplete, sendCompletion } from '../commands/completion-answer.ts';
import { ownApplication } from '../commands/submission-kit.ts';
import { isInTime } from '../core/submission-life.ts';
import { completionsOf, judgementOf } from '../queries/completion.ts';
import { latestSubmission, snapshotOf } from '../queries/submission.ts';
import { OwnCompletionScreen } from '../screens/completion-own.tsx';
import { completionText } from '../text/completion.ts';
import { answerCompletion, CompletionDone, completionFaults, sidesOf } from './completion-kit.tsx';
import {
  applicants,
  type Ctx,
  doneQuery,
  type Errors,
  form,
  hiddenOf,
  idParams,
  noApplication,
  openKept,
  ownApplications,
  ownCrumbs,
  page,
  paths,
  patterns,
  readAs,
  roleOf,
  seeOther,
  signatories,
  textIn,
} from './submission-kit.tsx';

type State = { readonly done?: string | undefined; readonly errors?: Errors };

async function ownPage(ctx: Ctx, id: string, { done, errors = [] }: State = {}): Promise<PageAnswer | Problem> {
  const found = await readAs(ctx, async (tx) => {
    const doing = doingOf(ctx);
    const application = await ownApplication(tx, doing, id, { locked: false });
    if (!application) return undefined;
    const latest = await latestSubmission(tx, id);
    return {
      application,
      rounds: await completionsOf(tx, id),
      open: await readToComplete(tx, doing, ctx.deps, id),
      judgement: await judgementOf(tx, id),
      snapshot: latest && (await snapshotOf(tx, latest.id)),
      now: await clockNow(tx),
    };
  });
  if (!found) return noApplication();
  const { lang, url } = ctx;
  const { application, rounds, open, judgement, snapshot, now } = found;
  const text = completionText[lang];
  const kept = errors.length > 0 || !open ? undefined : await openKept(ctx);
  return {
    title: `${text.title}: ${application.areaName}`,
    hasErrors: errors.length > 0,
    noIndex: true,
    breadcrumbs: ownCrumbs(ctx, application, [text.title]),
    body: (
      <>
        <CompletionDone lang={lang} done={done} />
        {kept?.notice}
        <OwnCompletionScreen
          lang={lang}
          url={url}
          application={application}
          rounds={rounds}
          sides={await sidesOf(ctx, { rounds })}
          open={open}
          judgement={judgement}
          isOverdue={open !== undefined && !isInTime(open.round.lastDay, now)}
          isSignatory={roleOf(ctx) === 'region-signatory'}
          titleOf={(key) => snapshot?.sections.find((one) => one.key === key)?.title[lang] ?? key}
          isConfirmed={textIn(kept?.values, 'confirm') === 'yes'}
          errors={errors}
          hidden={hiddenOf(ctx)}
        />
      </>
    ),
  };
}

async function send(ctx: Ctx, id: string): Promise<PageAnswer | Problem | Redirect> {
  const done = await sendCompletion(doingOf(ctx), ctx.deps, id);
  if (done.ok) return seeOther(ctx.url.page(paths.completion(id), { klart: 'sentDone' }));
  return answerCompletion(ctx, done.error, { id, action: 'application.completed', back: paths.completion(id) });
}

/** What a region is asked to complete, and where its signatory sends that in. */
export const ownCompletionRoutes = [
  page({
    id: 'completions.own',
    path: patterns.completion,
    params: idParams,
    query: doneQuery,
    policy: applicants,
    audit: ownApplications,
    handler: (ctx) => ownPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'completions.sent',
    path: patterns.completion,
    params: idParams,
    body: z.object({ confirm: z.literal('yes') }),
    invalid: (ctx) => ownPage(ctx, ctx.params.id, { errors: completionFaults(ctx.lang, { confirm: 'confirm' }) }),
    policy: signatories,
    audit: 'application.completed',
    handler: (ctx) => send(ctx, ctx.params.id),
  }),
];
