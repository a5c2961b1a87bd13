import type { Route } from '../../../platform/http/route.ts';
import type { IdentityDeps } from '../../identity/index.ts';
import { boardRoutes } from './board.ts';
import { contactRoutes } from './contacts.ts';
import { homeRoutes } from './home.ts';
import { logRoutes } from './log.ts';
import { peopleRoutes } from './people.ts';
import { placeRoutes } from './places.ts';
import { reviewRoutes } from './review.ts';
import { roleRoutes } from './roles.ts';
import { stepUpRoutes } from './step-up.ts';

/** Administration of people, roles and organisations, the log, and the way to a fresh sign-in. */
export const accessRoutes: readonly Route<IdentityDeps>[] = [
  ...stepUpRoutes,
  ...homeRoutes,
  ...peopleRoutes,
  ...roleRoutes,
  ...placeRoutes,
  ...contactRoutes,
  ...boardRoutes,
  ...reviewRoutes,
  ...logRoutes,
];
