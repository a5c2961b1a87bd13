import type { Route } from '../../../platform/http/route.ts';
import type { ConsultationsDeps } from '../deps.ts';
import { answerRoutes } from './answer.tsx';
import { exportRoutes } from './export.ts';
import { incomingRoutes } from './incoming.tsx';
import { matrixRoutes } from './matrix.tsx';
import { officerRoutes } from './officer.tsx';
import { pleadRoutes } from './plead.tsx';
import { prepareRoutes } from './prepare.tsx';
import { publicRoutes } from './public.tsx';
import { publicApiRoutes } from './public-api.ts';
import { replyRoutes } from './reply.tsx';
import { responseRoutes } from './response.tsx';
import { responsePartRoutes } from './response-part.tsx';
import { responsesRoutes } from './responses.tsx';
import { summaryRoutes } from './summary.tsx';
import { themeRoutes } from './themes.tsx';

export const consultationsRoutes: readonly Route<ConsultationsDeps>[] = [
  ...publicRoutes,
  ...replyRoutes,
  ...publicApiRoutes,
  ...officerRoutes,
  ...prepareRoutes,
  ...incomingRoutes,
  ...matrixRoutes,
  ...themeRoutes,
  ...answerRoutes,
  ...exportRoutes,
  ...summaryRoutes,
  ...responsesRoutes,
  ...pleadRoutes,
  ...responseRoutes,
  ...responsePartRoutes,
];
