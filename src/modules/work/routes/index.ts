import type { Route } from '../../../platform/http/route.ts';
import type { WorkDeps } from '../deps.ts';
import { areaRoutes } from './areas.ts';
import { decisionRoutes } from './decisions.tsx';
import { draftRoutes } from './drafts.ts';
import { factsRoutes } from './facts.ts';
import { homeRoutes } from './home.ts';
import { importRoutes } from './import.ts';

/** Work on the register: the pages of those who write drafts and of those who decide. */
export const workRoutes: readonly Route<WorkDeps>[] = [
  ...homeRoutes,
  ...areaRoutes,
  ...factsRoutes,
  ...draftRoutes,
  ...decisionRoutes,
  ...importRoutes,
];
