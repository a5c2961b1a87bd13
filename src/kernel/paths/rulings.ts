/** Addresses of the module `rulings`; see src/kernel/paths.ts. */
export const rulingsPatterns = {} as const;

/** Those of its API, under /v1. */
export const rulingsApi = {} as const;

/** Links to addresses that name something. */
export const rulingsPaths = {} as const;
