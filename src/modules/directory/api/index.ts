import type { Route } from '../../../platform/http/route.ts';
import type { DirectoryDeps } from '../deps.ts';
import { areaApi } from './routes/areas.ts';
import { csvRoutes } from './routes/csv.ts';
import { decisionApi } from './routes/decisions.ts';
import { permitApi } from './routes/permits.ts';
import { referenceApi } from './routes/reference.ts';
import { statisticsApi } from './routes/statistics.ts';

/** The open API and the files of the register. */
export const apiRoutes: readonly Route<DirectoryDeps>[] = [
  ...areaApi,
  ...permitApi,
  ...decisionApi,
  ...referenceApi,
  ...statisticsApi,
  ...csvRoutes,
];
