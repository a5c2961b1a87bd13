import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { Conflict, DoneNotice, doingOf, isKeyReused, personOf } from '../../access/index.ts';
import { createCall } from '../../calls/index.ts';
import { isHeld } from '../../permits/index.ts';
import { adjustItem } from '../commands/adjust.ts';
import { hasVacancy } from '../commands/effect.ts';
import { happen, itemHash } from '../commands/kit.ts';
import { addItem, reviseItem } from '../commands/plan.ts';
import { presidingOf } from '../core/board.ts';
import type { Item } from '../core/item.ts';
import { findItem, type ItemState } from '../core/state.ts';
import type { Sitting } from '../queries.ts';
import { ItemForm } from '../screens/forms.tsx';
import { ItemScreen, PapersScreen } from '../screens/item.tsx';
import { pagesText } from '../text/pages.ts';
import { bodies } from './bodies.ts';
import {
  adjusts,
  answerRefusal,
  type Ctx,
  crumbs,
  type Fields,
  form,
  found,
  hiddenOf,
  isActing,
  isKeeper,
  itemParams,
  keeps,
  noSitting,
  numberIn,
  page,
  readAs,
  reads,
  sittingParams,
  textIn,
  writesCalls,
} from './kit.ts';
import { placed } from './placed.ts';
import { readItem, valuesOfItem, viewFor } from './read-item.ts';

async function itemPage(ctx: Ctx, id: string, of: string, done?: string): Promise<PageAnswer | Problem> {
  const here = await placed(ctx, id, of);
  if (!here) return noSitting();
  const { sitting, one } = here;
  const text = pagesText[ctx.lang];
  if (one.item.isKept) return problem('forbidden', { detail: { sv: pagesText.sv.hidden, en: pagesText.en.hidden } });
  const me = personOf(ctx.subject).id;
  const isPresiding =
    presidingOf(one.decision?.voters ?? [])?.person === me && one.decision?.effect === 'at-once' && one.adjustedBy === null;
  const hasRoom = isActing(ctx, 'case-officer') && one.effects.length > 0 && (await readAs(ctx, (tx) => hasVacancy(tx, sitting, one)));
  return {
    title: one.item.title,
    breadcrumbs: crumbs(ctx, sitting, [one.item.title]),
    body: (
      <ItemScreen
        lang={ctx.lang}
        url={ctx.url}
        sitting={sitting}
        one={one}
        keep={isKeeper(ctx) ? hiddenOf(ctx) : null}
        atOnce={isPresiding ? { hidden: hiddenOf(ctx, { hash: itemHash(sitting, one) }) } : null}
        vacancy={hasRoom ? { hidden: hiddenOf(ctx) } : null}
        top={<DoneNotice lang={ctx.lang} says={done === undefined ? undefined : text.saved} />}
      />
    ),
  };
}

type FormGiven = {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly now?: ItemState;
};

function formPage(ctx: Ctx, sitting: Sitting, one: ItemState | undefined, given: FormGiven): PageAnswer {
  const text = pagesText[ctx.lang];
  const view = viewFor(ctx, sitting);
  const title = one ? text.edit : text.newItem;
  const action = one ? paths.sittingItemEdit(sitting.id, one.item.id) : paths.sittingItemNew(sitting.id);
  const { now } = given;
  const standing = now && valuesOfItem(now.item);
  const rows = Object.keys(standing ?? {})
    .filter((name) => (standing?.[name] ?? '') !== (given.values[name] ?? ''))
    .map((name) => ({ label: name, now: standing?.[name] || '–', yours: given.values[name] || '–' }));
  return {
    title,
    hasErrors: Object.keys(given.faults).length > 0,
    ...(now ? { status: 409 } : Object.keys(given.faults).length > 0 ? { status: 422 } : {}),
    breadcrumbs: crumbs(ctx, sitting, [title]),
    body: (
      <ItemForm
        lang={ctx.lang}
        url={ctx.url}
        sitting={sitting}
        title={title}
        action={ctx.url.page(action)}
        values={given.values}
        faults={given.faults}
        areas={view.areas
          .filter(({ agencyDecision }) => agencyDecision?.payload.outcome === 'nhv')
          .map(({ area }) => ({ value: area.id, label: area.name }))
          .toSorted((a, b) => a.label.localeCompare(b.label, 'sv'))}
        permits={view.permits.filter(isHeld).map(({ id, area, grant }) => ({
          value: id,
          label: `${view.findArea(area)?.area.name ?? area}: ${view.findRegion(grant.region)?.name ?? grant.region}`,
        }))}
        regions={view.data.regions.map(({ code, name }) => ({ value: code, label: name }))}
        isDrawn={one?.item.careCase != null && one.item.applicants.length > 0}
        hidden={hiddenOf(ctx, one ? { version: String((now ?? one).version) } : {})}
        top={now ? <Conflict lang={ctx.lang} who={null} at={null} rows={rows} takeNow={ctx.url.page(action)} /> : null}
      />
    ),
  };
}

const sentValues = (fields: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, textIn(fields, name)]));

/** Where items are written and read, and decisions that hold at once adjusted. */
export const itemRoutes = [
  page({
    id: 'sittings.papers',
    path: patterns.sittingPapers,
    params: sittingParams,
    policy: reads,
    audit: 'none: reads the papers of a meeting of the board',
    handler: async (ctx) => {
      const sitting = await found(ctx, ctx.params.id);
      if (!sitting) return noSitting();
      const items = sitting.state.items.filter(({ phase }) => phase !== 'removed');
      return {
        title: pagesText[ctx.lang].papers,
        breadcrumbs: crumbs(ctx, sitting, [pagesText[ctx.lang].papers]),
        body: <PapersScreen lang={ctx.lang} url={ctx.url} sitting={sitting} items={items} />,
      };
    },
  }),
  page({
    id: 'sittings.item.new',
    path: patterns.sittingItemNew,
    params: sittingParams,
    policy: keeps,
    audit: 'none: nothing happens before the form is sent',
    handler: async (ctx) => {
      const sitting = await found(ctx, ctx.params.id);
      return sitting ? formPage(ctx, sitting, undefined, { values: valuesOfItem(undefined), faults: {} }) : noSitting();
    },
  }),
  form({
    id: 'sittings.item.added',
    path: patterns.sittingItemNew,
    params: sittingParams,
    policy: keeps,
    audit: 'sitting.happened',
    body: bodies.newItem,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const sitting = await found(ctx, id);
      if (!sitting) return noSitting();
      const { item, faults } = readItem(ctx, ctx.body, sitting, undefined);
      if (!item) return formPage(ctx, sitting, undefined, { values: sentValues(ctx.body), faults });
      const done = await addItem(doingOf(ctx), { id }, item);
      return done.ok ? seeOther(ctx.url.page(paths.sitting(id), { klart: 'sparat' })) : answerRefusal(ctx, id, done.error);
    },
  }),
  page({
    id: 'sittings.item',
    path: patterns.sittingItem,
    params: itemParams,
    query: z.object({ klart: z.literal('sparat').optional() }),
    policy: reads,
    audit: 'none: reads an item of the board',
    handler: (ctx) => itemPage(ctx, ctx.params.id, ctx.params.item, ctx.query.klart),
  }),
  form({
    id: 'sittings.item.removed',
    path: patterns.sittingItem,
    params: itemParams,
    policy: keeps,
    audit: 'sitting.happened',
    body: bodies.remove,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, item: of } = ctx.params;
      const seen = { of, version: numberIn(ctx.body, 'version') };
      const done = await happen(doingOf(ctx), { id, seen }, { kind: 'item-removed', of, why: textIn(ctx.body, 'why') });
      return done.ok ? seeOther(ctx.url.page(paths.sitting(id), { klart: 'sparat' })) : answerRefusal(ctx, id, done.error);
    },
  }),
  page({
    id: 'sittings.item.edit',
    path: patterns.sittingItemEdit,
    params: itemParams,
    policy: keeps,
    audit: 'none: nothing happens before the form is sent',
    handler: async (ctx) => {
      const here = await placed(ctx, ctx.params.id, ctx.params.item);
      return here ? formPage(ctx, here.sitting, here.one, { values: valuesOfItem(here.one.item), faults: {} }) : noSitting();
    },
  }),
  form({
    id: 'sittings.item.revised',
    path: patterns.sittingItemEdit,
    params: itemParams,
    policy: keeps,
    audit: 'sitting.happened',
    body: bodies.item,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, item: of } = ctx.params;
      const here = await placed(ctx, id, of);
      if (!here) return noSitting();
      const { item, faults } = readItem(ctx, ctx.body, here.sitting, here.one.item);
      const values = sentValues(ctx.body);
      if (!item) return formPage(ctx, here.sitting, here.one, { values, faults });
      const whole: Item = { ...item, id: of };
      const done = await reviseItem(doingOf(ctx), { id, seen: { of, version: numberIn(ctx.body, 'version') } }, whole);
      if (done.ok) return seeOther(ctx.url.page(paths.sittingItem(id, of), { klart: 'sparat' }));
      if (!isKeyReused(done.error) && done.error.kind === 'stale') {
        const now = findItem(done.error.now.state, of);
        if (now) return formPage(ctx, done.error.now, here.one, { values, faults: {}, now });
      }
      return answerRefusal(ctx, id, done.error);
    },
  }),
  form({
    id: 'sittings.item.adjusted',
    path: patterns.sittingItemAdjust,
    from: patterns.sittingItem,
    params: itemParams,
    policy: adjusts,
    audit: 'sitting.happened',
    body: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, item: of } = ctx.params;
      const done = await adjustItem(doingOf(ctx), ctx.deps, { id, of, hash: ctx.body.hash });
      return done.ok ? seeOther(ctx.url.page(paths.sittingItem(id, of), { klart: 'sparat' })) : answerRefusal(ctx, id, done.error);
    },
  }),
  form({
    id: 'sittings.vacancy',
    path: patterns.sittingVacancy,
    from: patterns.sittingItem,
    params: itemParams,
    policy: writesCalls,
    audit: 'call.created',
    body: z.object({}),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const here = await placed(ctx, ctx.params.id, ctx.params.item);
      const area = here?.one.item.area;
      if (!area) return noSitting();
      const done = await createCall(doingOf(ctx), ctx.deps, { area, kind: null });
      return seeOther(ctx.url.page(done.ok ? paths.callWork(done.value) : patterns.callsWork));
    },
  }),
];
