import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { wholeNumber } from '../../../platform/http/fields.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { decisionListFields } from '../api/routes/decisions.ts';
import { viewOf } from '../api/routes/view.ts';
import { findDecisions } from '../core/decisions.ts';
import type { DirectoryDeps } from '../deps.ts';
import { regionCodes } from '../lists/query.ts';
import { noSuchArea } from '../not-found.ts';
import { DecisionsScreen } from '../screens/decisions.tsx';
import { decisionsText } from '../text/decisions.ts';

const { page } = routesFor<DirectoryDeps>();

/** Entries on a page of the journal. */
const PER_PAGE = 50;

/** The decision journal. */
export const decisionRoutes = [
  page({
    id: 'decisions.list',
    path: patterns.decisions,
    policy: anyone,
    audit: 'none: public read',
    cache: 'register',
    dated: true,
    query: z.object({ ...decisionListFields, page: wholeNumber(1, 1_000_000).default(1) }),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const { kind, area, region, year, page: at } = ctx.query;
      if (area !== undefined && !view.findArea(area)) return noSuchArea(area, view, 'query');
      const regions = regionCodes(region ?? [], view);
      if (!regions.ok) return regions.error;
      const entries = findDecisions(view, { kinds: kind ?? [], area, regions: regions.value, year });
      const { title, description } = decisionsText[ctx.lang];
      const query = { kind, area, region: regions.value, year };
      return { title, description, body: DecisionsScreen({ frame: ctx, view, entries, query, paging: { page: at, limit: PER_PAGE } }) };
    },
  }),
];
