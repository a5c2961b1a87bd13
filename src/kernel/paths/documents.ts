/** Addresses of the module `documents`; see src/kernel/paths.ts. */
export const documentsPatterns = {
  documentFile: '/dokument/:id/:form',
  openDocumentFile: '/dokument/oppna/:id/:form',
} as const;

/** Those of its API, under /v1. */
export const documentsApi = {} as const;

/** Links to addresses that name something. */
export const documentsPaths = {
  documentFile: (id: string, form: string) => `/dokument/${encodeURIComponent(id)}/${encodeURIComponent(form)}`,
  openDocumentFile: (id: string, form: string) => `/dokument/oppna/${encodeURIComponent(id)}/${encodeURIComponent(form)}`,
} as const;
