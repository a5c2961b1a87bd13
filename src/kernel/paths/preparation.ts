/** Addresses of the module `preparation`; see src/kernel/paths.ts. */
export const preparationPatterns = {} as const;

/** Those of its API, under /v1. */
export const preparationApi = {} as const;

/** Links to addresses that name something. */
export const preparationPaths = {} as const;
