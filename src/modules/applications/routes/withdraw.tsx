import { z } from 'zod';
import { clockNow } from '../../../platform/db/index.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { ownApplication, readToSubmit } from '../commands/submission-kit.ts';
import { resumeApplication, withdrawApplication } from '../commands/withdraw.ts';
import { hindrance } from '../core/submission-life.ts';
import { withdrawalsOf } from '../queries/submission.ts';
import { WithdrawScreen } from '../screens/withdraw.tsx';
import { submissionText } from '../text/submission.ts';
import {
  applicants,
  type Ctx,
  DoneSays,
  doneQuery,
  faultWords,
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
  reasonField,
  roleOf,
  settle,
  signatories,
  textIn,
} from './submission-kit.tsx';

async function withdrawPage(
  ctx: Ctx,
  id: string,
  { refused, done }: { readonly refused?: string; readonly done?: string | undefined } = {},
): Promise<PageAnswer | Problem> {
  const found = await readAs(ctx, async (tx) => {
    const application = await ownApplication(tx, doingOf(ctx), id, { locked: false });
    if (!application) return undefined;
    const { standing } = await readToSubmit(tx, ctx.deps, application);
    const now = await clockNow(tx);
    const withdrawals = await withdrawalsOf(tx, id);
    return {
      application,
      withdrawals,
      why: hindrance('withdraw', standing, now),
      mayResume: hindrance('resume', standing, now) === undefined,
    };
  });
  if (!found) return noApplication();
  const text = submissionText[ctx.lang].withdraw;
  const kept = refused === undefined ? await openKept(ctx) : undefined;
  const errors = refused === undefined ? [] : faultWords(ctx.lang, { reason: refused === '' ? 'empty' : 'too-long' });
  return {
    title: text.title(found.application.areaName),
    hasErrors: errors.length > 0,
    noIndex: true,
    breadcrumbs: ownCrumbs(ctx, found.application, [text.crumb]),
    body: (
      <>
        <DoneSays lang={ctx.lang} done={done} />
        {kept?.notice}
        <WithdrawScreen
          lang={ctx.lang}
          url={ctx.url}
          {...found}
          maySign={roleOf(ctx) === 'region-signatory'}
          reason={refused ?? textIn(kept?.values, 'reason')}
          errors={errors}
          hidden={() => hiddenOf(ctx)}
        />
      </>
    ),
  };
}

/** To take an application back, with a reason, and to take it up again while there is time. */
export const withdrawRoutes = [
  page({
    id: 'applications.withdraw',
    path: patterns.applicationWithdraw,
    params: idParams,
    query: doneQuery,
    policy: applicants,
    audit: ownApplications,
    handler: (ctx) => withdrawPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'applications.withdrawn',
    path: patterns.applicationWithdraw,
    params: idParams,
    policy: signatories,
    audit: 'application.withdrawn',
    body: z.object({ reason: reasonField }),
    invalid: (ctx) => withdrawPage(ctx, ctx.params.id, { refused: textIn(ctx.body, 'reason') }),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const back = paths.applicationWithdraw(id);
      const done = await withdrawApplication(doingOf(ctx), ctx.deps, id, ctx.body.reason);
      return settle(ctx, done, { id, action: 'application.withdrawn', back, says: 'withdrawn' });
    },
  }),
  form({
    id: 'applications.resumed',
    path: patterns.applicationResume,
    from: patterns.applicationWithdraw,
    params: idParams,
    policy: applicants,
    audit: 'application.resumed',
    body: z.object({}),
    invalid: () => problem('unprocessable-input'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await resumeApplication(doingOf(ctx), ctx.deps, id);
      return settle(ctx, done, { id, action: 'application.resumed', back: paths.applicationWithdraw(id), says: 'resumed' });
    },
  }),
];
