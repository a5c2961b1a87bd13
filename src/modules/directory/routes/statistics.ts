import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { viewOf } from '../api/routes/view.ts';
import type { DirectoryDeps } from '../deps.ts';
import { GrantsScreen } from '../screens/grants.tsx';
import { MapScreen } from '../screens/map.tsx';
import { MEASURES } from '../screens/map-figures.ts';
import { OverviewScreen } from '../screens/overview.tsx';
import { statisticsText } from '../text/statistics.ts';

const { page } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true } as const;

/** The overview of the process, grants and rejections, and the map. */
export const statisticsRoutes = [
  page({
    ...shared,
    id: 'overview',
    path: patterns.overview,
    handler: (ctx) => {
      const { title, description } = statisticsText[ctx.lang].overview;
      return { title, description, body: OverviewScreen({ frame: ctx, view: viewOf(ctx) }) };
    },
  }),
  page({
    ...shared,
    id: 'statistics.grants',
    path: patterns.grants,
    handler: (ctx) => {
      const { title, description } = statisticsText[ctx.lang].grants;
      const { register } = ctx.deps;
      const prints = register.data().printedOverviews.map((print) => ({ print, view: register.view(print.asOf, ctx.dates.knownAt) }));
      return { title, description, body: GrantsScreen({ frame: ctx, view: viewOf(ctx), prints }) };
    },
  }),
  page({
    ...shared,
    id: 'map',
    path: patterns.map,
    query: z.object({ measure: z.enum(MEASURES).default('count') }),
    handler: (ctx) => {
      const { title, description } = statisticsText[ctx.lang].map;
      return { title, description, body: MapScreen({ frame: ctx, view: viewOf(ctx), measure: ctx.query.measure }) };
    },
  }),
];
