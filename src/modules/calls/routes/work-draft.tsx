import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { DoneNotice, doingOf, isKeyReused } from '../../access/index.ts';
import { todayIn } from '../../cases/index.ts';
import { editCall } from '../commands/draft.ts';
import { callFaults, stateAt } from '../core/call.ts';
import { questionsOf, recipientsOf } from '../queries.ts';
import { CallWorkScreen } from '../screens/work.tsx';
import { callText } from '../text/calls.ts';
import { answerRefusal, type Ctx, callParams, draftBody, form, hiddenOf, noCall, page, readAs, readDraft, reads, writes } from './kit.ts';
import { conflict, crumbs, found, isActing, type Shown, shownIn } from './work-kit.ts';

/** A call for those who work with it. */
export async function onePage(
  ctx: Ctx,
  id: string,
  { values, faults = {}, top = null, status, version }: Shown = {},
): Promise<PageAnswer | Problem> {
  const { lang, url } = ctx;
  const call = await found(ctx, id);
  if (!call) return noCall();
  const read = await readAs(ctx, async (tx) => ({
    now: await clockNow(tx),
    today: await todayIn(tx),
    questions: await questionsOf(tx, id),
    recipients: await recipientsOf(tx, id),
  }));
  const missing = call.state === 'draft' ? callFaults(call, read.today).map((one) => callText[lang].faults[one]) : [];
  return {
    title: callText[lang].call.title(call.areaName),
    hasErrors: Object.keys(faults).length > 0,
    ...(status === undefined ? {} : { status }),
    breadcrumbs: crumbs(ctx, [call.areaName]),
    body: (
      <CallWorkScreen
        lang={lang}
        url={url}
        call={call}
        state={stateAt(call, read.now)}
        questions={read.questions}
        recipients={read.recipients}
        missing={missing}
        may={{ write: isActing(ctx, 'case-officer'), publish: isActing(ctx, 'head') }}
        form={{
          values: await shownIn(ctx, call, values),
          faults,
          hidden: hiddenOf(ctx, { version: String(version ?? call.version) }),
        }}
        top={top}
      />
    ),
  };
}

/** One call, and where its draft is written. */
export const draftRoutes = [
  page({
    id: 'calls.work.one',
    path: patterns.callWork,
    params: callParams,
    query: z.object({ klart: z.literal('sparat').optional() }),
    policy: reads,
    audit: 'none: reads calls of one’s own authority',
    handler: (ctx) =>
      onePage(ctx, ctx.params.id, {
        top: <DoneNotice lang={ctx.lang} says={ctx.query.klart === undefined ? undefined : callText[ctx.lang].work.saved} />,
      }),
  }),
  form({
    id: 'calls.edited',
    path: patterns.callWork,
    params: callParams,
    policy: writes,
    audit: 'call.edited',
    body: draftBody,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { content, lastDay, faults } = readDraft(ctx.lang, ctx.body);
      if (Object.keys(faults).length > 0) return onePage(ctx, id, { values: ctx.body, faults, status: 422, version: ctx.body.version });
      const done = await editCall(doingOf(ctx), { id, version: ctx.body.version }, { content, lastDay });
      if (done.ok) return seeOther(ctx.url.page(paths.callWork(id), { klart: 'sparat' }));
      if (!isKeyReused(done.error) && done.error.kind === 'stale' && done.error.now.state === 'draft') {
        const { now } = done.error;
        return onePage(ctx, id, {
          values: ctx.body,
          status: 409,
          version: now.version,
          top: conflict(ctx, now, ctx.body, paths.callWork(id)),
        });
      }
      return answerRefusal(ctx, done.error, { id, action: 'call.edited' });
    },
  }),
];
