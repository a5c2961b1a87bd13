import type { Route } from '../../../platform/http/route.ts';
import type { ConsultationsDeps } from '../deps.ts';
import { answerRoutes } from './answers.tsx';
import { officerRoutes } from './officer.tsx';
import { publicRoutes } from './public.tsx';
import { responseRoutes } from './responses.tsx';
import { summaryRoutes } from './summary.tsx';

export const consultationsRoutes: readonly Route<ConsultationsDeps>[] = [
  ...publicRoutes,
  ...officerRoutes,
  ...answerRoutes,
  ...summaryRoutes,
  ...responseRoutes,
];
