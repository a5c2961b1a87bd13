const seg = encodeURIComponent;

/** Addresses of the module `preparation`; see src/kernel/paths.ts. */
export const preparationPatterns = {
  b1Statement: '/arenden/:id/b1-yttrande',
  b1StatementLock: '/arenden/:id/b1-yttrande/las',
  b1StatementAnswer: '/arenden/:id/b1-yttrande/stallningstagande',
  b1StatementPart: '/arenden/:id/b1-yttrande/delar/:part',
  b1StatementPartRemove: '/arenden/:id/b1-yttrande/delar/:part/ta-bort',
  b1StatementPartHistory: '/arenden/:id/b1-yttrande/delar/:part/versioner',
} as const;

/** Those of its API, under /v1. */
export const preparationApi = {
  b1Statement: '/v1/cases/:id/system-effects-statement',
} as const;

const base = (id: string) => `/arenden/${seg(id)}/b1-yttrande`;

/** Links to addresses that name something. */
export const preparationPaths = {
  b1Statement: base,
  b1StatementLock: (id: string) => `${base(id)}/las`,
  b1StatementAnswer: (id: string) => `${base(id)}/stallningstagande`,
  b1StatementPart: (id: string, part: string) => `${base(id)}/delar/${seg(part)}`,
  b1StatementPartRemove: (id: string, part: string) => `${base(id)}/delar/${seg(part)}/ta-bort`,
  b1StatementPartHistory: (id: string, part: string) => `${base(id)}/delar/${seg(part)}/versioner`,
} as const;
