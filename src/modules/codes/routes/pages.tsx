import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { many, searchText } from '../../../platform/http/fields.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { nameOf } from '../core/catalogue.ts';
import { SYSTEMS } from '../core/types.ts';
import type { CodesDeps } from '../deps.ts';
import { findWritten, systemNamed } from '../items.ts';
import { noSuchCode, noSuchSystem } from '../not-found.ts';
import { CodeScreen } from '../screens/code.tsx';
import { CodesScreen } from '../screens/codes.tsx';
import { writeCode } from '../suggest.ts';
import { codesText } from '../text/codes.ts';

const { page } = routesFor<CodesDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register' } as const;

/** How many hits the page shows. */
const MOST = 50;

export const codePages = [
  page({
    ...shared,
    id: 'codes.list',
    path: patterns.codes,
    query: z.object({ q: searchText.optional(), system: many(z.enum(SYSTEMS)).optional() }),
    handler: ({ deps, lang, url, query: { q, system } }) => {
      const catalogue = deps.codes.catalogue();
      const text = codesText[lang];
      const hits = q === undefined ? undefined : catalogue.search(q, { limit: MOST, ...(system ? { systems: system } : {}) });
      return {
        title: q === undefined ? text.title : text.titleWith(q),
        description: text.description,
        body: <CodesScreen lang={lang} url={url} catalogue={catalogue} q={q} systems={system ?? []} hits={hits} most={MOST} />,
      };
    },
  }),
  page({
    ...shared,
    id: 'codes.one',
    path: patterns.code,
    params: z.object({ system: z.string().max(20), kod: z.string().max(40) }),
    handler: ({ deps, lang, url, params }) => {
      const catalogue = deps.codes.catalogue();
      const system = systemNamed(params.system);
      if (system === undefined) return noSuchSystem(params.system);
      const concept = findWritten(catalogue, system, params.kod);
      if (concept === undefined) return noSuchCode(catalogue, system, params.kod);
      const written = writeCode(system, concept.code);
      return {
        title: `${nameOf(concept, lang).text} (${written})`,
        breadcrumbs: [{ href: url.page(patterns.codes), label: codesText[lang].title }, { label: written }],
        body: (
          <CodeScreen lang={lang} url={url} catalogue={catalogue} concept={concept} mentions={deps.codes.mentions(system, concept.code)} />
        ),
      };
    },
  }),
];
