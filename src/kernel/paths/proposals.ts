/** Addresses of the module `proposals`; see src/kernel/paths.ts. */
export const proposalsPatterns = {
  basis: '/arbete/arenden/:id/underlag',
  basisAct: '/arbete/arenden/:id/underlag/atgard',
  basisPaper: '/arbete/arenden/:id/underlag/fran-papper',
  basisStand: '/arbete/arenden/:id/underlag/stallningstagande',
  basisLock: '/arbete/arenden/:id/underlag/las',
  basisChanges: '/arbete/arenden/:id/underlag/andringar',
  basisLibrary: '/arbete/arenden/:id/underlag/villkorsbibliotek',
  basisPart: '/arbete/arenden/:id/underlag/delar/:part',
  basisEdit: '/arbete/arenden/:id/underlag/delar/:part/skriv',
  basisCompare: '/arbete/arenden/:id/underlag/delar/:part/jamfor',
  basisRestore: '/arbete/arenden/:id/underlag/delar/:part/aterstall',
  basisComment: '/arbete/arenden/:id/underlag/delar/:part/kommentar',
  basisComments: '/arbete/arenden/:id/underlag/delar/:part/kommentarer/:comment',
  basisEdition: '/arbete/arenden/:id/underlag/upplagor/:edition',
  basisSnapshot: '/arbete/arenden/:id/underlag/upplagor/:edition/underlag.json',
} as const;

/** Those of its API, under /v1. */
export const proposalsApi = {
  basis: '/v1/cases/:id/basis',
} as const;

const seg = encodeURIComponent;
const basis = (id: string, rest = ''): string => `/arbete/arenden/${seg(id)}/underlag${rest}`;
const part = (id: string, key: string, rest = ''): string => basis(id, `/delar/${seg(key)}${rest}`);

/** Links to addresses that name something. */
export const proposalsPaths = {
  basis: (id: string) => basis(id),
  basisAct: (id: string) => basis(id, '/atgard'),
  basisPaper: (id: string) => basis(id, '/fran-papper'),
  basisStand: (id: string) => basis(id, '/stallningstagande'),
  basisLock: (id: string) => basis(id, '/las'),
  basisChanges: (id: string) => basis(id, '/andringar'),
  basisLibrary: (id: string) => basis(id, '/villkorsbibliotek'),
  basisPart: (id: string, key: string) => part(id, key),
  basisEdit: (id: string, key: string) => part(id, key, '/skriv'),
  basisCompare: (id: string, key: string) => part(id, key, '/jamfor'),
  basisRestore: (id: string, key: string) => part(id, key, '/aterstall'),
  basisComment: (id: string, key: string) => part(id, key, '/kommentar'),
  basisComments: (id: string, key: string, comment: string) => part(id, key, `/kommentarer/${seg(comment)}`),
  basisEdition: (id: string, edition: number) => basis(id, `/upplagor/${edition}`),
  basisSnapshot: (id: string, edition: number) => basis(id, `/upplagor/${edition}/underlag.json`),
} as const;
