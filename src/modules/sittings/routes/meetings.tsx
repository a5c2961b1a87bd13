import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '../../../kernel/date.ts';
import { formatDate } from '../../../kernel/format.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { DoneNotice, doingOf, isKeyReused } from '../../access/index.ts';
import { documentsById } from '../../documents/index.ts';
import { continued, drawItem } from '../commands/draw.ts';
import type { SittingRefusal } from '../commands/kit.ts';
import { addItem, changeSitting, giveNotice, planSitting, type Time } from '../commands/plan.ts';
import { casesForBoard, findSitting, type Sitting, sittingsFor } from '../queries.ts';
import { type PlanForm, SittingsScreen } from '../screens/list.tsx';
import { type Change, SittingScreen } from '../screens/sitting.tsx';
import { pagesText } from '../text/pages.ts';
import { bodies } from './bodies.ts';
import {
  answerRefusal,
  type Ctx,
  crumbs,
  type Fields,
  faultTexts,
  form,
  found,
  hiddenOf,
  isActing,
  isKeeper,
  keeps,
  noSitting,
  page,
  readAs,
  reads,
  sittingParams,
  textIn,
} from './kit.ts';

const noValues = { day: '', start: '10.00', place: '' };

async function listPage(ctx: Ctx, given: Pick<PlanForm, 'values' | 'faults'> = { values: noValues, faults: {} }): Promise<PageAnswer> {
  const text = pagesText[ctx.lang];
  const sittings = await readAs(ctx, sittingsFor);
  const planned = new Set(sittings.filter(({ phase }) => phase !== 'cancelled').map(({ day }) => day));
  const known = ctx.deps.register
    .data()
    .meetings.map(({ date }) => date)
    .filter((date) => date >= ctx.today && !planned.has(date));
  const isRefused = Object.keys(given.faults).length > 0;
  return {
    title: text.title,
    breadcrumbs: [{ label: text.title }],
    hasErrors: isRefused,
    ...(isRefused ? { status: 422 } : {}),
    body: (
      <SittingsScreen
        lang={ctx.lang}
        url={ctx.url}
        sittings={sittings}
        plan={isKeeper(ctx) ? { known, ...given, hidden: hiddenOf(ctx) } : null}
        top={null}
      />
    ),
  };
}

/** Day, time and place as they were sent, or what is wrong with them by field. */
function readTime(ctx: Ctx, fields: Fields): { readonly time: Time | undefined; readonly faults: Readonly<Record<string, string>> } {
  const words = pagesText[ctx.lang].form;
  const day = parseLocalDate(textIn(fields, 'day') || textIn(fields, 'known'));
  const clock = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(textIn(fields, 'start'));
  const place = textIn(fields, 'place');
  const faults = {
    ...(day.ok ? {} : { day: words.dayWrong }),
    ...(clock ? {} : { start: words.timeWrong }),
    ...(place.length > 300 ? { place: words.tooLong } : {}),
  };
  const time =
    day.ok && clock && Object.keys(faults).length === 0
      ? { day: day.value, start: `${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}`, place }
      : undefined;
  return { time, faults };
}
const timeValues = (fields: Fields) => ({ day: textIn(fields, 'day'), start: textIn(fields, 'start'), place: textIn(fields, 'place') });

/** Items of earlier meetings that came back and are not on an agenda again. */
async function pendingFor(ctx: Ctx, sitting: Sitting) {
  return readAs(ctx, async (tx) => {
    const earlier = (await sittingsFor(tx)).filter(({ id, phase }) => id !== sitting.id && phase !== 'cancelled');
    const all = (await Promise.all(earlier.map(({ id }) => findSitting(tx, id)))).flatMap((one) => (one ? [one] : []));
    const taken = new Set(
      [sitting, ...all].flatMap(({ state }) => state.items.filter(({ phase }) => phase !== 'removed').map(({ item }) => item.continues)),
    );
    return all.flatMap((one) =>
      one.state.items
        .filter(({ item }) => !taken.has(item.id) && continued(one, item.id) !== undefined)
        .map(({ item }) => ({ from: one.id, item: item.id, title: item.title, day: formatDate(one.day as LocalDate, ctx.lang) })),
    );
  });
}

async function sittingPage(
  ctx: Ctx,
  id: string,
  { done, change = { values: {}, faults: {} } }: { readonly done?: string | undefined; readonly change?: Change },
): Promise<PageAnswer | Problem> {
  const sitting = await found(ctx, id);
  if (!sitting) return noSitting();
  const text = pagesText[ctx.lang];
  const isRefused = Object.keys(change.faults).length > 0;
  const data = (sitting.fictitious ? ctx.deps.register.withFictitious : ctx.deps.register).data();
  const { document = null } = sitting.state.noticed ?? {};
  const notice = document === null ? [] : await readAs(ctx, (tx) => documentsById(tx, [document]));
  const cases = isKeeper(ctx) ? await readAs(ctx, (tx) => casesForBoard(tx, sitting.fictitious)) : [];
  const keep = isKeeper(ctx)
    ? {
        hidden: hiddenOf(ctx),
        cases: cases.map(({ id: value, area }) => ({ value, label: data.areas.find((one) => one.id === area)?.name ?? area })),
        pending: await pendingFor(ctx, sitting),
        change,
      }
    : null;
  return {
    title: text.sitting(formatDate(sitting.day, ctx.lang)),
    hasErrors: isRefused,
    ...(isRefused ? { status: 422 } : {}),
    breadcrumbs: crumbs(ctx, sitting)
      .slice(0, 1)
      .concat({ label: text.sitting(formatDate(sitting.day, ctx.lang)) }),
    body: (
      <SittingScreen
        lang={ctx.lang}
        url={ctx.url}
        sitting={sitting}
        notice={notice}
        sits={isActing(ctx, 'board-chair', 'board-member', 'board-substitute')}
        keep={keep}
        top={<DoneNotice lang={ctx.lang} says={done === undefined ? undefined : text.saved} />}
      />
    ),
  };
}

/** Where meetings are planned, called and given their agenda. */
export const meetingRoutes = [
  page({
    id: 'sittings.list',
    path: patterns.sittings,
    policy: reads,
    audit: 'none: reads the meetings of the board',
    handler: (ctx) => listPage(ctx),
  }),
  form({
    id: 'sittings.planned',
    path: patterns.sittings,
    policy: keeps,
    audit: 'sitting.happened',
    body: bodies.plan,
    invalid: (ctx) => listPage(ctx, { values: noValues, faults: { day: pagesText[ctx.lang].form.dayWrong } }),
    handler: async (ctx) => {
      const { time, faults } = readTime(ctx, ctx.body);
      if (!time) return listPage(ctx, { values: timeValues(ctx.body), faults });
      const done = await planSitting(doingOf(ctx), time);
      if (done.ok) return seeOther(ctx.url.page(paths.sitting(done.value)));
      if (!isKeyReused(done.error) && done.error.kind === 'faults')
        return listPage(ctx, { values: timeValues(ctx.body), faults: { day: faultTexts(ctx, done.error.faults).join('. ') } });
      return answerRefusal(ctx, '', done.error);
    },
  }),
  page({
    id: 'sittings.one',
    path: patterns.sitting,
    params: sittingParams,
    query: z.object({ klart: z.literal('sparat').optional() }),
    policy: reads,
    audit: 'none: reads a meeting of the board',
    handler: (ctx) => sittingPage(ctx, ctx.params.id, { done: ctx.query.klart }),
  }),
  form({
    id: 'sittings.time',
    path: patterns.sittingTime,
    from: patterns.sitting,
    params: sittingParams,
    policy: keeps,
    audit: 'sitting.happened',
    body: bodies.time,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const back = seeOther(ctx.url.page(paths.sitting(id), { klart: 'sparat' }));
      const refused = (fault: SittingRefusal | 'key-reused', name: 'day' | 'why', values: Change['values']) => {
        const isPlain = !isKeyReused(fault) && fault.kind === 'faults';
        return isPlain
          ? sittingPage(ctx, id, { change: { values, faults: { [name]: faultTexts(ctx, fault.faults).join('. ') } } })
          : answerRefusal(ctx, id, fault);
      };
      const values = { ...timeValues(ctx.body), why: textIn(ctx.body, 'why') };
      if (textIn(ctx.body, 'do') === 'cancel') {
        const done = await changeSitting(doingOf(ctx), { id }, { kind: 'cancelled', why: values.why });
        return done.ok ? back : refused(done.error, 'why', { why: values.why });
      }
      const { time, faults } = readTime(ctx, ctx.body);
      if (!time) return sittingPage(ctx, id, { change: { values, faults } });
      const done = await changeSitting(doingOf(ctx), { id }, { kind: 'changed', ...time });
      return done.ok ? back : refused(done.error, 'day', values);
    },
  }),
  form({
    id: 'sittings.drawn',
    path: patterns.sittingDraw,
    from: patterns.sitting,
    params: sittingParams,
    policy: keeps,
    audit: 'sitting.happened',
    body: z.object({ careCase: z.uuid().optional(), from: z.uuid().optional(), item: z.uuid().optional() }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { careCase, from, item } = ctx.body;
      if (careCase !== undefined) {
        const done = await drawItem(doingOf(ctx), ctx.deps, { id, careCase });
        return done.ok ? seeOther(ctx.url.page(paths.sittingItem(id, done.value))) : answerRefusal(ctx, id, done.error);
      }
      const earlier = from === undefined ? undefined : await found(ctx, from);
      const again = earlier && item !== undefined ? continued(earlier, item) : undefined;
      if (!again) return noSitting();
      const done = await addItem(doingOf(ctx), { id }, again);
      return done.ok ? seeOther(ctx.url.page(paths.sitting(id), { klart: 'sparat' })) : answerRefusal(ctx, id, done.error);
    },
  }),
  form({
    id: 'sittings.noticed',
    path: patterns.sittingNotice,
    from: patterns.sitting,
    params: sittingParams,
    policy: keeps,
    audit: 'sitting.happened',
    body: z.object({}),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await giveNotice(doingOf(ctx), ctx.deps, { id });
      return done.ok ? seeOther(ctx.url.page(paths.sitting(id))) : answerRefusal(ctx, id, done.error);
    },
  }),
];
