import type { Route } from '../../platform/http/route.ts';
import type { EligibilityDeps } from './deps.ts';
import { eligibilityApi } from './routes/api.ts';
import { batchRoutes } from './routes/batch.ts';
import { checkRoutes } from './routes/check.tsx';

export { ownConcepts } from './core/own-concepts.ts';
export { type Unit, unitsOf } from './core/units.ts';
export type { EligibilityDeps } from './deps.ts';
export { readDefinitions } from './read-definitions.ts';
export { type Eligibility, type EligibilityParts, eligibilityParts } from './service.ts';

/** The guided check, and the same check for machines. */
export const eligibilityRoutes: readonly Route<EligibilityDeps>[] = [...checkRoutes, ...eligibilityApi, ...batchRoutes];
