const seg = encodeURIComponent;

/** Addresses of the module `uploads`; see src/kernel/paths.ts. */
export const uploadsPatterns = {
  uploads: '/bilagor/:purpose/:section',
  uploadRemove: '/bilagor/:purpose/:section/ta-bort',
  uploadFile: '/bilagor/fil/:id/innehall',
} as const;

/** Those of its API, under /v1. */
export const uploadsApi = {
  uploads: '/v1/uploads',
  upload: '/v1/uploads/:id',
} as const;

/** Links to addresses that name something. */
export const uploadsPaths = {
  uploads: (purpose: string, section: string) => `/bilagor/${seg(purpose)}/${seg(section)}`,
  uploadRemove: (purpose: string, section: string) => `/bilagor/${seg(purpose)}/${seg(section)}/ta-bort`,
  uploadFile: (id: string) => `/bilagor/fil/${seg(id)}/innehall`,
  uploadApi: (id: string) => `/v1/uploads/${seg(id)}`,
} as const;
