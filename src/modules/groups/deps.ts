import type { CasesDeps } from '../cases/index.ts';
import type { DocumentsDeps } from '../documents/index.ts';

/** What the pages of groups are lent. */
export type GroupsDeps = CasesDeps & DocumentsDeps;
