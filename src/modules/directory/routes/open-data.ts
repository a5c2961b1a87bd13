import { patterns } from '../../../kernel/paths.ts';
import { openDataHeaders, revalidate } from '../../../platform/http/headers.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { type Context, type FileAnswer, routesFor } from '../../../platform/http/route.ts';
import { catalogue } from '../dcat/catalogue.ts';
import { jsonLd, turtle } from '../dcat/graph.ts';
import type { DirectoryDeps } from '../deps.ts';
import { lastRecorded, OpenDataScreen } from '../screens/open-data.tsx';
import { openDataText } from '../text/open-data.ts';

const { page, file } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read' } as const;
const TURTLE = 'text/turtle';
const JSON_LD = 'application/ld+json';

type Ctx = Pick<Context<DirectoryDeps, unknown, unknown, unknown>, 'deps' | 'url'>;

function catalogueFile(ctx: Ctx, type: typeof TURTLE | typeof JSON_LD): FileAnswer {
  const data = ctx.deps.register.data();
  const things = catalogue({ baseUrl: ctx.url.absolute(''), version: data.version, modified: lastRecorded(data) });
  return type === JSON_LD ? { type, content: jsonLd(things) } : { type: `${type}; charset=utf-8`, content: turtle(things) };
}

/** The page on open data and the catalogue that data portals harvest (DCAT-AP-SE 3). */
export const openDataRoutes = [
  page({
    ...shared,
    cache: 'register',
    dated: true,
    id: 'open-data',
    path: patterns.openData,
    handler: (ctx) => {
      const { title, description } = openDataText[ctx.lang];
      return { title, description, body: OpenDataScreen({ frame: ctx, data: ctx.deps.register.data() }) };
    },
  }),
  // One address, two forms by Accept: not kept by the cache, which knows addresses only.
  file({
    ...shared,
    id: 'dcat',
    path: patterns.dcat,
    summary: 'Catalogue of open data (DCAT-AP-SE 3), as Turtle or JSON-LD by Accept',
    types: [TURTLE, JSON_LD],
    handler: (ctx) => ({
      ...catalogueFile(ctx, wantsJsonLd(ctx.request.headers.accept) ? JSON_LD : TURTLE),
      headers: { ...openDataHeaders, 'cache-control': revalidate, vary: 'Accept, Accept-Encoding' },
    }),
  }),
  file({
    ...shared,
    cache: 'register',
    id: 'dcat.turtle',
    path: patterns.dcatTurtle,
    summary: 'Catalogue of open data as Turtle',
    types: [TURTLE],
    handler: (ctx) => catalogueFile(ctx, TURTLE),
  }),
  file({
    ...shared,
    cache: 'register',
    id: 'dcat.json-ld',
    path: patterns.dcatJsonLd,
    summary: 'Catalogue of open data as JSON-LD',
    types: [JSON_LD],
    handler: (ctx) => catalogueFile(ctx, JSON_LD),
  }),
];

/** JSON-LD only when it is asked for before Turtle. */
function wantsJsonLd(accept: string | readonly string[] | undefined): boolean {
  const asked = String(accept ?? '').toLowerCase();
  const [at, other] = [asked.indexOf(JSON_LD), asked.indexOf(TURTLE)];
  return at !== -1 && (other === -1 || at < other);
}
