/** Addresses of the module `diary`; see src/kernel/paths.ts. */
export const diaryPatterns = {} as const;

/** Those of its API, under /v1. */
export const diaryApi = {} as const;

/** Links to addresses that name something. */
export const diaryPaths = {} as const;
