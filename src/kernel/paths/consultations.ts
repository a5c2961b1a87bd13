/** Addresses of the module `consultations`; see src/kernel/paths.ts. */
export const consultationsPatterns = {} as const;

/** Those of its API, under /v1. */
export const consultationsApi = {} as const;

/** Links to addresses that name something. */
export const consultationsPaths = {} as const;
