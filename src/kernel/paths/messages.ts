/** Addresses of the module `messages`; see src/kernel/paths.ts. */
export const messagesPatterns = {} as const;

/** Those of its API, under /v1. */
export const messagesApi = {} as const;

/** Links to addresses that name something. */
export const messagesPaths = {} as const;
