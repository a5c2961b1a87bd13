import type { CasesDeps } from '../cases/index.ts';
import type { DocumentsDeps } from '../documents/index.ts';

/** What calls are lent. */
export type CallsDeps = Pick<CasesDeps, 'register' | 'isDemo'> & DocumentsDeps;
