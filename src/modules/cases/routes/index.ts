import type { Route } from '../../../platform/http/route.ts';
import type { CasesDeps } from '../deps.ts';
import { apiRoutes } from './api.ts';
import { caseRoutes } from './case.ts';
import { conflictRoutes } from './conflicts.ts';
import { listRoutes } from './list.ts';
import { moveRoutes } from './moves.ts';
import { nominationRoutes } from './nominate.ts';
import { ownApiRoutes } from './own-api.ts';
import { paperRoutes } from './paper.ts';
import { planRoutes } from './plan.ts';
import { taskRoutes } from './tasks.ts';
import { underWayRoutes } from './under-way.ts';

/** Cases: the pages and the API of those who work with them and of those who take part. */
export const casesRoutes: readonly Route<CasesDeps>[] = [
  ...listRoutes,
  ...planRoutes,
  ...nominationRoutes,
  ...underWayRoutes,
  ...caseRoutes,
  ...moveRoutes,
  ...paperRoutes,
  ...conflictRoutes,
  ...taskRoutes,
  ...apiRoutes,
  ...ownApiRoutes,
];
