import { z } from 'zod';
import { clockNow } from '../../../platform/db/index.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { drawAhead } from '../commands/papers.ts';
import { ownApplication, readToSubmit } from '../commands/submission-kit.ts';
import { submitApplication } from '../commands/submit.ts';
import { sentAt } from '../core/snapshot.ts';
import { hindrance, lastDayFor } from '../core/submission-life.ts';
import { SubmitScreen } from '../screens/submit.tsx';
import { submissionText } from '../text/submission.ts';
import {
  answerFault,
  applicants,
  type Ctx,
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

async function submitPage(ctx: Ctx, id: string, unconfirmed = false): Promise<PageAnswer | Problem> {
  const { person } = doingOf(ctx);
  const found = await readAs(ctx, async (tx) => {
    const application = await ownApplication(tx, { person }, id, { locked: false });
    return application && { read: await readToSubmit(tx, ctx.deps, application), now: await clockNow(tx) };
  });
  if (!found) return noApplication();
  const kept = unconfirmed ? undefined : await openKept(ctx);
  const { read, now } = found;
  const text = submissionText[ctx.lang].submit;
  const { areaName } = read.application;
  const snapshot = sentAt(read.snapshot, now);
  const why = hindrance('submit', read.standing, now);
  // Whoever reads it will soon have it sent in.
  if (why === undefined && read.missing.length === 0) drawAhead(ctx.deps, snapshot, now);
  return {
    title: text.title(areaName),
    hasErrors: unconfirmed,
    noIndex: true,
    breadcrumbs: ownCrumbs(ctx, read.application, [text.crumb]),
    body: (
      <SubmitScreen
        lang={ctx.lang}
        url={ctx.url}
        read={read}
        snapshot={snapshot}
        lastDay={lastDayFor(read.standing)}
        why={why}
        maySubmit={roleOf(ctx) === 'region-signatory'}
        unconfirmed={unconfirmed}
        confirmed={textIn(kept?.values, 'confirm') === 'yes'}
        top={kept?.notice}
        hidden={() => hiddenOf(ctx)}
      />
    ),
  };
}

/** Where a signatory reads, endorses and sends in, in one step and freshly signed in. */
export const submitRoutes = [
  page({
    id: 'applications.submit',
    path: patterns.applicationSubmit,
    params: idParams,
    policy: applicants,
    audit: ownApplications,
    handler: (ctx) => submitPage(ctx, ctx.params.id),
  }),
  form({
    id: 'applications.submitted',
    path: patterns.applicationSubmit,
    params: idParams,
    policy: signatories,
    audit: 'application.submitted',
    body: z.object({ confirm: z.literal('yes') }),
    invalid: (ctx) => submitPage(ctx, ctx.params.id, true),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await submitApplication(doingOf(ctx), ctx.deps, id);
      if (done.ok) return seeOther(ctx.url.page(paths.applicationReceipt(id, done.value), { klart: 'submitted' }));
      const call = await readAs(ctx, async (tx) => (await ownApplication(tx, doingOf(ctx), id, { locked: false }))?.call);
      return answerFault(ctx, done.error, {
        id,
        action: 'application.submitted',
        back: paths.applicationSubmit(id),
        ...(call === undefined ? {} : { call }),
      });
    },
  }),
];
