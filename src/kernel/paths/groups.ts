/** Addresses of the module `groups`; see src/kernel/paths.ts. */
export const groupsPatterns = {} as const;

/** Those of its API, under /v1. */
export const groupsApi = {} as const;

/** Links to addresses that name something. */
export const groupsPaths = {} as const;
