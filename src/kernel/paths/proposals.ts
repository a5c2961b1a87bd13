/** Addresses of the module `proposals`; see src/kernel/paths.ts. */
export const proposalsPatterns = {} as const;

/** Those of its API, under /v1. */
export const proposalsApi = {} as const;

/** Links to addresses that name something. */
export const proposalsPaths = {} as const;
