import { z } from 'zod';
import { localPath, paths, patterns } from '../../../kernel/paths.ts';
import { many, searchText } from '../../../platform/http/fields.ts';
import { listOf, MAX_LIMIT, pageAnswer, pagingFields, slice } from '../../../platform/http/paging.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { routesFor } from '../../../platform/http/route.ts';
import { SYSTEMS } from '../core/types.ts';
import type { CodesDeps } from '../deps.ts';
import { codeDetail, codeDetailSchema, codeItem, codeSchema, findWritten, systemNamed } from '../items.ts';
import { noSuchCode, noSuchSystem } from '../not-found.ts';
import { suggestCodes } from '../suggest.ts';

const { json } = routesFor<CodesDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register', tag: 'Codes' } as const;
const system = z.enum(SYSTEMS);

export const codeApi = [
  json({
    ...shared,
    id: 'api.codes.list',
    path: patterns.api.codes,
    summary: 'Clinical codes',
    description:
      'Codes of ORPHA, ICD-10-SE and KVÅ from imported releases, and those that the executable definitions name. With `q` the nearest, at most 200; without it all, by system and code.',
    query: z.object({
      q: searchText.optional().meta({ description: 'Name, synonym, code or gene; small typing errors are tolerated.' }),
      system: many(system).optional().meta({ description: 'ORPHA, ICD-10-SE or KVÅ; may be repeated.' }),
      ...pagingFields,
    }),
    response: listOf(codeSchema),
    handler: (ctx) => {
      const catalogue = ctx.deps.codes.catalogue();
      const { q, system: systems } = ctx.query;
      if (q !== undefined) {
        const hits = catalogue.search(q, { limit: MAX_LIMIT, ...(systems ? { systems } : {}) });
        return pageAnswer(
          ctx,
          hits.map((hit) => codeItem(catalogue, hit.concept, hit)),
        );
      }
      const all = systems ? catalogue.concepts.filter((one) => systems.includes(one.system)) : catalogue.concepts;
      const answer = pageAnswer(ctx, all);
      return { ...answer, json: { ...answer.json, items: slice(all, ctx.query).items.map((one) => codeItem(catalogue, one)) } };
    },
  }),
  json({
    ...shared,
    id: 'api.codes.one',
    path: patterns.api.code,
    summary: 'One code with parents, mappings and the definitions that speak of it',
    params: z.object({
      system: z
        .string()
        .max(20)
        .meta({ examples: ['ORPHA'] }),
      code: z
        .string()
        .max(40)
        .meta({ examples: ['98'] }),
    }),
    response: codeDetailSchema,
    handler: ({ deps, params }) => {
      const catalogue = deps.codes.catalogue();
      const known = systemNamed(params.system);
      if (known === undefined) return noSuchSystem(params.system);
      const concept = findWritten(catalogue, known, params.code);
      return concept ? codeDetail(catalogue, concept, deps.codes.mentions(known, concept.code)) : noSuchCode(catalogue, known, params.code);
    },
  }),
  json({
    ...shared,
    id: 'api.codes.suggestions',
    path: patterns.api.codeSuggestions,
    summary: 'Suggestions for a field in which one types a code',
    description: 'At most eight codes that fit what has been typed so far, nearest first.',
    query: z.object({
      q: searchText.optional().meta({ description: 'What has been typed.', examples: ['ataxi'] }),
      lang: z.enum(['sv', 'en']).default('sv').meta({ description: 'Language of labels and addresses.' }),
      opens: z
        .enum(['code', 'check'])
        .default('code')
        .meta({ description: '`check`: addresses lead on in the guided check, and only codes that it reads are suggested.' }),
      area: z.string().max(80).optional().meta({ description: 'The area that the check is about.' }),
    }),
    response: z.object({
      items: z.array(
        z.object({
          label: z.string().meta({ examples: ['Friedreichs ataxi'] }),
          note: z.string().meta({ examples: ['ORPHA 95'] }),
          href: z.string().meta({ examples: ['/koder/ORPHA/95'] }),
        }),
      ),
    }),
    handler: ({ deps, query: { q, lang, opens, area } }) => {
      if (q === undefined) return { items: [] };
      const open = (system: string, code: string): string =>
        opens === 'code'
          ? localPath(paths.code(system, code), lang)
          : `${localPath(paths.check, lang)}?${new URLSearchParams({ ...(area ? { omrade: area } : {}), kod: `${system} ${code}` })}`;
      return { items: [...suggestCodes(deps.codes.catalogue(), q, lang, opens === 'check' ? ['ORPHA', 'ICD-10-SE'] : SYSTEMS, open)] };
    },
  }),
];
