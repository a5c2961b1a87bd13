import { z } from 'zod';
import { patterns } from '../../../../kernel/paths.ts';
import { listOf, pageAnswer, pagingFields } from '../../../../platform/http/paging.ts';
import { anyone } from '../../../../platform/http/policy.ts';
import { routesFor } from '../../../../platform/http/route.ts';
import { notFound } from '../../../../platform/problem/problem.ts';
import type { DirectoryDeps } from '../../deps.ts';
import { findAreas } from '../../lists/find.ts';
import { areaListFields } from '../../lists/query.ts';
import { noSuchArea } from '../../not-found.ts';
import { areaDetail, areaDetailSchema, areaItem, areaSchema } from '../items/area.ts';
import { definitionItem, definitionSchema } from '../items/definition.ts';
import { viewOf } from './view.ts';

const { json } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true } as const;

export const areaApi = [
  json({
    ...shared,
    id: 'api.areas.list',
    path: patterns.api.areas,
    tag: 'Areas',
    summary: 'Care areas',
    description: 'Every area the register knows, in Swedish alphabetical order, or by closeness when `q` is given.',
    query: z.object({ ...areaListFields, ...pagingFields }),
    response: listOf(areaSchema),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const found = findAreas(view, ctx.query);
      return found.ok
        ? pageAnswer(
            ctx,
            found.value.map((area) => areaItem(area, view)),
          )
        : found.error;
    },
  }),
  json({
    ...shared,
    id: 'api.areas.one',
    path: patterns.api.area,
    tag: 'Areas',
    summary: 'One care area with definition, conditions, permits and timeline',
    params: z.object({
      id: z
        .string()
        .max(80)
        .meta({ examples: ['sallsynta-motorikstorningar'] }),
    }),
    response: areaDetailSchema,
    handler: (ctx) => {
      const view = viewOf(ctx);
      const area = view.findArea(ctx.params.id);
      return area ? areaDetail(area, view) : noSuchArea(ctx.params.id, view);
    },
  }),
  json({
    ...shared,
    id: 'api.definitions.list',
    path: patterns.api.definitions,
    tag: 'Definitions',
    summary: 'Definitions of the areas',
    description: "The agency's own texts where the register has them, else summaries of public texts, marked as such.",
    query: z.object({ area: z.string().max(80).optional().meta({ description: 'Id of an area.' }), ...pagingFields }),
    response: listOf(definitionSchema),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const { area } = ctx.query;
      if (area !== undefined && !view.findArea(area)) return noSuchArea(area, view, 'query');
      const areas = view.areas.filter((one) => area === undefined || one.area.id === area);
      return pageAnswer(
        ctx,
        areas.flatMap((one) => one.definitions.map(definitionItem)),
      );
    },
  }),
  json({
    ...shared,
    id: 'api.definitions.one',
    path: patterns.api.definition,
    tag: 'Definitions',
    summary: 'One definition version',
    params: z.object({
      id: z
        .string()
        .max(200)
        .meta({ examples: ['definition/sallsynta-motorikstorningar/1'] }),
    }),
    response: definitionSchema,
    handler: (ctx) => {
      const entry = viewOf(ctx)
        .areas.flatMap((one) => one.definitions)
        .find((one) => one.id === ctx.params.id);
      return entry
        ? definitionItem(entry)
        : notFound({
            sv: `Det finns ingen definition med id ”${ctx.params.id}”. Alla id finns i /v1/definitions.`,
            en: `There is no definition with the id “${ctx.params.id}”. All ids are listed in /v1/definitions.`,
          });
    },
  }),
];
