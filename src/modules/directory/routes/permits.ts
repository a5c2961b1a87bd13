import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { viewOf } from '../api/routes/view.ts';
import type { DirectoryDeps } from '../deps.ts';
import { findPermits } from '../lists/find.ts';
import { permitListFields } from '../lists/query.ts';
import { holderText, permitAreaName, regionName } from '../screens/area-words.ts';
import { PermitScreen } from '../screens/permit.tsx';
import { PermitsScreen } from '../screens/permits.tsx';
import { noSuchPermit } from '../screens/permits-missing.ts';
import { PERMIT_SORTS, sortPermits } from '../screens/permits-sort.ts';
import { permitsText } from '../text/permits.ts';

const { page } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true } as const;

/** The permit register and one permit. */
export const permitRoutes = [
  page({
    ...shared,
    id: 'permits.list',
    path: patterns.permits,
    query: z.object({ ...permitListFields, sort: z.enum(PERMIT_SORTS).optional() }),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const { query, lang } = ctx;
      const found = findPermits(view, query);
      if (!found.ok) return found.error;
      const sort = query.sort ?? (query.q === undefined ? 'area' : undefined);
      const permits = sort === undefined ? found.value : sortPermits(found.value, sort, view, lang);
      const { title, description } = permitsText[lang].list;
      return { title, description, body: PermitsScreen({ frame: ctx, view, query, permits }) };
    },
  }),
  page({
    ...shared,
    id: 'permits.one',
    path: patterns.permit,
    params: z.object({ id: z.string().max(100) }),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const { lang } = ctx;
      const permit = view.findPermit(ctx.params.id);
      const area = permit && view.findArea(permit.area);
      if (!permit || !area) return noSuchPermit(ctx.params.id, view);
      const text = permitsText[lang];
      const name = permitAreaName(view, permit, lang).text;
      return {
        title: text.one.title(name, regionName(view, permit.grant.region)),
        description: text.one.description(holderText(view, permit, lang), name),
        breadcrumbs: [
          { href: ctx.url.page(patterns.permits), label: text.list.title },
          { label: text.one.title(name, regionName(view, permit.grant.region)) },
        ],
        body: PermitScreen({ frame: ctx, view, area, permit }),
      };
    },
  }),
];
