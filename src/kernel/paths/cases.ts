/** Addresses of the module `cases`; see src/kernel/paths.ts. */
export const casesPatterns = {} as const;

/** Those of its API, under /v1. */
export const casesApi = {} as const;

/** Links to addresses that name something. */
export const casesPaths = {} as const;
