import { z } from 'zod';
import { patterns } from '../../../../kernel/paths.ts';
import { listOf, pageAnswer, pagingFields } from '../../../../platform/http/paging.ts';
import { anyone } from '../../../../platform/http/policy.ts';
import { routesFor } from '../../../../platform/http/route.ts';
import { areasByStep, permitsByRegion } from '../../../statistics/index.ts';
import type { DirectoryDeps } from '../../deps.ts';
import { regionFiguresItem, regionFiguresSchema, stepFiguresItem, stepFiguresSchema } from '../items/statistics.ts';
import { viewOf } from './view.ts';

const { json } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true, tag: 'Statistics' } as const;

export const statisticsApi = [
  json({
    ...shared,
    id: 'api.statistics.permits-by-region',
    path: patterns.api.permitsByRegion,
    summary: 'Permits and rejections per region',
    description: 'Regions with at least one permit or rejection, counted from the decision journal. Nothing is typed in.',
    query: z.object(pagingFields),
    response: listOf(regionFiguresSchema),
    handler: (ctx) => pageAnswer(ctx, permitsByRegion(viewOf(ctx)).rows.map(regionFiguresItem)),
  }),
  json({
    ...shared,
    id: 'api.statistics.areas-by-step',
    path: patterns.api.areasByStep,
    summary: 'Areas per step and status',
    query: z.object(pagingFields),
    response: listOf(stepFiguresSchema),
    handler: (ctx) => pageAnswer(ctx, areasByStep(viewOf(ctx)).map(stepFiguresItem)),
  }),
];
