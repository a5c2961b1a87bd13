import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { notFound } from '../../../platform/problem/problem.ts';
import { sortKeys } from '../../allocation/index.ts';
import { todayIn } from '../../cases/index.ts';
import { type ScenarioQuery, scenarioView } from '../scenario-view.ts';
import { ScenarioScreen } from '../screens/scenarios.tsx';
import { scenariosText } from '../text/scenarios.ts';
import { answerFault, caseParams, crumbs, page, placeOf, reads, readWhole } from './kit.ts';

const count = z.coerce.number().int().min(0).max(1_000_000);
const key = z.string().max(300);
const query = z.object({
  sortera: z.enum(sortKeys).optional(),
  visa: z.enum(['alla']).optional(),
  med: z.uuid().optional(),
  utan: z.uuid().optional(),
  patienter: count.optional(),
  minst: count.optional(),
  bland: z.union([z.uuid(), z.array(z.uuid()).max(100)]).optional(),
  krav: z.union([z.enum(['volym', 'delad']), z.array(z.enum(['volym', 'delad']))]).optional(),
  sida: z.coerce.number().int().min(1).max(10_000).optional(),
  a: key.optional(),
  b: key.optional(),
});

export const scenarioRoutes = [
  page({
    id: 'assessments.scenarios',
    path: patterns.scenarios,
    params: caseParams,
    query,
    policy: reads,
    audit: 'assessment.allocations-read',
    handler: async (ctx) => {
      const { id } = ctx.params;
      const asked = asQuery(ctx.query);
      const found = await readWhole(ctx, id, async (tx, careCase) => scenarioView(tx, ctx.deps, careCase, await todayIn(tx), asked));
      if (!found.ok) return answerFault(ctx, found.error, { id, action: 'assessment.allocations-read' });
      const { careCase, read: view } = found.value;
      const { sv, en } = scenariosText;
      if (view === undefined) return notFound({ sv: sv.noCall, en: en.noCall });
      const { regions, collaborationRegions } = (careCase.fictitious ? ctx.deps.register.withFictitious : ctx.deps.register).data();
      const { title } = scenariosText[ctx.lang];
      return {
        title,
        breadcrumbs: crumbs(ctx, careCase, [title]),
        body: ScenarioScreen({
          ...placeOf(ctx, careCase),
          view,
          query: asked,
          page: ctx.query.sida ?? 1,
          regions,
          collaborationRegions: new Map(collaborationRegions.map((one) => [one.id, one.name])),
        }),
      };
    },
  }),
];

function asQuery(given: z.output<typeof query>): ScenarioQuery {
  const needs = [given.krav ?? []].flat();
  return {
    sort: given.sortera ?? 'resa',
    all: given.visa === 'alla',
    withUnit: given.med,
    withoutUnit: given.utan,
    yearly: given.patienter,
    least: given.minst,
    among: [given.bland ?? []].flat(),
    onlyEnough: needs.includes('volym'),
    onlyShared: needs.includes('delad'),
    a: given.a,
    b: given.b,
  };
}
