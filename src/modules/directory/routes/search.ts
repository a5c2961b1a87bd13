import { z } from 'zod';
import { localPath, patterns } from '../../../kernel/paths.ts';
import { searchText as searchField } from '../../../platform/http/fields.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { viewOf } from '../api/routes/view.ts';
import type { DirectoryDeps } from '../deps.ts';
import { SearchScreen } from '../screens/search.tsx';
import { searchSite } from '../screens/search-find.ts';
import { suggest } from '../screens/search-suggest.ts';
import { searchText } from '../text/search.ts';

const { page, json } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true } as const;

const suggestion = z.object({
  label: z.string().meta({ examples: ['CRS/HIPEC'] }),
  note: z.string().meta({ description: 'What it is, or the name that fitted.', examples: ['I förvaltning'] }),
  href: z.string().meta({ description: 'Address of the page, in the language asked for.', examples: ['/omraden/crs-hipec'] }),
});

/** The site search, and what the search fields suggest while one types. */
export const searchRoutes = [
  page({
    ...shared,
    id: 'search',
    path: patterns.search,
    query: z.object({ q: searchField.optional() }),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const { q } = ctx.query;
      const text = searchText[ctx.lang];
      const found = q === undefined ? undefined : searchSite(view, q);
      return {
        title: q === undefined ? text.title : text.titleWith(q),
        description: text.description,
        body: SearchScreen({ frame: ctx, view, q, found }),
      };
    },
  }),
  json({
    ...shared,
    id: 'search.suggestions',
    path: patterns.api.suggestions,
    tag: 'Search',
    summary: 'Suggestions for a search field',
    description: 'At most eight pages that fit what has been typed so far, closest first. Small typing errors are tolerated.',
    query: z.object({
      q: searchField.optional().meta({ description: 'What has been typed.', examples: ['hipec'] }),
      lang: z.enum(['sv', 'en']).default('sv').meta({ description: 'Language of labels and addresses.' }),
      kind: z.enum(['all', 'area']).default('all').meta({ description: '`area` suggests care areas only.' }),
    }),
    response: z.object({ items: z.array(suggestion) }),
    handler: (ctx) => {
      const { q, lang, kind } = ctx.query;
      if (q === undefined) return { items: [] };
      return { items: [...suggest(viewOf(ctx), q, lang, kind === 'area', (path, query) => ctx.url.plain(localPath(path, lang), query))] };
    },
  }),
];
