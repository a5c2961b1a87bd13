import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { notFound, type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, keptForm, valuesOf } from '../../access/index.ts';
import { todayIn } from '../../cases/index.ts';
import { type Part, versionsOf } from '../../preparation/index.ts';
import { nameOf } from '../applicants.ts';
import { writeB2Part } from '../commands/statement.ts';
import { kindOf, type PartContent } from '../core/statement.ts';
import { appliedOf, partValues, readPart, saidIn } from '../part-form.ts';
import type { Words } from '../screens/overview.tsx';
import { PartHistoryScreen, PartScreen } from '../screens/part.tsx';
import { statementText } from '../text/statement.ts';
import { type WholeStatement, wholeStatement } from '../whole.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  type Ctx,
  caseParams,
  crumbs,
  discardOf,
  form,
  hiddenOf,
  numberIn,
  page,
  placeOf,
  reads,
  readWhole,
  textIn,
  works,
} from './kit.ts';

const partParams = caseParams.extend({ part: z.string().min(1).max(60) });
const action = 'joint-statement.read';
const noPart = (): Problem => notFound({ sv: statementText.sv.problems.notFound, en: statementText.en.problems.notFound });

export const partRoutes = [
  page({
    id: 'b2-statement.part',
    path: patterns.b2StatementPart,
    params: partParams,
    policy: works,
    audit: action,
    handler: (ctx) => partPage(ctx, ctx.params, {}),
  }),
  form({
    id: 'b2-statement.part.saved',
    path: patterns.b2StatementPart,
    params: partParams,
    policy: works,
    audit: 'joint-statement.part-saved',
    body: bodies.part,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, part } = ctx.params;
      const values = valuesOf(ctx.body);
      const found = await readWhole(ctx, id, async (tx, careCase) => {
        const today = await todayIn(tx);
        return { whole: await wholeStatement(tx, ctx.deps, careCase, today), today };
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'joint-statement.part-saved' });
      const { whole, today } = found.value.read;
      if (!whole || !isPart(part, whole)) return noPart();
      const read = readPart(ctx.lang, part, whole, (name) => textIn(ctx.body, name), today);
      if (!read.content) return partPage(ctx, ctx.params, { values, errors: read.errors });
      const saved = await writeB2Part(doingOf(ctx), { careCase: id, part, version: numberIn(ctx.body, 'version'), content: read.content });
      if (saved.ok) return seeOther(ctx.url.page(paths.b2Statement(id), { klart: 'saved' }));
      if (saved.error !== 'key-reused' && saved.error.kind === 'stale-part' && saved.error.now)
        return partPage(ctx, ctx.params, { values, stale: saved.error.now, mine: read.content });
      return answerFault(ctx, saved.error, { id, action: 'joint-statement.part-saved' });
    },
  }),
  page({
    id: 'b2-statement.part.history',
    path: patterns.b2StatementPartHistory,
    params: partParams,
    policy: reads,
    audit: action,
    handler: async (ctx) => {
      const { id, part } = ctx.params;
      const found = await readWhole(ctx, id, async (tx, careCase) => {
        const whole = await wholeStatement(tx, ctx.deps, careCase, await todayIn(tx));
        return whole && { whole, versions: await versionsOf<PartContent>(tx, whole.statement.id, part, 'b2') };
      });
      if (!found.ok) return answerFault(ctx, found.error, { id, action });
      const { careCase, read } = found.value;
      if (!read || read.versions.length === 0) return noPart();
      const title = titleOf(ctx, part, read.whole);
      const heading = statementText[ctx.lang].history(title);
      return {
        title: heading,
        breadcrumbs: crumbs(ctx, careCase, [statementText[ctx.lang].title, paths.b2Statement(id)], [heading]),
        body: PartHistoryScreen({
          ...placeOf(ctx, careCase),
          title,
          versions: read.versions,
          said: (content) => saidIn(ctx.lang, part, read.whole, content),
        }),
      };
    },
  }),
];

/** Whether there is such a part to write: of those that each statement has, or of an application that stands. */
const isPart = (part: string, whole: WholeStatement): boolean => {
  const kind = kindOf(part);
  return kind === 'applicant' ? appliedOf(whole, part) !== undefined : kind !== undefined;
};

function titleOf(ctx: Ctx, part: string, whole: WholeStatement): string {
  const text = statementText[ctx.lang];
  const kind = kindOf(part);
  const one = whole.round.applied.find(({ application }) => part === `applicant-${application.id}`);
  return kind === 'applicant' || kind === undefined ? text.partName(one ? nameOf(one) : '') : text.parts[kind];
}

type Shown = {
  readonly values?: Words;
  readonly errors?: Words;
  readonly stale?: Part<PartContent>;
  readonly mine?: PartContent;
};

async function partPage(
  ctx: Ctx,
  { id, part }: { readonly id: string; readonly part: string },
  { values, errors = {}, stale, mine }: Shown,
): Promise<PageAnswer | Problem> {
  const found = await readWhole(ctx, id, async (tx, careCase) => wholeStatement(tx, ctx.deps, careCase, await todayIn(tx)));
  if (!found.ok) return answerFault(ctx, found.error, { id, action });
  const { careCase, read: whole } = found.value;
  if (!whole) return noPart();
  if (!isPart(part, whole)) return noPart();
  if (whole.statement.status === 'locked') return answerFault(ctx, { kind: 'locked' }, { id, action });
  const kept = values ? undefined : await keptForm(ctx);
  const title = titleOf(ctx, part, whole);
  const now = whole.parts.get(part);
  return {
    title,
    hasErrors: Object.keys(errors).length > 0,
    ...(stale ? { status: 409 } : {}),
    breadcrumbs: crumbs(ctx, careCase, [statementText[ctx.lang].title, paths.b2Statement(id)], [title]),
    body: PartScreen({
      ...placeOf(ctx, careCase),
      part,
      title,
      whole,
      one: appliedOf(whole, part),
      values: values ?? (kept ? valuesOf(kept.values) : partValues(part, whole)),
      errors,
      keptAt: kept?.keptAt,
      discard: discardOf(ctx),
      conflict:
        stale && mine ? { who: stale.changedBy, at: stale.changedAt, rows: compared(ctx, part, whole, stale.content, mine) } : undefined,
      hidden: hiddenOf(ctx, { version: String(stale?.version ?? now?.version ?? 0) }),
    }),
  };
}

/** What differs between what holds and what was written. */
function compared(ctx: Ctx, part: string, whole: WholeStatement, now: PartContent, mine: PartContent) {
  const [theirs, yours] = [new Map(saidIn(ctx.lang, part, whole, now)), new Map(saidIn(ctx.lang, part, whole, mine))];
  return [...new Set([...theirs.keys(), ...yours.keys()])]
    .map((label) => ({ label, now: theirs.get(label) ?? '', yours: yours.get(label) ?? '' }))
    .filter((row) => row.now !== row.yours);
}
