import { z } from 'zod';
import { listOf, pageAnswer, pagingFields } from '../../../platform/http/paging.ts';
import { findExpertComment, findSummary, publishedIn } from '../queries/incoming.ts';
import { idParams, json, noConsultation, patterns } from './kit.tsx';
import { detailOf, detailSchema, itemOf, itemSchema } from './public-schema.ts';
import { listFor, open, publicOne } from './read-public.ts';

export const publicApiRoutes = [
  json({
    ...open,
    id: 'api.consultations.list',
    path: patterns.api.consultations,
    tag: 'Consultations',
    summary: 'Consultations that have been sent out, open and closed',
    query: z.object({
      ...pagingFields,
      state: z.enum(['open', 'closed']).optional().meta({ description: 'Only those that are open for answers, or closed.' }),
    }),
    response: listOf(itemSchema),
    handler: async (ctx) => {
      const { all } = await listFor(ctx);
      const { state } = ctx.query;
      const chosen = state === undefined ? all : all.filter((one) => one.state === state);
      return pageAnswer(
        ctx,
        chosen.map((one) => itemOf(one, ctx.url)),
      );
    },
  }),
  json({
    ...open,
    id: 'api.consultations.one',
    path: patterns.api.consultation,
    tag: 'Consultations',
    summary: 'A consultation: the proposal, the last day, published answers and the summary',
    params: idParams,
    response: detailSchema,
    handler: async (ctx) => {
      const one = await publicOne(ctx, ctx.params.id);
      if (!one) return noConsultation();
      const { kysely } = ctx.deps.db;
      const summary = await findSummary(kysely, one.id);
      const comment = await findExpertComment(kysely, one.id);
      return detailOf(one, ctx.url, {
        answers: await publishedIn(kysely, one.id),
        summary: summary?.lockedAt ? (summary.document ?? null) : null,
        hasExpertComment: comment?.lockedAt != null,
      });
    },
  }),
];
