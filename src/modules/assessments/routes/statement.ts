import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, keptForm, valuesOf } from '../../access/index.ts';
import { todayIn } from '../../cases/index.ts';
import { documentsById } from '../../documents/index.ts';
import { readAnswer } from '../../preparation/index.ts';
import { workStates } from '../commands/common.ts';
import { answerB2Statement, beginB2Statement, lockB2Statement } from '../commands/statement.ts';
import { earlierEditions, lockedContent } from '../queries.ts';
import type { Words } from '../screens/overview.tsx';
import { StatementScreen } from '../screens/statement.tsx';
import { statementText } from '../text/statement.ts';
import { wholeStatement } from '../whole.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  assesses,
  type Ctx,
  caseParams,
  crumbs,
  discardOf,
  form,
  hiddenOf,
  numberIn,
  organises,
  page,
  placeOf,
  reads,
  readWhole,
  roleOf,
  textIn,
  works,
} from './kit.ts';

const done = z.object({ klart: z.enum(['begun', 'saved', 'answered', 'locked']).optional() });

export const statementRoutes = [
  page({
    id: 'b2-statement',
    path: patterns.b2Statement,
    params: caseParams,
    query: done,
    policy: reads,
    audit: 'joint-statement.read',
    handler: (ctx) => {
      const says = ctx.query.klart === undefined ? undefined : statementText[ctx.lang].done[ctx.query.klart];
      return statementPage(ctx, ctx.params.id, { says });
    },
  }),
  form({
    id: 'b2-statement.begun',
    path: patterns.b2Statement,
    params: caseParams,
    policy: works,
    audit: 'joint-statement.begun',
    body: bodies.nothing,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const begun = await beginB2Statement(doingOf(ctx), id);
      if (begun.ok) return seeOther(ctx.url.page(paths.b2Statement(id), { klart: 'begun' }));
      return answerFault(ctx, begun.error, { id, action: 'joint-statement.begun' });
    },
  }),
  form({
    id: 'b2-statement.answered',
    path: patterns.b2StatementAnswer,
    from: patterns.b2Statement,
    params: caseParams,
    policy: assesses,
    audit: 'joint-statement.answered',
    body: bodies.answer,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const said = readAnswer(ctx.lang, (name) => textIn(ctx.body, name));
      if (!said.ok) return statementPage(ctx, id, { values: valuesOf(ctx.body), errors: said.error });
      const answered = await answerB2Statement(doingOf(ctx), { careCase: id, version: numberIn(ctx.body, 'version'), ...said.value });
      if (answered.ok) return seeOther(ctx.url.page(paths.b2Statement(id), { klart: 'answered' }));
      return answerFault(ctx, answered.error, { id, action: 'joint-statement.answered' });
    },
  }),
  form({
    id: 'b2-statement.locked',
    path: patterns.b2StatementLock,
    from: patterns.b2Statement,
    params: caseParams,
    policy: organises,
    audit: 'joint-statement.locked',
    body: bodies.lock,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const locked = await lockB2Statement(doingOf(ctx), ctx.deps, { careCase: id, version: numberIn(ctx.body, 'version') });
      if (locked.ok) return seeOther(ctx.url.page(paths.b2Statement(id), { klart: 'locked' }));
      if (locked.error !== 'key-reused' && locked.error.kind === 'not-ready') return statementPage(ctx, id, { status: 409 });
      return answerFault(ctx, locked.error, { id, action: 'joint-statement.locked' });
    },
  }),
];

type Shown = { readonly says?: string | undefined; readonly values?: Words; readonly errors?: Words; readonly status?: number };

async function statementPage(ctx: Ctx, id: string, { says, values, errors = {}, status }: Shown): Promise<PageAnswer | Problem> {
  const found = await readWhole(ctx, id, async (tx, careCase) => {
    const whole = await wholeStatement(tx, ctx.deps, careCase, await todayIn(tx));
    const document = whole?.statement.document;
    const isLocked = whole?.statement.status === 'locked';
    return {
      whole,
      documents: document ? await documentsById(tx, [document]) : [],
      earlier: await documentsById(tx, await earlierEditions(tx, id)),
      hash: isLocked ? ((await lockedContent(tx, id))?.hash ?? null) : null,
    };
  });
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'joint-statement.read' });
  const { careCase, read } = found.value;
  const role = roleOf(ctx);
  const isNow = workStates.includes(careCase.state);
  const kept = values ? undefined : await keptForm(ctx);
  const { title } = statementText[ctx.lang];
  return {
    title,
    hasErrors: Object.keys(errors).length > 0,
    ...(status === undefined ? {} : { status }),
    breadcrumbs: crumbs(ctx, careCase, [title]),
    body: StatementScreen({
      ...placeOf(ctx, careCase),
      ...read,
      acts: {
        writes: isNow && (role === 'case-officer' || role === 'b2-member'),
        answers: isNow && role === 'b2-member',
        locks: isNow && role === 'case-officer',
      },
      values: values ?? (kept ? valuesOf(kept.values) : {}),
      errors,
      keptAt: kept?.keptAt,
      discard: discardOf(ctx),
      says,
      hidden: () => hiddenOf(ctx),
    }),
  };
}
