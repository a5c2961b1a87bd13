import { z } from 'zod';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { backAnswer, endorseAnswer, proposeAnswer, returnAnswer, submitAnswer, withdrawAnswer } from '../commands/answer-move.ts';
import { answerLife } from '../core/life.ts';
import { ResponseScreen } from '../screens/response.tsx';
import {
  badForm,
  type Ctx,
  doneNotice,
  doneQuery,
  endorses,
  form,
  hiddenOf,
  idParams,
  noAnswer,
  ownCrumbs,
  page,
  paths,
  patterns,
  responders,
  responseWriters,
  settle,
  versionField,
} from './kit.tsx';
import { buttonOf } from './page.tsx';
import { isEndorser, isWriter, ownAnswers, readAnswer, titleOf } from './read-response.ts';

async function responsePage(ctx: Ctx, id: string, done: string | undefined): Promise<PageAnswer | Problem> {
  const read = await readAnswer(ctx, id);
  if (!read) return noAnswer();
  const { answer } = read;
  return {
    title: titleOf(ctx, read),
    breadcrumbs: ownCrumbs(ctx, [titleOf(ctx, read)]),
    body: (
      <>
        {doneNotice(ctx, done)}
        <ResponseScreen
          lang={ctx.lang}
          url={ctx.url}
          {...read}
          title={titleOf(ctx, read)}
          may={{
            write: read.isOwn && isWriter(ctx) && read.takes,
            propose: read.isOwn && isWriter(ctx) && read.takes && answerLife[answer.state].propose !== null,
            endorse: read.isOwn && isEndorser(ctx) && read.takes && answerLife[answer.state].endorse !== null,
            return: read.isOwn && isEndorser(ctx) && answerLife[answer.state].return !== null,
            submit: read.isOwn && isWriter(ctx) && read.takes && answerLife[answer.state].submit !== null,
            withdraw: read.isOwn && isWriter(ctx) && read.takes && answer.standing !== null && answerLife[answer.state].withdraw !== null,
            back: !read.isOwn && answer.state === 'proposed' && read.takes,
          }}
          hidden={() => hiddenOf(ctx, { version: String(answer.version) })}
        />
      </>
    ),
  };
}

const moves = {
  propose: { act: proposeAnswer, says: 'proposed', action: 'consultation-answer.proposed' },
  return: { act: returnAnswer, says: 'returned', action: 'consultation-answer.returned' },
  submit: { act: submitAnswer, says: 'submitted', action: 'consultation-answer.submitted' },
  withdraw: { act: withdrawAnswer, says: 'withdrawn', action: 'consultation-answer.withdrawn' },
} as const;

const notAsThis = { ok: false, error: { kind: 'not-now' } } as const;

/** An organisation's answer as a whole: proposed, endorsed, sent in, withdrawn, and backed by others. */
export const responseRoutes = [
  page({
    id: 'responses.one',
    path: patterns.response,
    params: idParams,
    query: doneQuery,
    policy: responders,
    audit: ownAnswers,
    handler: (ctx) => responsePage(ctx, ctx.params.id, ctx.query.klart),
  }),
  form({
    id: 'responses.act',
    path: patterns.responseAct,
    from: patterns.response,
    params: idParams,
    policy: responders,
    audit: 'consultation-answer.submitted',
    body: z.object({ do: z.enum(['propose', 'return', 'submit', 'withdraw']), version: versionField }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const { act, says, action } = moves[ctx.body.do];
      const allowed = ctx.body.do === 'return' ? isEndorser(ctx) : isWriter(ctx);
      const done = allowed ? await act(doingOf(ctx), { id, version: ctx.body.version }) : notAsThis;
      return settle(ctx, done, { id, action, back: paths.response(id), says });
    },
  }),
  buttonOf({
    id: 'responses.endorsed',
    path: patterns.responseEndorse,
    from: patterns.response,
    policy: endorses,
    audit: 'consultation-answer.endorsed',
    act: (ctx, asked) => endorseAnswer(doingOf(ctx), asked),
    back: paths.response,
    says: 'endorsed',
  }),
  form({
    id: 'responses.backed',
    path: patterns.responseBack,
    from: patterns.response,
    params: idParams,
    policy: responseWriters,
    audit: 'consultation-answer.backed',
    body: z.object({ kind: z.enum(['backs', 'attaches']), version: versionField }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id } = ctx.params;
      const done = await backAnswer(doingOf(ctx), { id, version: ctx.body.version }, ctx.body.kind);
      return settle(ctx, done, { id, action: 'consultation-answer.backed', back: paths.response(id), says: 'backed' });
    },
  }),
];
