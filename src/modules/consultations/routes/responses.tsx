import { z } from 'zod';
import { clockNow } from '../../../platform/db/index.ts';
import type { PageAnswer } from '../../../platform/http/route.ts';
import { doingOf, personOf } from '../../access/index.ts';
import { beginOwnAnswer } from '../commands/answer-write.ts';
import { takes } from '../core/due.ts';
import { answersTo, collaborationRegionsOf } from '../queries/answer.ts';
import { allConsultations, isAsked, lastDayOf, pleasOf } from '../queries/consultation.ts';
import { ResponsesScreen } from '../screens/responses.tsx';
import { respondText } from '../text/respond.ts';
import {
  answerFault,
  badForm,
  type Ctx,
  doneNotice,
  doneQuery,
  form,
  hiddenOf,
  ownCrumbs,
  page,
  paths,
  patterns,
  readAs,
  responders,
  responseWriters,
  seeOther,
} from './kit.tsx';
import { isWriter, ownAnswers } from './read-response.ts';

async function responsesPage(ctx: Ctx, done: string | undefined): Promise<PageAnswer> {
  const { organisation } = personOf(ctx.subject).acting;
  const read = await readAs(ctx, async (tx, madeUp) => {
    const now = await clockNow(tx);
    const open = (await allConsultations(tx, { madeUp })).filter(({ state }) => state !== 'draft');
    const rows = [];
    for (const one of open) {
      const lastDay = await lastDayOf(tx, one.id, { organisation });
      const answers = await answersTo(tx, one.id);
      if (lastDay === null || (answers.length === 0 && !(await isAsked(tx, one, organisation)))) continue;
      rows.push({ one, lastDay, answers, pleas: await pleasOf(tx, one.id, organisation), takes: takes({ ...one, lastDay }, now) });
    }
    return { rows, regions: await collaborationRegionsOf(tx, organisation) };
  });
  const text = respondText[ctx.lang];
  return {
    title: text.title,
    breadcrumbs: ownCrumbs(ctx).map(({ label }) => ({ label })),
    body: (
      <>
        {doneNotice(ctx, done)}
        <ResponsesScreen
          lang={ctx.lang}
          url={ctx.url}
          {...read}
          organisation={organisation}
          mayWrite={isWriter(ctx)}
          hidden={() => hiddenOf(ctx)}
        />
      </>
    ),
  };
}

/** What an organisation is asked, and has answered. */
export const responsesRoutes = [
  page({
    id: 'responses.list',
    path: patterns.responses,
    policy: responders,
    audit: ownAnswers,
    query: doneQuery,
    handler: (ctx) => responsesPage(ctx, ctx.query.klart),
  }),
  form({
    id: 'responses.begin',
    path: patterns.responseBegin,
    from: patterns.responses,
    policy: responseWriters,
    audit: 'consultation-answer.begun',
    body: z.object({ consultation: z.uuid(), joint: z.string().max(40).default('') }),
    invalid: badForm,
    handler: async (ctx) => {
      const { consultation, joint } = ctx.body;
      const done = await beginOwnAnswer(doingOf(ctx), consultation, joint === '' ? null : joint);
      if (done.ok) return seeOther(ctx.url.page(paths.response(done.value)));
      return answerFault(ctx, done.error, { id: consultation, action: 'consultation-answer.begun', back: patterns.responses });
    },
  }),
];
