import type { Route } from '../../platform/http/route.ts';
import type { AuthoringDeps } from './deps.ts';
import { compareRoutes } from './routes/compare.tsx';
import { docRoutes } from './routes/doc.tsx';
import { listRoutes } from './routes/list.tsx';
import { partRoutes } from './routes/part.tsx';
import { tryRoutes } from './routes/try.tsx';

export { type Authoring, type AuthoringDeps, createAuthoring } from './deps.ts';
export { approvedDefinitions, definitionsChannel } from './queries.ts';

/** Where executable definitions are written, tried, compared and approved. */
export const authoringRoutes: readonly Route<AuthoringDeps>[] = [
  ...listRoutes,
  ...docRoutes,
  ...partRoutes,
  ...tryRoutes,
  ...compareRoutes,
];
