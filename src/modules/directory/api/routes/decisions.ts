import { z } from 'zod';
import { patterns } from '../../../../kernel/paths.ts';
import { many } from '../../../../platform/http/fields.ts';
import { listOf, pageAnswer, pagingFields } from '../../../../platform/http/paging.ts';
import { anyone } from '../../../../platform/http/policy.ts';
import { routesFor } from '../../../../platform/http/route.ts';
import { notFound } from '../../../../platform/problem/problem.ts';
import { findDecisions } from '../../core/decisions.ts';
import type { DirectoryDeps } from '../../deps.ts';
import { regionCodes } from '../../lists/query.ts';
import { noSuchArea } from '../../not-found.ts';
import { decisionItem, decisionKinds, decisionSchema } from '../items/decision.ts';
import { viewOf } from './view.ts';

const { json } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true, tag: 'Decisions' } as const;

export const decisionListFields = {
  kind: many(z.enum(decisionKinds)).optional().meta({ description: 'Kind of entry; may be repeated.' }),
  area: z.string().trim().max(80).optional().meta({ description: 'Id of the area.' }),
  region: many(z.string().trim().max(60)).optional().meta({ description: 'County code or official name; may be repeated.' }),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .optional()
    .meta({ description: 'A year that the entry may hold from.', examples: ['2023'] }),
};

export const decisionApi = [
  json({
    ...shared,
    id: 'api.decisions.list',
    path: patterns.api.decisions,
    summary: 'The decision journal',
    description:
      'Entries that stand: recorded by knownAt, not corrected by a later entry, and, certainly or possibly, in effect by asOf. Latest first.',
    query: z.object({ ...decisionListFields, ...pagingFields }),
    response: listOf(decisionSchema),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const { area } = ctx.query;
      if (area !== undefined && !view.findArea(area)) return noSuchArea(area, view, 'query');
      const regions = regionCodes(ctx.query.region ?? [], view);
      if (!regions.ok) return regions.error;
      const found = findDecisions(view, { kinds: ctx.query.kind ?? [], area, regions: regions.value, year: ctx.query.year });
      return pageAnswer(
        ctx,
        found.map((entry) => decisionItem(entry, view)),
      );
    },
  }),
  json({
    ...shared,
    id: 'api.decisions.one',
    path: patterns.api.decision,
    summary: 'One entry of the journal',
    params: z.object({
      id: z
        .string()
        .max(200)
        .meta({ examples: ['grant/hogisoleringsvard-05'] }),
    }),
    response: decisionSchema,
    handler: (ctx) => {
      const view = viewOf(ctx);
      const entry = view.entries.find((one) => one.id === ctx.params.id);
      return entry ? decisionItem(entry, view) : noSuchDecision(ctx.params.id);
    },
  }),
];

const noSuchDecision = (id: string) =>
  notFound({
    sv: `Det finns ingen post i journalen med id ”${id}” den dagen. Den kan ha rättats: prova ett tidigare knownAt.`,
    en: `There is no journal entry with the id “${id}” on that day. It may have been corrected: try an earlier knownAt.`,
  });
