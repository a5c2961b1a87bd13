import { z } from 'zod';
import { patterns } from '../../../kernel/paths.ts';
import { searchText } from '../../../platform/http/fields.ts';
import { anyone } from '../../../platform/http/policy.ts';
import { type Route, routesFor } from '../../../platform/http/route.ts';
import { viewOf } from '../api/routes/view.ts';
import type { DirectoryDeps } from '../deps.ts';
import { AboutScreen } from '../screens/about.tsx';
import { AccessibilityScreen } from '../screens/accessibility.tsx';
import { shippedResults } from '../screens/accessibility-results.ts';
import { ApiDocsScreen } from '../screens/api-docs.tsx';
import { ConditionsScreen } from '../screens/conditions.tsx';
import { HEADINGS } from '../screens/conditions-search.ts';
import { PersonalDataScreen } from '../screens/personal-data.tsx';
import { aboutText } from '../text/about.ts';
import { conditionsText } from '../text/conditions.ts';

const { page } = routesFor<DirectoryDeps>();
const shared = { policy: anyone, audit: 'none: public read', cache: 'register' } as const;

/** Pages on the service and on the conditions that all permits carry. */
export const aboutRoutes = [
  page({
    ...shared,
    id: 'conditions',
    path: patterns.conditions,
    dated: true,
    query: z.object({ q: searchText.optional(), heading: z.enum(HEADINGS).optional(), audience: z.enum(['adult', 'child']).optional() }),
    handler: (ctx) => {
      const { title, description } = conditionsText[ctx.lang];
      return { title, description, body: ConditionsScreen({ frame: ctx, view: viewOf(ctx), query: ctx.query }) };
    },
  }),
  page({
    ...shared,
    id: 'about',
    path: patterns.about,
    handler: (ctx) => {
      const { title, description } = aboutText[ctx.lang].about;
      return { title, description, body: AboutScreen({ frame: ctx, data: ctx.deps.register.data() }) };
    },
  }),
  page({
    ...shared,
    id: 'accessibility',
    path: patterns.accessibility,
    handler: (ctx) => {
      const { title, description } = aboutText[ctx.lang].accessibility;
      return { title, description, body: AccessibilityScreen({ frame: ctx, results: shippedResults() }) };
    },
  }),
  page({
    ...shared,
    id: 'personal-data',
    path: patterns.personalData,
    handler: ({ lang }) => {
      const { title, description } = aboutText[lang].personal;
      return { title, description, body: PersonalDataScreen({ lang }) };
    },
  }),
];

/** The API for people. `openapi` reads the document that /v1/openapi.json serves; it is asked for when the page is. */
export const apiDocsRoutes = (openapi: () => object): Route<DirectoryDeps>[] => [
  page({
    ...shared,
    id: 'api-docs',
    path: patterns.apiDocs,
    handler: (ctx) => {
      const { title, description } = aboutText[ctx.lang].api;
      return { title, description, body: ApiDocsScreen({ frame: ctx, openapi: openapi() }) };
    },
  }),
];
