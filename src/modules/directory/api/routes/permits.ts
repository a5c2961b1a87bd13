import { z } from 'zod';
import { patterns } from '../../../../kernel/paths.ts';
import { listOf, pageAnswer, pagingFields } from '../../../../platform/http/paging.ts';
import { anyone } from '../../../../platform/http/policy.ts';
import { routesFor } from '../../../../platform/http/route.ts';
import { notFound } from '../../../../platform/problem/problem.ts';
import type { DirectoryDeps } from '../../deps.ts';
import { findPermits } from '../../lists/find.ts';
import { permitListFields } from '../../lists/query.ts';
import { permitItem, permitSchema } from '../items/permit.ts';
import { viewOf } from './view.ts';

const { json } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true, tag: 'Permits' } as const;

export const permitApi = [
  json({
    ...shared,
    id: 'api.permits.list',
    path: patterns.api.permits,
    summary: 'Permits',
    description:
      'Every permit that was, certainly or possibly, decided by the day asked about. Revoked permits are left out unless asked for by status.',
    query: z.object({ ...permitListFields, ...pagingFields }),
    response: listOf(permitSchema),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const found = findPermits(view, ctx.query);
      return found.ok
        ? pageAnswer(
            ctx,
            found.value.map((permit) => permitItem(permit, view)),
          )
        : found.error;
    },
  }),
  json({
    ...shared,
    id: 'api.permits.one',
    path: patterns.api.permit,
    summary: 'One permit',
    params: z.object({
      id: z
        .string()
        .max(100)
        .meta({ examples: ['hogisoleringsvard-05'] }),
    }),
    response: permitSchema,
    handler: (ctx) => {
      const view = viewOf(ctx);
      const permit = view.findPermit(ctx.params.id);
      return permit ? permitItem(permit, view) : noSuchPermit(ctx.params.id);
    },
  }),
];

const noSuchPermit = (id: string) =>
  notFound({
    sv: `Det finns inget tillstånd med id ”${id}” den dagen. Ett id är områdets id och länskoden, till exempel atstorningar-12.`,
    en: `There is no permit with the id “${id}” on that day. An id is the area's id and the county code, such as atstorningar-12.`,
  });
