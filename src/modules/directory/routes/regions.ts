import { z } from 'zod';
import { nearest } from '../../../kernel/near.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { notFound, type Problem } from '../../../platform/problem/problem.ts';
import type { RegisterView } from '../../register/index.ts';
import { viewOf } from '../api/routes/view.ts';
import type { DirectoryDeps } from '../deps.ts';
import { RegionScreen } from '../screens/region.tsx';
import { RegionsScreen, regionRows } from '../screens/regions.tsx';
import { REGION_SORTS, sortRegions } from '../screens/regions-sort.ts';
import { regionsText } from '../text/regions.ts';

const { page } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true } as const;

/** The regions and one region. */
export const regionRoutes = [
  page({
    ...shared,
    id: 'regions.list',
    path: patterns.regions,
    query: z.object({ sort: z.enum(REGION_SORTS).optional() }),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const sort = ctx.query.sort ?? 'name';
      const { title, description } = regionsText[ctx.lang].list;
      return { title, description, body: RegionsScreen({ frame: ctx, view, rows: sortRegions(regionRows(view), sort, ctx.lang), sort }) };
    },
  }),
  page({
    ...shared,
    id: 'regions.one',
    path: patterns.region,
    params: z.object({ lanskod: z.string().max(60) }),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const region = view.findRegion(ctx.params.lanskod);
      if (!region) return noSuchRegion(ctx.params.lanskod, view);
      const text = regionsText[ctx.lang];
      return {
        title: region.name,
        description: text.one.description(region.name),
        breadcrumbs: [{ href: ctx.url.page(patterns.regions), label: text.list.title }, { label: region.name }],
        body: RegionScreen({ frame: ctx, view, region }),
      };
    },
  }),
];

/** No such county code: takes a name for what it may have meant. */
function noSuchRegion(asked: string, view: RegisterView): Problem {
  const { sv, en } = regionsText;
  const names = view.data.regions.flatMap((region) => [region.code, region.name, region.county, region.name.replace('Region ', '')]);
  const near = new Set(nearest(asked, names));
  const regions = view.data.regions.filter(
    ({ code, name, county }) => near.has(code) || near.has(name) || near.has(county) || near.has(name.replace('Region ', '')),
  );
  const guess = regions.map(({ code, name }) => `${code} (${name})`).join(', ');
  const detail =
    guess === ''
      ? { sv: sv.one.missing(asked), en: en.one.missing(asked) }
      : {
          sv: `${sv.one.missing(asked)} ${sv.one.near(guess)}`,
          en: `${en.one.missing(asked)} ${en.one.near(guess)}`,
        };
  return notFound(detail, [
    ...regions.map(({ code, name }) => ({ href: paths.region(code), text: { sv: name, en: name } })),
    { href: paths.regions, text: { sv: sv.one.all, en: en.one.all } },
  ]);
}
