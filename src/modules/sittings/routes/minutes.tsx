import { z } from 'zod';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, personOf } from '../../access/index.ts';
import { documentsById, findSeal } from '../../documents/index.ts';
import { adjustMinutes } from '../commands/adjust.ts';
import { happen, minutesHash } from '../commands/kit.ts';
import { publishMinutes } from '../commands/publish.ts';
import { minutesOf, partsOf } from '../core/minutes.ts';
import { minutesDocument } from '../queries.ts';
import { MinutesScreen } from '../screens/minutes.tsx';
import { pagesText } from '../text/pages.ts';
import { sittingsText } from '../text/sittings.ts';
import { bodies } from './bodies.ts';
import {
  adjusts,
  answerRefusal,
  type Ctx,
  crumbs,
  form,
  found,
  hiddenOf,
  isKeeper,
  isProblem,
  keeps,
  noSitting,
  page,
  publishes,
  readAs,
  reads,
  type Sent,
  sentBack,
  sittingParams,
  statusOf,
  textIn,
} from './kit.ts';

async function minutesPage(ctx: Ctx, id: string, back?: Sent): Promise<PageAnswer | Problem> {
  const sitting = await found(ctx, id);
  if (!sitting || sitting.state.openedAt === null) return noSitting();
  const { state, fictitious } = sitting;
  const minutes = minutesOf(state, fictitious);
  const me = personOf(ctx.subject).id;
  const waits = state.phase === 'closed' && state.adjusters.includes(me) && !state.adjusted.some(({ person }) => person === me);
  const isSealed = state.phase === 'adjusted' || state.phase === 'published';
  const title = sittingsText[ctx.lang].minutes.title(formatDate(sitting.day, ctx.lang));
  return {
    title,
    hasErrors: back !== undefined && !back.stale,
    ...(back ? { status: statusOf(back) } : {}),
    breadcrumbs: crumbs(ctx, sitting, [pagesText[ctx.lang].minutes]),
    body: (
      <MinutesScreen
        lang={ctx.lang}
        url={ctx.url}
        sitting={sitting}
        minutes={minutes}
        hash={minutesHash(sitting)}
        adjust={waits ? { hidden: hiddenOf(ctx) } : null}
        keep={isSealed && isKeeper(ctx) ? { hidden: hiddenOf(ctx), parts: partsOf(minutes) } : null}
        kept={isSealed ? await keptOf(ctx, id) : null}
        back={back}
        top={null}
      />
    ),
  };
}

/** The sealed minutes as a document, for those who may read all of it. */
const keptOf = (ctx: Ctx, sitting: string) =>
  readAs(ctx, async (tx) => {
    const document = await minutesDocument(tx, sitting);
    if (document === undefined) return null;
    return { documents: await documentsById(tx, [document]), seal: (await findSeal(tx, document)) ?? null };
  });

/** Where the minutes are read, adjusted, masked and published. */
export const minutesRoutes = [
  page({
    id: 'sittings.minutes',
    path: patterns.sittingMinutes,
    params: sittingParams,
    policy: reads,
    audit: 'none: reads minutes of the board',
    handler: (ctx) => minutesPage(ctx, ctx.params.id),
  }),
  form({
    id: 'sittings.adjusted',
    path: patterns.sittingAdjust,
    from: patterns.sittingMinutes,
    params: sittingParams,
    policy: adjusts,
    audit: 'sitting.happened',
    body: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await adjustMinutes(doingOf(ctx), ctx.deps, { id, hash: ctx.body.hash });
      if (done.ok) return seeOther(ctx.url.page(paths.sittingMinutes(id)));
      const sent = sentBack(ctx, {}, done.error);
      return isProblem(sent) ? sent : minutesPage(ctx, id, sent);
    },
  }),
  form({
    id: 'sittings.masked',
    path: patterns.sittingMask,
    from: patterns.sittingMinutes,
    params: sittingParams,
    policy: keeps,
    audit: 'sitting.happened',
    body: bodies.mask,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const part = textIn(ctx.body, 'part');
      const lifts = textIn(ctx.body, 'do') === 'mask-lifted';
      const done = await happen(
        doingOf(ctx),
        { id },
        lifts ? { kind: 'mask-lifted', part, why: textIn(ctx.body, 'why') } : { kind: 'masked', part, ground: textIn(ctx.body, 'ground') },
      );
      if (done.ok) return seeOther(ctx.url.page(paths.sittingMinutes(id)));
      const sent = sentBack(ctx, ctx.body, done.error);
      return isProblem(sent) ? sent : minutesPage(ctx, id, sent);
    },
  }),
  form({
    id: 'sittings.published',
    path: patterns.sittingPublish,
    from: patterns.sittingMinutes,
    params: sittingParams,
    policy: publishes,
    audit: 'sitting.happened',
    body: z.object({}),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await publishMinutes(doingOf(ctx), ctx.deps, { id });
      return done.ok ? seeOther(ctx.url.page(paths.sittingMinutes(id))) : answerRefusal(ctx, id, done.error);
    },
  }),
];
