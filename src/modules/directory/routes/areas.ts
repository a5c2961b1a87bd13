import { z } from 'zod';
import { startOfDay } from '../../../kernel/date.ts';
import { paths, patterns, withQuery } from '../../../kernel/paths.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { renderPdf } from '../../../platform/pdf/pdf.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { viewOf } from '../api/routes/view.ts';
import type { DirectoryDeps } from '../deps.ts';
import { areaFactSheet } from '../factsheet/sheet.ts';
import { areaSearch, findAreas } from '../lists/find.ts';
import { areaListFields } from '../lists/query.ts';
import { noSuchArea } from '../not-found.ts';
import { AreaScreen, areaHead } from '../screens/area.tsx';
import { type AreaRow, AreasScreen } from '../screens/areas.tsx';
import { AREA_SORTS, sortAreas } from '../screens/areas-sort.ts';
import { areasText } from '../text/areas.ts';

const { page, file } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', dated: true } as const;
const areaId = z.object({ id: z.string().max(80) });

/** The list of areas, one area, and its fact sheet. */
export const areaRoutes = [
  page({
    ...shared,
    id: 'areas.list',
    path: patterns.areas,
    query: z.object({ ...areaListFields, sort: z.enum(AREA_SORTS).optional() }),
    handler: (ctx) => {
      const view = viewOf(ctx);
      const { query, lang } = ctx;
      const found = findAreas(view, query);
      if (!found.ok) return found.error;
      const sort = query.sort ?? (query.q === undefined ? 'name' : undefined);
      const areas = sort === undefined ? found.value : sortAreas(found.value, sort, view, lang);
      const { title, description } = areasText[lang].list;
      return { title, description, body: AreasScreen({ frame: ctx, view, query, rows: rowsOf(view, areas, query.q) }) };
    },
  }),
  page({
    ...shared,
    id: 'areas.one',
    path: patterns.area,
    params: areaId,
    handler: (ctx) => {
      const view = viewOf(ctx);
      const area = view.findArea(ctx.params.id);
      if (!area) return lostArea(ctx.params.id, view);
      const head = areaHead(area, ctx.lang);
      return {
        ...head,
        breadcrumbs: [{ href: ctx.url.page(patterns.areas), label: areasText[ctx.lang].list.title }, { label: head.title }],
        body: AreaScreen({ frame: ctx, view, area, isCheckable: ctx.deps.eligibility?.find(area.area.id) !== undefined }),
      };
    },
  }),
  file({
    ...shared,
    id: 'areas.fact-sheet',
    path: patterns.areaFactSheet,
    params: areaId,
    bilingual: true,
    types: ['application/pdf'],
    handler: (ctx) => {
      const view = viewOf(ctx);
      const area = view.findArea(ctx.params.id);
      if (!area) return lostArea(ctx.params.id, view);
      // Stamped with the day, not the moment: the same facts give the same bytes all day long.
      const content = renderPdf(areaFactSheet({ register: view, area }, ctx.lang), 'published', startOfDay(ctx.today));
      return { type: 'application/pdf', name: `${area.area.id}-${view.asOf}-${ctx.lang}.pdf`, content };
    },
  }),
];

/** The nearest areas, and where to look on when none of them is the one. */
function lostArea(id: string, view: RegisterView): Problem {
  const problem = noSuchArea(id, view);
  const q = id.replaceAll('-', ' ');
  const { sv, en } = areasText;
  return {
    ...problem,
    links: [
      ...problem.links,
      { href: withQuery(paths.search, { q }), text: { sv: sv.area.searchFor(q), en: en.area.searchFor(q) } },
      { href: paths.areas, text: { sv: sv.area.all, en: en.area.all } },
    ],
  };
}

function rowsOf(view: RegisterView, areas: readonly AreaView[], q: string | undefined): readonly AreaRow[] {
  const names = new Map(q === undefined ? [] : areaSearch(view)(q).map((hit) => [hit.item.area.id, hit.matched]));
  return areas.map((area) => ({ area, matched: names.get(area.area.id) }));
}
