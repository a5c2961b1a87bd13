import { z } from 'zod';
import { paths, patterns } from '../../../kernel/paths.ts';
import { type PageAnswer, seeOther } from '../../../platform/http/route.ts';
import { type Problem, problem } from '../../../platform/problem/problem.ts';
import { doingOf, keptForm } from '../../access/index.ts';
import { withdrawCall } from '../commands/amend.ts';
import { answerAboutCall } from '../commands/dialogue.ts';
import { questionsOf } from '../queries.ts';
import { OneFieldScreen } from '../screens/forms.tsx';
import { callText } from '../text/calls.ts';
import {
  announces,
  answerRefusal,
  type Ctx,
  callParams,
  form,
  heads,
  hiddenOf,
  noCall,
  page,
  questionParams,
  readAs,
  versionField,
  writes,
} from './kit.ts';
import { crumbs, found, tidy } from './work-kit.ts';

async function textPage(
  ctx: Ctx,
  id: string,
  which: 'withdraw' | 'answer',
  value: string,
  question?: string,
  fault?: string,
): Promise<PageAnswer | Problem> {
  const call = await found(ctx, id);
  if (!call) return noCall();
  const text = callText[ctx.lang];
  const asked = question === undefined ? undefined : (await readAs(ctx, (tx) => questionsOf(tx, id))).find((one) => one.id === question);
  if (which === 'answer' && asked === undefined) return noCall();
  const title = which === 'answer' ? text.work.answerTitle : text.work.withdraw;
  const name = which === 'answer' ? 'answer' : 'why';
  const kept = fault === undefined && value === '' ? await keptForm(ctx) : undefined;
  const own = kept?.values[name];
  return {
    title,
    hasErrors: fault !== undefined,
    ...(fault === undefined ? {} : { status: 422 }),
    breadcrumbs: crumbs(ctx, [call.areaName, paths.callWork(id)], [title]),
    body: (
      <OneFieldScreen
        lang={ctx.lang}
        title={title}
        lede={text.call.title(call.areaName)}
        above={asked ? <blockquote>{asked.question}</blockquote> : null}
        name={name}
        value={typeof own === 'string' ? own : value}
        fault={fault}
        action={ctx.url.page(which === 'answer' ? paths.callAnswer(id, question ?? '') : paths.callWithdraw(id))}
        hidden={hiddenOf(ctx, { version: String(call.version) })}
        send={which === 'answer' ? text.work.answerSave : text.work.withdrawSave}
        back={{ href: ctx.url.page(paths.callWork(id)), label: text.call.title(call.areaName) }}
        {...(which === 'withdraw' ? { tone: 'danger' as const } : {})}
      />
    ),
  };
}

const limited = (value: string, most: number, words: { readonly missing: string; readonly tooLong: string }): string | undefined =>
  value === '' ? words.missing : value.length > most ? words.tooLong : undefined;

/** Where a call is withdrawn, and where questions about it are answered. */
export const textRoutes = [
  page({
    id: 'calls.withdraw',
    path: patterns.callWithdraw,
    params: callParams,
    policy: heads,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => textPage(ctx, ctx.params.id, 'withdraw', ''),
  }),
  form({
    id: 'calls.withdrawn',
    path: patterns.callWithdraw,
    params: callParams,
    policy: announces,
    audit: 'call.withdrawn',
    body: z.object({ version: versionField, why: z.string().max(20_000).default('') }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id } = ctx.params;
      const why = tidy(ctx.body.why);
      const fault = limited(why, 2_000, callText[ctx.lang].faults);
      if (fault !== undefined) return textPage(ctx, id, 'withdraw', why, undefined, fault);
      const done = await withdrawCall(doingOf(ctx), { id, version: ctx.body.version }, why);
      return done.ok ? seeOther(ctx.url.page(paths.callWork(id))) : answerRefusal(ctx, done.error, { id, action: 'call.withdrawn' });
    },
  }),
  page({
    id: 'calls.answer',
    path: patterns.callAnswer,
    params: questionParams,
    policy: writes,
    audit: 'none: nothing happens before the form is sent',
    handler: (ctx) => textPage(ctx, ctx.params.id, 'answer', '', ctx.params.question),
  }),
  form({
    id: 'calls.answered',
    path: patterns.callAnswer,
    params: questionParams,
    policy: writes,
    audit: 'call.answered',
    body: z.object({ answer: z.string().max(20_000).default('') }),
    invalid: () => problem('bad-request'),
    handler: async (ctx) => {
      const { id, question } = ctx.params;
      const answer = tidy(ctx.body.answer);
      const fault = limited(answer, 8_000, callText[ctx.lang].faults);
      if (fault !== undefined) return textPage(ctx, id, 'answer', answer, question, fault);
      const done = await answerAboutCall(doingOf(ctx), { id, question }, answer);
      return done.ok ? seeOther(ctx.url.page(paths.callWork(id))) : answerRefusal(ctx, done.error, { id, action: 'call.answered' });
    },
  }),
];
