import { z } from 'zod';
import { clockNow } from '../../../platform/db/index.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { findCall } from '../../calls/index.ts';
import { pleadLate } from '../commands/plead.ts';
import { isInTime } from '../core/submission-life.ts';
import { pleasIn } from '../queries/plea.ts';
import { lastDayOf } from '../queries/submission.ts';
import { PleadScreen } from '../screens/plead.tsx';
import { submissionText } from '../text/submission.ts';
import {
  applicants,
  type Ctx,
  callParams,
  crumbs,
  DoneSays,
  doneQuery,
  faultWords,
  form,
  hiddenOf,
  noCall,
  openKept,
  organisationOf,
  ownApplications,
  page,
  paths,
  patterns,
  readAs,
  reasonField,
  settle,
  textIn,
} from './submission-kit.tsx';

async function pleadPage(
  ctx: Ctx,
  id: string,
  { refused, done }: { readonly refused?: string; readonly done?: string | undefined } = {},
): Promise<PageAnswer | Problem> {
  const organisation = organisationOf(ctx);
  const found = await readAs(ctx, async (tx, fictitious) => {
    const call = await findCall(tx, id, { fictitious });
    if (!call || call.state === 'draft') return undefined;
    const lastDay = await lastDayOf(tx, id, organisation);
    return { call, lastDay, inTime: isInTime(lastDay, await clockNow(tx)), pleas: await pleasIn(tx, id, organisation) };
  });
  if (!found) return noCall();
  const text = submissionText[ctx.lang].plead;
  const kept = refused === undefined ? await openKept(ctx) : undefined;
  const errors = refused === undefined ? [] : faultWords(ctx.lang, { reason: refused === '' ? 'empty' : 'too-long' });
  return {
    title: text.title(found.call.areaName),
    hasErrors: errors.length > 0,
    noIndex: true,
    breadcrumbs: crumbs(ctx, [submissionText[ctx.lang].applications, patterns.applications], [text.crumb]),
    body: (
      <>
        <DoneSays lang={ctx.lang} done={done} />
        {kept?.notice}
        <PleadScreen
          lang={ctx.lang}
          url={ctx.url}
          {...found}
          reason={refused ?? textIn(kept?.values, 'reason')}
          errors={errors}
          hidden={() => hiddenOf(ctx)}
        />
      </>
    ),
  };
}

/** To ask to be let in after the last day. */
export const pleadRoutes = [
  page({
    id: 'applications.plead',
    path: patterns.applicationPlead,
    params: callParams,
    query: doneQuery,
    policy: applicants,
    audit: ownApplications,
    handler: (ctx) => pleadPage(ctx, ctx.params.call, { done: ctx.query.klart }),
  }),
  form({
    id: 'applications.pleaded',
    path: patterns.applicationPlead,
    params: callParams,
    policy: applicants,
    audit: 'application.pleaded',
    body: z.object({ reason: reasonField }),
    invalid: (ctx) => pleadPage(ctx, ctx.params.call, { refused: textIn(ctx.body, 'reason') }),
    handler: async (ctx) => {
      const id = ctx.params.call;
      const done = await pleadLate(doingOf(ctx), id, ctx.body.reason);
      return settle(ctx, done, { id, action: 'application.pleaded', back: paths.applicationPlead(id), says: 'pleaded' });
    },
  }),
];
