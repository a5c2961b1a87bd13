import type { Route } from '../../../platform/http/route.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { completionApiRoutes } from './completion-api.ts';
import { askRoutes } from './completion-ask.tsx';
import { overviewRoutes } from './completion-overview.tsx';
import { ownCompletionRoutes } from './completion-own.tsx';
import { reviewRoutes } from './completion-review.tsx';

/** Whether applications are complete: the authority's check, what it asks for, what regions answer, and how far a call has come. */
export const completionRoutes: readonly Route<ApplicationsDeps>[] = [
  ...reviewRoutes,
  ...askRoutes,
  ...ownCompletionRoutes,
  ...overviewRoutes,
  ...completionApiRoutes,
];
