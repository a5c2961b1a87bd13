import { z } from 'zod';
import { patterns } from '../../../../kernel/paths.ts';
import { anyone } from '../../../../platform/http/policy.ts';
import { type Context, routesFor } from '../../../../platform/http/route.ts';
import { areasByStep, permitsByRegion } from '../../../statistics/index.ts';
import { findDecisions } from '../../core/decisions.ts';
import type { DirectoryDeps } from '../../deps.ts';
import { findAreas, findPermits } from '../../lists/find.ts';
import { areaListFields, permitListFields, regionCodes } from '../../lists/query.ts';
import { noSuchArea } from '../../not-found.ts';
import * as columns from '../columns.ts';
import { areaItem } from '../items/area.ts';
import { decisionItem } from '../items/decision.ts';
import { permitItem } from '../items/permit.ts';
import { conditionItems, meetingItem, organisationItems } from '../items/reference.ts';
import { regionFiguresItem, stepFiguresItem } from '../items/statistics.ts';
import { decisionListFields } from './decisions.ts';
import { viewOf } from './view.ts';

const { csv } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true, tag: 'Files' } as const;

/** `tillstand-2024-06-11.csv`: the file says which day it shows. */
const named = (name: string, ctx: Pick<Context<DirectoryDeps, unknown, unknown, unknown>, 'dates'>) => `${name}-${ctx.dates.asOf}.csv`;

/** Every list as a file, with the same filters as the page. */
export const csvRoutes = [
  csv({
    ...shared,
    id: 'areas.csv',
    path: patterns.areasCsv,
    summary: 'Care areas as CSV',
    query: z.object(areaListFields),
    columns: columns.areaColumns,
    handler: (ctx) => {
      const view = viewOf(ctx);
      const found = findAreas(view, ctx.query);
      return found.ok ? { name: named('omraden', ctx), rows: found.value.map((area) => areaItem(area, view)) } : found.error;
    },
  }),
  csv({
    ...shared,
    id: 'permits.csv',
    path: patterns.permitsCsv,
    summary: 'Permits as CSV',
    query: z.object(permitListFields),
    columns: columns.permitColumns,
    handler: (ctx) => {
      const view = viewOf(ctx);
      const found = findPermits(view, ctx.query);
      return found.ok ? { name: named('tillstand', ctx), rows: found.value.map((permit) => permitItem(permit, view)) } : found.error;
    },
  }),
  csv({
    ...shared,
    id: 'decisions.csv',
    path: patterns.decisionsCsv,
    summary: 'The decision journal as CSV',
    query: z.object(decisionListFields),
    columns: columns.decisionColumns,
    handler: (ctx) => {
      const view = viewOf(ctx);
      const { area, kind, year } = ctx.query;
      if (area !== undefined && !view.findArea(area)) return noSuchArea(area, view, 'query');
      const regions = regionCodes(ctx.query.region ?? [], view);
      if (!regions.ok) return regions.error;
      const found = findDecisions(view, { kinds: kind ?? [], area, regions: regions.value, year });
      return { name: named('beslut', ctx), rows: found.map((entry) => decisionItem(entry, view)) };
    },
  }),
  csv({
    ...shared,
    id: 'regions.csv',
    path: patterns.regionsCsv,
    summary: 'Organisations as CSV',
    columns: columns.organisationColumns,
    handler: (ctx) => ({ name: named('regioner', ctx), rows: organisationItems(viewOf(ctx)) }),
  }),
  csv({
    ...shared,
    id: 'meetings.csv',
    path: patterns.meetingsCsv,
    summary: "The board's meetings as CSV",
    columns: columns.meetingColumns,
    handler: (ctx) => {
      const view = viewOf(ctx);
      return { name: named('sammantraden', ctx), rows: view.data.meetings.map((meeting) => meetingItem(meeting, view)) };
    },
  }),
  csv({
    ...shared,
    id: 'conditions.csv',
    path: patterns.conditionsCsv,
    summary: 'Conditions as CSV',
    columns: columns.conditionColumns,
    handler: (ctx) => ({ name: named('villkor', ctx), rows: conditionItems(viewOf(ctx)) }),
  }),
  csv({
    ...shared,
    id: 'grants.csv',
    path: patterns.grantsCsv,
    summary: 'Permits and rejections per region as CSV',
    columns: columns.regionFiguresColumns,
    handler: (ctx) => ({ name: named('tilldelning', ctx), rows: permitsByRegion(viewOf(ctx)).rows.map(regionFiguresItem) }),
  }),
  csv({
    ...shared,
    id: 'overview.csv',
    path: patterns.overviewCsv,
    summary: 'Areas per step as CSV',
    columns: columns.stepFiguresColumns,
    handler: (ctx) => ({ name: named('lagesbild', ctx), rows: areasByStep(viewOf(ctx)).map(stepFiguresItem) }),
  }),
];
