import type { AuthoringDeps } from '../authoring/index.ts';
import type { CasesDeps } from '../cases/index.ts';
import type { DocumentsDeps } from '../documents/index.ts';

/** What the basis is lent. */
export type ProposalsDeps = CasesDeps & DocumentsDeps & Pick<AuthoringDeps, 'authoring'>;
