import type { GroupsDeps } from '../groups/index.ts';

/** What the pages of B1's statement are lent. */
export type PreparationDeps = GroupsDeps;
