import { z } from 'zod';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, isKeyReused } from '../../access/index.ts';
import { maskIn, publish, replyTo, tagAnswer, unmask } from '../commands/judge-answers.ts';
import { masked, suspected } from '../core/masking.ts';
import { findSubmission, marksOn, masksOn, type Reply, repliesIn, themesOf, versionsOf } from '../queries/incoming.ts';
import { AnswerScreen } from '../screens/answer.tsx';
import { officerText } from '../text/officer.ts';
import { bodies } from './bodies.ts';
import {
  answerFault,
  badForm,
  type Ctx,
  doneQuery,
  faultWords,
  form,
  hiddenOf,
  listIn,
  longText,
  officers,
  page,
  paths,
  patterns,
  readConsultation,
  reads,
  seeOther,
  settle,
  sorters,
  submissionParams,
  textIn,
  versionField,
} from './kit.tsx';
import { below, type Errors, own, roleOf, topOf, wrongFields } from './page.tsx';

type AnswerState = {
  done?: string | undefined;
  errors?: Errors;
  reply?: { part: string; text: string };
  stale?: Reply;
  mask?: { field: string; text: string; reason: string; ground: string };
};

async function answerPage(ctx: Ctx, id: string, submission: string, state: AnswerState = {}): Promise<PageAnswer | Problem> {
  const read = await readConsultation(ctx, id, async (tx, one) => {
    const answer = await findSubmission(tx, id, submission);
    if (!answer) return undefined;
    return {
      one,
      answer,
      versions: answer.answer === null ? [] : await versionsOf(tx, answer.answer),
      themes: await themesOf(tx, id),
      marks: await marksOn(tx, submission),
      replies: (await repliesIn(tx, id)).filter((reply) => reply.submission === submission),
      masks: await masksOn(tx, submission),
    };
  });
  if (!read.ok) return read.problem;
  if (!read.value) return answerFault(ctx, { kind: 'missing' }, { id, action: 'consultation.read', back: paths.consultationMatrix(id) });
  const { one, answer, masks } = read.value;
  const text = officerText[ctx.lang];
  const isOfficer = roleOf(ctx) === 'case-officer';
  const personal = answer.kind === 'person' && answer.name !== 'Privatperson' ? [{ field: 'name', first: null, after: null }] : [];
  const shown = masked(answer.content, [...personal, ...masks]);
  const { stale, reply } = state;
  const conflict = stale && reply && { by: stale, rows: [{ label: text.reply, now: stale.text, yours: reply.text }] };
  return below(ctx, one, {
    title: text.answerTitle(answer.name),
    way: [[text.answers, paths.consultationMatrix(id)], [answer.name]],
    errors: state.errors,
    isStale: stale !== undefined,
    body: (
      <AnswerScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read.value}
        shown={shown}
        suspected={suspected(shown)}
        errors={state.errors ?? []}
        draft={reply}
        mask={state.mask ?? { field: '', text: '', reason: '', ground: '' }}
        mayReply={isOfficer && !one.summaryLocked}
        mayTag={['case-officer', 'analyst'].includes(roleOf(ctx))}
        mayPublish={isOfficer}
        hidden={(more = {}) => hiddenOf(ctx, more)}
        top={topOf(ctx, { done: state.done, conflict, takeNow: paths.consultationAnswer(id, submission) })}
      />
    ),
  });
}

/** One answer, with what is done with it: replied to, sorted, masked, published. */
export const answerRoutes = [
  page({
    id: 'consultations.answer',
    path: patterns.consultationAnswer,
    params: submissionParams,
    query: doneQuery,
    policy: reads,
    audit: own,
    handler: (ctx) => answerPage(ctx, ctx.params.id, ctx.params.submission, { done: ctx.query.klart }),
  }),
  form({
    id: 'consultations.answer-replied',
    path: patterns.consultationAnswerReply,
    from: patterns.consultationAnswer,
    params: submissionParams,
    policy: officers,
    audit: 'consultation.answer-replied',
    body: z.object({ part: z.string().max(100), text: longText(10_000), version: versionField }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id, submission } = ctx.params;
      const { part, text, version } = ctx.body;
      const done = await replyTo(doingOf(ctx), id, { submission, part, text, version });
      if (done.ok) return seeOther(ctx.url.page(paths.consultationAnswer(id, submission), { klart: 'replied' }));
      if (!isKeyReused(done.error) && done.error.kind === 'reply-stale')
        return answerPage(ctx, id, submission, { stale: done.error.now, reply: { part, text } });
      return answerFault(ctx, done.error, { id, action: 'consultation.answer-replied', back: paths.consultationAnswer(id, submission) });
    },
  }),
  form({
    id: 'consultations.answer-tagged',
    path: patterns.consultationAnswerTheme,
    from: patterns.consultationAnswer,
    params: submissionParams,
    policy: sorters,
    audit: 'consultation.answer-tagged',
    body: bodies.themes,
    invalid: badForm,
    handler: async (ctx) => {
      const { id, submission } = ctx.params;
      const part = textIn(ctx.body, 'part');
      const passage = textIn(ctx.body, 'passage');
      const marks = listIn(ctx.body, 'themes')
        .slice(0, 100)
        .map((theme) => ({ theme, passage }));
      const done = await tagAnswer(doingOf(ctx), id, submission, part, marks);
      return settle(ctx, done, {
        id,
        action: 'consultation.answer-tagged',
        back: paths.consultationAnswer(id, submission),
        says: 'tagged',
      });
    },
  }),
  form({
    id: 'consultations.answer-masked',
    path: patterns.consultationAnswerMask,
    from: patterns.consultationAnswer,
    params: submissionParams,
    policy: officers,
    audit: 'consultation.answer-masked',
    body: z.object({
      lift: z.union([z.uuid(), z.literal('')]).default(''),
      field: z.string().max(120).default(''),
      text: longText(20_000),
      reason: longText(500),
      ground: longText(200),
    }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id, submission } = ctx.params;
      const { lift, ...mask } = ctx.body;
      const about = { id, action: 'consultation.answer-masked', back: paths.consultationAnswer(id, submission), says: 'masked' };
      if (lift !== '') return settle(ctx, await unmask(doingOf(ctx), id, submission, lift), about);
      const lacking = { ...(mask.reason === '' ? { reason: 'empty' } : {}), ...(mask.ground === '' ? { ground: 'empty' } : {}) };
      if (Object.keys(lacking).length > 0) return answerPage(ctx, id, submission, { errors: faultWords(ctx.lang, lacking), mask });
      const done = await maskIn(doingOf(ctx), id, submission, mask);
      const wrong = wrongFields(done);
      if (wrong) return answerPage(ctx, id, submission, { errors: faultWords(ctx.lang, { maskText: wrong.text ?? 'unknown' }), mask });
      return settle(ctx, done, about);
    },
  }),
  form({
    id: 'consultations.answer-published',
    path: patterns.consultationAnswerPublish,
    from: patterns.consultationAnswer,
    params: submissionParams,
    policy: officers,
    audit: 'consultation.answer-published',
    body: z.object({ do: z.enum(['publish', 'unpublish']) }),
    invalid: badForm,
    handler: async (ctx) => {
      const { id, submission } = ctx.params;
      const isPublic = ctx.body.do === 'publish';
      const done = await publish(doingOf(ctx), id, submission, isPublic);
      return settle(ctx, done, {
        id,
        action: 'consultation.answer-published',
        back: paths.consultationAnswer(id, submission),
        says: isPublic ? 'published' : 'unpublished',
      });
    },
  }),
];
