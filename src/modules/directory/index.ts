import type { Route } from '../../platform/http/route.ts';
import { apiRoutes } from './api/index.ts';
import type { DirectoryDeps } from './deps.ts';
import { aboutRoutes } from './routes/about.ts';
import { areaRoutes } from './routes/areas.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { meetingRoutes } from './routes/meetings.ts';
import { openDataRoutes } from './routes/open-data.ts';
import { permitRoutes } from './routes/permits.ts';
import { regionRoutes } from './routes/regions.ts';
import { searchRoutes } from './routes/search.ts';
import { startRoutes } from './routes/start.ts';
import { statisticsRoutes } from './routes/statistics.ts';

export type { DirectoryDeps } from './deps.ts';
export { apiDocsRoutes } from './routes/about.ts';
/** The words of the register and the page of an area, for those who work on it and want to see what others will see. */
export { AreaScreen, areaHead } from './screens/area.tsx';
export { entryTitle } from './screens/area-entry.ts';
export { areaName, holderText, slotsOf, slotsText, stateText } from './screens/area-words.ts';

/** The public site and its open API. */
export const directoryRoutes: readonly Route<DirectoryDeps>[] = [
  ...startRoutes,
  ...areaRoutes,
  ...permitRoutes,
  ...regionRoutes,
  ...statisticsRoutes,
  ...meetingRoutes,
  ...decisionRoutes,
  ...searchRoutes,
  ...aboutRoutes,
  ...openDataRoutes,
  ...apiRoutes,
];
