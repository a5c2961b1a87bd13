import type { ProposalsDeps } from '../proposals/index.ts';

/** What the agency's decisions are lent. */
export type RulingsDeps = ProposalsDeps;
