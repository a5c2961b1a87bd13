import { z } from 'zod';
import type { PageAnswer } from '../../../platform/http/route.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import { doingOf, personOf } from '../../access/index.ts';
import { plead } from '../commands/plea.ts';
import { findConsultation, lastDayOf, pleasOf } from '../queries/consultation.ts';
import { PleadScreen } from '../screens/responses.tsx';
import { respondText } from '../text/respond.ts';
import {
  type Ctx,
  faultWords,
  form,
  hiddenOf,
  longText,
  noConsultation,
  openKept,
  ownCrumbs,
  page,
  patterns,
  readAs,
  responseWriters,
  settle,
  textIn,
} from './kit.tsx';
import { ownAnswers } from './read-response.ts';

async function pleadPage(ctx: Ctx, consultation: string, refused?: string): Promise<PageAnswer | Problem> {
  const { organisation } = personOf(ctx.subject).acting;
  const read = await readAs(ctx, async (tx, madeUp) => {
    const one = await findConsultation(tx, consultation, { madeUp });
    if (!one || one.state === 'draft') return undefined;
    return { one, lastDay: await lastDayOf(tx, consultation, { organisation }), pleas: await pleasOf(tx, consultation, organisation) };
  });
  if (!read) return noConsultation();
  const kept = refused === undefined ? await openKept(ctx) : undefined;
  const title = respondText[ctx.lang].pleadTitle(read.one.areaName);
  return {
    title,
    hasErrors: refused !== undefined,
    breadcrumbs: ownCrumbs(ctx, [title]),
    body: (
      <PleadScreen
        lang={ctx.lang}
        url={ctx.url}
        {...read}
        title={title}
        reason={refused ?? textIn(kept?.values ?? {}, 'reason')}
        errors={refused === undefined ? [] : faultWords(ctx.lang, { reason: refused === '' ? 'empty' : 'too-long' })}
        hidden={() => hiddenOf(ctx)}
        top={kept?.notice}
      />
    ),
  };
}

/** To ask to be let in after the last day. */
export const pleadRoutes = [
  page({
    id: 'responses.plead',
    path: patterns.responsePlead,
    params: z.object({ consultation: z.uuid() }),
    policy: responseWriters,
    audit: ownAnswers,
    handler: (ctx) => pleadPage(ctx, ctx.params.consultation),
  }),
  form({
    id: 'responses.pleaded',
    path: patterns.responsePlead,
    params: z.object({ consultation: z.uuid() }),
    policy: responseWriters,
    audit: 'consultation.pleaded',
    body: z.object({ reason: longText(2_000).pipe(z.string().min(1)) }),
    invalid: (ctx) => pleadPage(ctx, ctx.params.consultation, textIn((ctx.body ?? {}) as Record<string, unknown>, 'reason')),
    handler: async (ctx) => {
      const id = ctx.params.consultation;
      const done = await plead(doingOf(ctx), id, ctx.body.reason);
      return settle(ctx, done, { id, action: 'consultation.pleaded', back: patterns.responses, says: 'pleaded' });
    },
  }),
];
