import { patterns } from '../../kernel/paths.ts';
import type { Route } from '../../platform/http/route.ts';
import { phrase } from '../../platform/i18n/language.ts';
import type { AuthoringDeps } from './deps.ts';
import { compareRoutes } from './routes/compare.tsx';
import { docRoutes } from './routes/doc.tsx';
import { listRoutes } from './routes/list.tsx';
import { partRoutes } from './routes/part.tsx';
import { tryRoutes } from './routes/try.tsx';
import { text } from './text/authoring.ts';

export { compareByText, type TextComparison } from './core/compare-text.ts';
export { type Authoring, type AuthoringDeps, createAuthoring } from './deps.ts';
export { approvedDefinitions, definitionsChannel, listDrafts } from './queries.ts';
export { type Doc, findDoc, judge, worldOf } from './world.ts';

/** Where executable definitions are written, tried, compared and approved. */
export const authoringRoutes: readonly Route<AuthoringDeps>[] = [
  ...listRoutes,
  ...docRoutes,
  ...partRoutes,
  ...tryRoutes,
  ...compareRoutes,
];

/** The way here, for the menu of those who have signed in. */
export const authoringMenu = [
  { path: patterns.definitionsWork, label: phrase({ sv: { title: text.sv.title }, en: { title: text.en.title } }, 'title') },
] as const;
