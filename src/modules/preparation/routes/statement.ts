import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, keptForm, personOf, valuesOf } from '../../access/index.ts';
import { documentsById } from '../../documents/index.ts';
import { areaIn } from '../../groups/index.ts';
import { readAnswer } from '../answer-form.ts';
import { answerStatement } from '../commands/answer.ts';
import { readers, workStates } from '../commands/common.ts';
import { lockB1Statement, obstaclesOf, wholeOf } from '../commands/lock.ts';
import { beginStatement } from '../commands/write.ts';
import { findStatement, placesOf } from '../queries.ts';
import { StatementScreen, type Words } from '../screens/statement.tsx';
import { preparationText } from '../text/preparation.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  answers,
  type Ctx,
  caseParams,
  crumbs,
  discardOf,
  form,
  hiddenOf,
  locks,
  numberIn,
  page,
  readInCase,
  reads,
  textIn,
  writes,
} from './kit.ts';

const done = z.object({ klart: z.enum(['begun', 'saved', 'removed', 'answered', 'locked']).optional() });

export const statementRoutes = [
  page({
    id: 'b1-statement',
    path: patterns.b1Statement,
    params: caseParams,
    query: done,
    policy: reads,
    audit: 'preparation-statement.read',
    handler: (ctx) => {
      const says = ctx.query.klart === undefined ? undefined : preparationText[ctx.lang].done[ctx.query.klart];
      return statementPage(ctx, ctx.params.id, { says });
    },
  }),
  form({
    id: 'b1-statement.begun',
    path: patterns.b1Statement,
    params: caseParams,
    policy: writes,
    audit: 'preparation-statement.begun',
    body: bodies.nothing,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const begun = await beginStatement(doingOf(ctx), id);
      if (begun.ok) return seeOther(ctx.url.page(paths.b1Statement(id), { klart: 'begun' }));
      return answerFault(ctx, begun.error, { id, action: 'preparation-statement.begun' });
    },
  }),
  form({
    id: 'b1-statement.answered',
    path: patterns.b1StatementAnswer,
    from: patterns.b1Statement,
    params: caseParams,
    policy: answers,
    audit: 'preparation-statement.answered',
    body: bodies.answer,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const said = readAnswer(ctx.lang, (name) => textIn(ctx.body, name));
      if (!said.ok) return statementPage(ctx, id, { values: valuesOf(ctx.body), errors: said.error });
      const answered = await answerStatement(doingOf(ctx), { careCase: id, version: numberIn(ctx.body, 'version'), ...said.value });
      if (answered.ok) return seeOther(ctx.url.page(paths.b1Statement(id), { klart: 'answered' }));
      return answerFault(ctx, answered.error, { id, action: 'preparation-statement.answered' });
    },
  }),
  form({
    id: 'b1-statement.locked',
    path: patterns.b1StatementLock,
    from: patterns.b1Statement,
    params: caseParams,
    policy: locks,
    audit: 'preparation-statement.locked',
    body: bodies.lock,
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const locked = await lockB1Statement(doingOf(ctx), ctx.deps, { careCase: id, version: numberIn(ctx.body, 'version') });
      if (locked.ok) return seeOther(ctx.url.page(paths.b1Statement(id), { klart: 'locked' }));
      if (locked.error !== 'key-reused' && locked.error.kind === 'not-ready') return statementPage(ctx, id, { status: 409 });
      return answerFault(ctx, locked.error, { id, action: 'preparation-statement.locked' });
    },
  }),
];

type Shown = { readonly says?: string | undefined; readonly values?: Words; readonly errors?: Words; readonly status?: number };

async function statementPage(ctx: Ctx, id: string, { says, values, errors = {}, status }: Shown): Promise<PageAnswer | Problem> {
  const found = await readInCase(ctx, id, readers, async (tx) => {
    const statement = await findStatement(tx, id);
    const whole = statement && (await wholeOf(tx, statement));
    const documents = statement?.document ? await documentsById(tx, [statement.document]) : [];
    return { whole, documents, places: await placesOf(tx) };
  });
  if (!found.ok) return answerFault(ctx, found.error, { id, action: 'preparation-statement.read' });
  const { careCase, read } = found.value;
  const { role } = personOf(ctx.subject).acting;
  const isNow = workStates.includes(careCase.state);
  const kept = values ? undefined : await keptForm(ctx);
  return {
    title: preparationText[ctx.lang].title,
    hasErrors: Object.keys(errors).length > 0,
    ...(status === undefined ? {} : { status }),
    breadcrumbs: crumbs(ctx, careCase),
    body: StatementScreen({
      lang: ctx.lang,
      url: ctx.url,
      careCase,
      area: areaIn(careCase, ctx.lang),
      ...read,
      obstacles: read.whole ? obstaclesOf(read.whole) : [],
      acts: {
        writes: isNow && (role === 'case-officer' || role === 'b1-member'),
        answers: isNow && role === 'b1-member',
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
