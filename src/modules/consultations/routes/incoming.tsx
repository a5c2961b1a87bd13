import { z } from 'zod';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf } from '../../access/index.ts';
import { moderate } from '../commands/open-answer.ts';
import { judgeLate } from '../commands/plea.ts';
import { pleasOf } from '../queries/consultation.ts';
import { waitingOpenAnswers } from '../queries/incoming.ts';
import { IncomingScreen } from '../screens/incoming.tsx';
import { officerText } from '../text/officer.ts';
import {
  badForm,
  type Ctx,
  doneNotice,
  doorkeepers,
  faultWords,
  form,
  hiddenOf,
  idParams,
  longText,
  maybeDay,
  officers,
  paths,
  patterns,
  readConsultation,
  settle,
} from './kit.tsx';
import { below, type Errors, pageOf, roleOf, wrongFields } from './page.tsx';

async function incomingPage(
  ctx: Ctx,
  id: string,
  state: { done?: string | undefined; errors?: Errors } = {},
): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => ({
    one,
    waiting: await waitingOpenAnswers(tx, id),
    pleas: await pleasOf(tx, id),
  }));
  if (!read.ok) return read.problem;
  const { one } = read.value;
  const text = officerText[ctx.lang];
  return below(ctx, one, {
    title: text.incomingTitle(one.areaName),
    way: [[text.incomingTitle('').replace(/: $/, '')]],
    errors: state.errors,
    body: (
      <IncomingScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read.value}
        errors={state.errors ?? []}
        mayModerate={['case-officer', 'registrar'].includes(roleOf(ctx))}
        mayJudge={roleOf(ctx) === 'case-officer'}
        hidden={() => hiddenOf(ctx)}
        top={doneNotice(ctx, state.done)}
      />
    ),
  });
}

/** What has come in and waits to be judged: answers without account, and what is asked too late. */
export const incomingRoutes = [
  pageOf('consultations.incoming', patterns.consultationIncoming, incomingPage),
  form({
    id: 'consultations.moderated',
    path: patterns.consultationModerate,
    from: patterns.consultationIncoming,
    params: idParams.extend({ open: z.uuid() }),
    policy: doorkeepers,
    audit: 'consultation.open-answer-received',
    body: z.object({ do: z.enum(['receive', 'reject']), reason: longText(1_000) }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id, open } = ctx.params;
      const take = ctx.body.do === 'receive';
      if (!take && ctx.body.reason === '') return incomingPage(ctx, id, { errors: faultWords(ctx.lang, { [`reason-${open}`]: 'empty' }) });
      const done = await moderate(doingOf(ctx), id, open, { take, reason: ctx.body.reason });
      return settle(ctx, done, {
        id,
        action: 'consultation.open-answer-received',
        back: paths.consultationIncoming(id),
        says: take ? 'received' : 'rejected',
      });
    },
  }),
  form({
    id: 'consultations.plea-judged',
    path: patterns.consultationPlea,
    from: patterns.consultationIncoming,
    params: idParams.extend({ plea: z.uuid() }),
    policy: officers,
    audit: 'consultation.plea-judged',
    body: z.object({ newLastDay: maybeDay('newLastDay'), decision: longText(2_000) }),
    invalid: (ctx) => incomingPage(ctx, ctx.params.id, { errors: faultWords(ctx.lang, { [`newLastDay-${ctx.params.plea}`]: 'other' }) }),
    handler: async (ctx) => {
      const { id, plea } = ctx.params;
      const { newLastDay, decision } = ctx.body;
      if (decision === '') return incomingPage(ctx, id, { errors: faultWords(ctx.lang, { [`decision-${plea}`]: 'empty' }) });
      const done = await judgeLate(doingOf(ctx), { id, plea, newLastDay, decision });
      if (wrongFields(done)) return incomingPage(ctx, id, { errors: faultWords(ctx.lang, { [`newLastDay-${plea}`]: 'past' }) });
      return settle(ctx, done, { id, action: 'consultation.plea-judged', back: paths.consultationIncoming(id), says: 'judged' });
    },
  }),
];
