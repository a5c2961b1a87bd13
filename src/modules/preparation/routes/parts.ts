import { paths, patterns } from '../../../kernel/paths.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, keptForm, valuesOf } from '../../access/index.ts';
import { todayIn } from '../../cases/index.ts';
import { readers, writers } from '../commands/common.ts';
import { writePart } from '../commands/write.ts';
import { isPrediction, isTextPart, type PartContent, placeKey, readPrediction } from '../core/statement.ts';
import { allParts, findStatement, type Part, placesOf, versionsOf } from '../queries.ts';
import { HistoryScreen, PartScreen, partName, said } from '../screens/part.tsx';
import type { Places, Words } from '../screens/statement.tsx';
import { preparationText } from '../text/preparation.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  type Ctx,
  crumbs,
  discardOf,
  type Fields,
  form,
  hiddenOf,
  noPart,
  numberIn,
  page,
  partParams,
  readInCase,
  reads,
  textIn,
  writes,
} from './kit.ts';

export const partRoutes = [
  page({
    id: 'b1-statement.part',
    path: patterns.b1StatementPart,
    params: partParams,
    policy: writes,
    audit: 'preparation-statement.read',
    handler: (ctx) => partPage(ctx, ctx.params, {}),
  }),
  form({
    id: 'b1-statement.part.saved',
    path: patterns.b1StatementPart,
    params: partParams,
    policy: writes,
    audit: 'preparation-statement.part-saved',
    body: bodies.part,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, part } = ctx.params;
      const values = valuesOf(ctx.body);
      const known = await readInCase(ctx, id, writers, async (tx) => ({ places: await placesOf(tx), today: await todayIn(tx) }));
      if (!known.ok) return answerFault(ctx, known.error, { id, action: 'preparation-statement.part-saved' });
      const { places, today } = known.value.read;
      const read = readContent(ctx, part, ctx.body, places, today);
      if (!read.content) return partPage(ctx, ctx.params, { values, errors: read.errors });
      const version = part === 'new' ? 0 : numberIn(ctx.body, 'version');
      const saved = await writePart(doingOf(ctx), { careCase: id, part, version, content: read.content });
      if (saved.ok) return seeOther(ctx.url.page(paths.b1Statement(id), { klart: 'saved' }));
      if (saved.error !== 'key-reused' && saved.error.kind === 'stale-part') {
        return saved.error.now && !saved.error.now.removed
          ? partPage(ctx, ctx.params, { values, stale: saved.error.now, mine: read.content })
          : answerFault(ctx, { kind: 'changed' }, { id, action: 'preparation-statement.part-saved' });
      }
      return answerFault(ctx, saved.error, { id, action: 'preparation-statement.part-saved' });
    },
  }),
  form({
    id: 'b1-statement.part.removed',
    path: patterns.b1StatementPartRemove,
    from: patterns.b1StatementPart,
    params: partParams,
    policy: writes,
    audit: 'preparation-statement.part-removed',
    body: bodies.lock,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, part } = ctx.params;
      const found = await readInCase(ctx, id, writers, (tx) => findPart(tx, id, part));
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'preparation-statement.part-removed' });
      const now = found.value.read;
      if (!now || !isPrediction(now.content)) return noPart();
      const version = numberIn(ctx.body, 'version');
      const removed = await writePart(doingOf(ctx), { careCase: id, part, version, content: now.content, removed: true });
      if (removed.ok) return seeOther(ctx.url.page(paths.b1Statement(id), { klart: 'removed' }));
      return answerFault(ctx, removed.error, { id, action: 'preparation-statement.part-removed' });
    },
  }),
  page({
    id: 'b1-statement.part.history',
    path: patterns.b1StatementPartHistory,
    params: partParams,
    policy: reads,
    audit: 'preparation-statement.read',
    handler: async (ctx) => {
      const { id, part } = ctx.params;
      const found = await readInCase(ctx, id, readers, async (tx) => {
        const statement = await findStatement(tx, id);
        return { versions: statement ? await versionsOf(tx, statement.id, part) : [], places: await placesOf(tx) };
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'preparation-statement.read' });
      const { careCase, read } = found.value;
      if (read.versions.length === 0) return noPart();
      const title = preparationText[ctx.lang].historyOf(partName(ctx.lang, part));
      return {
        title,
        breadcrumbs: crumbs(ctx, careCase, title),
        body: HistoryScreen({ lang: ctx.lang, url: ctx.url, careCase, part, ...read }),
      };
    },
  }),
];

async function findPart(tx: Tx, careCase: string, part: string): Promise<Part | undefined> {
  const statement = await findStatement(tx, careCase);
  return statement && (await allParts(tx, statement.id)).find((one) => one.part === part && !one.removed);
}

type Read = { readonly content?: PartContent; readonly errors: Words };

/** A part as read from its form, or what is wrong with each field. */
function readContent(ctx: Ctx, part: string, body: Fields, places: Places, today: Awaited<ReturnType<typeof todayIn>>): Read {
  const words = preparationText[ctx.lang].faults;
  if (isTextPart(part)) {
    const text = textIn(body, 'text');
    return text.length > 20_000 ? { errors: { text: words.text } } : { content: { text }, errors: {} };
  }
  const known = { regions: places.regions.map(({ id }) => id), collaborationRegions: places.collaborationRegions.map(({ id }) => id) };
  const { prediction, faults } = readPrediction((name) => textIn(body, name), known, today);
  return prediction ? { content: prediction, errors: {} } : { errors: Object.fromEntries(faults.map((name) => [name, words[name]])) };
}

const valuesIn = (content: PartContent): Words =>
  isPrediction(content) ? { ...content, place: placeKey(content.place) } : { text: content.text };

type Shown = { readonly values?: Words; readonly errors?: Words; readonly stale?: Part; readonly mine?: PartContent };

async function partPage(
  ctx: Ctx,
  { id, part }: { readonly id: string; readonly part: string },
  { values, errors = {}, stale, mine }: Shown,
): Promise<PageAnswer | Problem> {
  const found = await readInCase(ctx, id, writers, async (tx) => {
    const statement = await findStatement(tx, id);
    return { statement, now: await findPart(tx, id, part), places: await placesOf(tx) };
  });
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'preparation-statement.read' });
  const { careCase, read } = found.value;
  const { statement, now, places } = read;
  if (!statement || (!now && part !== 'new' && !isTextPart(part))) return noPart();
  if (statement.status === 'locked') return answerFault(ctx, { kind: 'locked' }, { id, action: 'preparation-statement.read' });
  const kept = values ? undefined : await keptForm(ctx);
  const title = partName(ctx.lang, part);
  const version = String(stale?.version ?? now?.version ?? 0);
  return {
    title,
    hasErrors: Object.keys(errors).length > 0,
    ...(stale ? { status: 409 } : {}),
    breadcrumbs: crumbs(ctx, careCase, title),
    body: PartScreen({
      lang: ctx.lang,
      url: ctx.url,
      careCase,
      part,
      places,
      values: values ?? (kept ? valuesOf(kept.values) : now ? valuesIn(now.content) : {}),
      errors,
      keptAt: kept?.keptAt,
      discard: discardOf(ctx),
      conflict: stale && mine ? { who: stale.changedBy, at: stale.changedAt, rows: compared(ctx, stale, mine, places) } : undefined,
      hidden: hiddenOf(ctx, { version }),
      removeHidden: now && isPrediction(now.content) ? hiddenOf(ctx, { version }) : undefined,
    }),
  };
}

/** What differs between what holds and what was written. */
function compared(ctx: Ctx, now: Part, mine: PartContent, places: Places) {
  const theirs = said(ctx.lang, now.content, places);
  const yours = said(ctx.lang, mine, places);
  return theirs.map(([label, value], at) => ({ label, now: value, yours: yours[at]?.[1] ?? '' })).filter((row) => row.now !== row.yours);
}
