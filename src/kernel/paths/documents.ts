/** Addresses of the module `documents`; see src/kernel/paths.ts. */
export const documentsPatterns = {} as const;

/** Those of its API, under /v1. */
export const documentsApi = {} as const;

/** Links to addresses that name something. */
export const documentsPaths = {} as const;
