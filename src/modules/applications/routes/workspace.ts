import type { Route } from '../../../platform/http/route.ts';
import type { ApplicationsDeps } from '../deps.ts';
import { applicationRoutes } from './application.tsx';
import { copyRoutes } from './copy.tsx';
import { guidanceRoutes } from './guidance.tsx';
import { insideRoutes } from './inside.tsx';
import { listRoutes } from './list.tsx';
import { planRoutes } from './plan.tsx';
import { sectionRoutes } from './section.tsx';
import { versionRoutes } from './versions.tsx';
import { workspaceApiRoutes } from './workspace-api.ts';

/** Where a region writes its application, and the authority the guidance beside it. */
export const workspaceRoutes: readonly Route<ApplicationsDeps>[] = [
  ...listRoutes,
  ...applicationRoutes,
  ...sectionRoutes,
  ...insideRoutes,
  ...versionRoutes,
  ...copyRoutes,
  ...planRoutes,
  ...guidanceRoutes,
  ...workspaceApiRoutes,
];
