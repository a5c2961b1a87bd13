import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { clockNow } from '../../../platform/db/index.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { doingOf, isKeyReused, isMadeUp, personOf } from '../../access/index.ts';
import { todayIn } from '../../cases/index.ts';
import { createCall } from '../commands/draft.ts';
import { decidedIn, registerFor } from '../commands/kit.ts';
import { callKinds, stateAt } from '../core/call.ts';
import { callsForWork } from '../queries.ts';
import { CallsWorkScreen } from '../screens/work.tsx';
import { callText } from '../text/calls.ts';
import { answerRefusal, type Ctx, form, hiddenOf, page, readAs, reads, writes } from './kit.ts';
import { isActing } from './work-kit.ts';

type Making = { readonly values: { readonly area: string; readonly kind: string }; readonly fault?: string };

async function listPage(ctx: Ctx, { values, fault }: Making = { values: { area: '', kind: 'first' } }): Promise<PageAnswer> {
  const { lang, url, deps } = ctx;
  const read = await readAs(ctx, async (tx) => {
    const fictitious = await isMadeUp(tx, personOf(ctx.subject).id);
    return { fictitious, calls: await callsForWork(tx, { fictitious }), now: await clockNow(tx), today: await todayIn(tx) };
  });
  const areas = registerFor(deps, read.fictitious)
    .view(read.today, read.today)
    .areas.filter((area) => decidedIn(area) !== undefined)
    .map(({ area }) => ({ value: area.id, label: area.name }));
  const make = { areas, values, fault, hidden: hiddenOf(ctx), action: url.page(patterns.callsWork) };
  return {
    title: callText[lang].work.title,
    hasErrors: fault !== undefined,
    ...(fault === undefined ? {} : { status: 422 }),
    breadcrumbs: [{ label: callText[lang].work.title }],
    body: (
      <CallsWorkScreen
        lang={lang}
        url={url}
        calls={read.calls.map((call) => ({ call, state: stateAt(call, read.now) }))}
        make={isActing(ctx, 'case-officer') ? make : null}
        top={null}
      />
    ),
  };
}

/** Every call, and where one is made. */
export const listRoutes = [
  page({
    id: 'calls.work',
    path: patterns.callsWork,
    policy: reads,
    audit: 'none: reads calls of one’s own authority',
    handler: (ctx) => listPage(ctx),
  }),
  form({
    id: 'calls.created',
    path: patterns.callsWork,
    policy: writes,
    audit: 'call.created',
    body: z.object({ area: z.string().max(200).default(''), kind: z.enum(callKinds).default('first') }),
    invalid: (ctx) => listPage(ctx, { values: { area: '', kind: 'first' }, fault: callText[ctx.lang].work.noArea }),
    handler: async (ctx) => {
      const { area, kind } = ctx.body;
      const done = await createCall(doingOf(ctx), ctx.deps, { area, kind });
      if (done.ok) return seeOther(ctx.url.page(paths.callWork(done.value)));
      const words = callText[ctx.lang].work;
      if (isKeyReused(done.error)) return answerRefusal(ctx, done.error, { id: '', action: 'call.created' });
      if (done.error.kind === 'no-area') return listPage(ctx, { values: ctx.body, fault: words.noArea });
      if (done.error.kind === 'taken') return listPage(ctx, { values: ctx.body, fault: words.taken });
      return answerRefusal(ctx, done.error, { id: '', action: 'call.created' });
    },
  }),
];
