import { z } from 'zod';
import { isLocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { Conflict, DoneNotice, doingOf, type FormState, isKeyReused, isMadeUp, keyReused, personOf } from '../../access/index.ts';
import { enterDisposal } from '../commands/dispose.ts';
import { type Disposal, disposalNow, disposals, notAppointed } from '../disposal.ts';
import { DisposalScreen } from '../screens/disposal.tsx';
import { disposalText } from '../text/disposal.ts';
import { groupsText } from '../text/groups.ts';
import { appoints, type Ctx, discardOf, form, hiddenOf, isActing, keptValues, page, readAs, seesNominations, versionField } from './kit.ts';
import { shown } from './round.ts';

const empty: FormState = { values: {}, faults: {} };
const body = z.object({
  version: versionField,
  choice: z.string().max(20).default(''),
  months: z.string().max(20).default(''),
  source: z.string().max(20_000).default(''),
  decidedOn: z.string().max(20).default(''),
});
type Body = z.output<typeof body>;

/** What a stale form said beside what holds now. */
const rowsOf = (ctx: Ctx, now: Disposal | undefined, { months, source, decidedOn }: Body) => {
  const text = disposalText[ctx.lang];
  return [
    { label: text.month, now: now?.months == null ? text.kept : text.after(now.months), yours: months === '' ? text.kept : months },
    { label: text.source, now: now?.source ?? '', yours: source },
    { label: text.decidedOn, now: now ? formatDate(now.decidedOn, ctx.lang) : '', yours: decidedOn },
  ];
};

type Shown = {
  readonly state?: FormState;
  readonly says?: string | undefined;
  readonly stale?: { readonly now: Disposal | undefined; readonly sent: Body };
};

async function disposalPage(ctx: Ctx, { state, says, stale }: Shown = {}): Promise<PageAnswer> {
  const { lang, url } = ctx;
  const text = disposalText[lang];
  const read = await readAs(ctx, async (tx) => {
    const fictitious = await isMadeUp(tx, personOf(ctx.subject).id);
    return { now: await disposalNow(tx, fictitious), left: await notAppointed(tx, fictitious), done: await disposals(tx, fictitious) };
  });
  const kept = state ? undefined : await keptValues(ctx);
  const now: FormState = state ?? (kept ? { values: shown(kept.values), faults: {}, keptAt: kept.keptAt } : empty);
  const version = String(read.now?.version ?? 0);
  return {
    title: text.title,
    hasErrors: Object.keys(now.faults).length > 0,
    ...(stale ? { status: 409 } : {}),
    breadcrumbs: [{ label: groupsText[lang].cases, href: url.page(patterns.cases) }, { label: text.title }],
    body: DisposalScreen({
      lang,
      url,
      ...read,
      state: now,
      discard: discardOf(ctx),
      hidden: isActing(ctx, 'head') ? hiddenOf(ctx, { version }) : null,
      today: ctx.today,
      top: stale
        ? Conflict({
            lang,
            who: stale.now?.enteredBy ?? null,
            at: stale.now?.enteredAt ?? null,
            rows: rowsOf(ctx, stale.now, stale.sent),
            takeNow: url.page(patterns.disposal),
          })
        : DoneNotice({ lang, says }),
    }),
  };
}

/** Where the authority's decision on disposal is read and entered. */
export const disposalRoutes = [
  page({
    id: 'groups.disposal',
    path: patterns.disposal,
    query: z.object({ klart: z.literal('infort').optional() }),
    policy: seesNominations,
    audit: 'none: reads counts and the authority’s own decision',
    handler: (ctx) => disposalPage(ctx, { says: ctx.query.klart === undefined ? undefined : disposalText[ctx.lang].done }),
  }),
  form({
    id: 'groups.disposal-decided',
    path: patterns.disposal,
    policy: appoints,
    audit: 'disposal.decided',
    body,
    invalid: (ctx) =>
      disposalPage(ctx, {
        state: { values: shown((ctx.body ?? {}) as Record<string, string>), faults: { choice: disposalText[ctx.lang].faults.choice } },
      }),
    handler: async (ctx) => {
      const words = disposalText[ctx.lang].faults;
      const { version, choice } = ctx.body;
      const [months, source, decidedOn] = [ctx.body.months.trim(), ctx.body.source.trim(), ctx.body.decidedOn];
      const count = choice === 'dispose' && /^\d{1,3}$/.test(months) ? Number(months) : null;
      const faults = {
        ...(choice === 'dispose' || choice === 'keep' ? {} : { choice: words.choice }),
        ...(choice === 'dispose' && (count === null || count < 1 || count > 600) ? { months: words.months } : {}),
        ...(choice === 'keep' && months !== '' ? { months: words.months } : {}),
        ...(source === '' || source.length > 500 ? { source: words.source } : {}),
        ...(isLocalDate(decidedOn) ? {} : { decidedOn: words.decidedOn }),
      };
      const values = { choice, months, source, decidedOn };
      if (Object.keys(faults).length > 0 || !isLocalDate(decidedOn)) return disposalPage(ctx, { state: { values, faults } });
      const done = await enterDisposal(doingOf(ctx), { version, months: count, source, decidedOn });
      if (done.ok) return seeOther(ctx.url.page(patterns.disposal, { klart: 'infort' }));
      if (isKeyReused(done.error)) return keyReused();
      if (done.error.kind === 'later') return disposalPage(ctx, { state: { values, faults: { decidedOn: words.decidedOn } } });
      return disposalPage(ctx, { state: { values, faults: {} }, stale: { now: done.error.now, sent: ctx.body } });
    },
  }),
];
