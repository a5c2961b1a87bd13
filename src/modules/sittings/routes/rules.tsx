import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { DoneNotice, doingOf, isKeyReused, isMadeUp, keyReused, personOf } from '../../access/index.ts';
import { setRules } from '../commands/plan.ts';
import type { BoardRules, RulesFault } from '../core/board.ts';
import { rulesNow } from '../queries.ts';
import { RulesScreen } from '../screens/list.tsx';
import { pagesText } from '../text/pages.ts';
import { type Ctx, form, hiddenOf, isKeeper, keeps, page, readAs, reads } from './kit.ts';

type RulesGiven = { readonly values: Readonly<Record<string, string>>; readonly faults: readonly RulesFault[]; readonly stale: boolean };

async function rulesPage(ctx: Ctx, given: RulesGiven = { values: {}, faults: [], stale: false }, done?: string): Promise<PageAnswer> {
  const text = pagesText[ctx.lang];
  const set = await readAs(ctx, async (tx) => rulesNow(tx, await isMadeUp(tx, personOf(ctx.subject).id)));
  const says = given.stale ? text.rulesStale : done === undefined ? undefined : text.saved;
  return {
    title: text.rules,
    hasErrors: given.faults.length > 0,
    ...(given.faults.length > 0 ? { status: 422 } : given.stale ? { status: 409 } : {}),
    breadcrumbs: [{ label: text.title, href: ctx.url.page(patterns.sittings) }, { label: text.rules }],
    body: (
      <RulesScreen
        lang={ctx.lang}
        url={ctx.url}
        set={set}
        values={given.values}
        faults={given.faults}
        hidden={isKeeper(ctx) ? hiddenOf(ctx, { version: String(set.version) }) : null}
        top={<DoneNotice lang={ctx.lang} says={says} />}
      />
    ),
  };
}

const rulesBody = z.object({
  version: z.coerce.number().int().min(0).max(1_000_000),
  quorum: z.string().max(10),
  needsChair: z.enum(['yes', 'no']),
  substitutes: z.enum(['own-seat', 'any-seat']),
  castingVote: z.enum(['yes', 'no']),
  homeRegion: z.enum(['sits', 'must-answer', 'steps-aside']),
  noticeDays: z.string().max(10),
  source: z.string().max(300).default(''),
});

/** How the board decides, with where it says so. */
export const rulesRoutes = [
  page({
    id: 'sittings.rules',
    path: patterns.sittingRules,
    policy: reads,
    audit: 'none: reads how the board decides',
    query: z.object({ klart: z.literal('sparat').optional() }),
    handler: (ctx) => rulesPage(ctx, undefined, ctx.query.klart),
  }),
  form({
    id: 'sittings.rules.set',
    path: patterns.sittingRules,
    policy: keeps,
    audit: 'sitting-rules.set',
    body: rulesBody,
    invalid: (ctx) => rulesPage(ctx, { values: {}, faults: ['quorum-out-of-range'], stale: false }),
    handler: async (ctx) => {
      const { version, quorum, noticeDays, needsChair, castingVote, substitutes, homeRegion, source } = ctx.body;
      const whole = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : -1);
      const rules: BoardRules = {
        quorum: whole(quorum),
        noticeDays: whole(noticeDays),
        needsChair: needsChair === 'yes',
        castingVote: castingVote === 'yes',
        substitutes,
        homeRegion,
        source: source.trim(),
      };
      const values = { quorum, noticeDays, needsChair, castingVote, substitutes, homeRegion, source };
      const done = await setRules(doingOf(ctx), { version, rules });
      if (done.ok) return seeOther(ctx.url.page(patterns.sittingRules, { klart: 'sparat' }));
      if (isKeyReused(done.error)) return keyReused();
      return done.error.kind === 'rules'
        ? rulesPage(ctx, { values, faults: done.error.faults, stale: false })
        : rulesPage(ctx, { values, faults: [], stale: true });
    },
  }),
];
