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
import { CorrectionsScreen, DecisionsScreen } from '../screens/decisions.tsx';
import { decisionsText } from '../text/decisions.ts';

const { page } = routesFor<DirectoryDeps>();

/** Entries on a page of the journal. */
const PER_PAGE = 25;

/** The decision journal. */
export const decisionRoutes = [
  page({
    id: 'decisions.list',
    path: patterns.decisions,
    policy: anyone,
    audit: 'none: public read',
    cache: 'register',
    dated: true,
    query: z.object({
      ...decisionListFields,
      show: z.enum(['standing', 'corrections']).default('standing'),
      page: wholeNumber(1, 1_000_000).default(1),
    }),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const { kind, area, region, year, show } = ctx.query;
      const paging = { page: ctx.query.page, limit: PER_PAGE };
      const text = decisionsText[ctx.lang];
      if (show === 'corrections') {
        return {
          title: text.corrections.title,
          description: text.corrections.lede,
          breadcrumbs: [{ href: ctx.url.page(patterns.decisions), label: text.title }, { label: text.corrections.title }],
          body: CorrectionsScreen({ frame: ctx, view, paging }),
        };
      }
      if (area !== undefined && !view.findArea(area)) return noSuchArea(area, view, 'query');
      const regions = regionCodes(region ?? [], view);
      if (!regions.ok) return regions.error;
      const entries = findDecisions(view, { kinds: kind ?? [], area, regions: regions.value, year });
      const query = { kind, area, region: regions.value, year };
      return { title: text.title, description: text.description, body: DecisionsScreen({ frame: ctx, view, entries, query, paging }) };
    },
  }),
];
