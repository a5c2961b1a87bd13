/** Addresses of the module `rulings`; see src/kernel/paths.ts. */
export const rulingsPatterns = {
  rulingsPublic: '/beslut-om-nhv',
  rulingsFeed: '/beslut-om-nhv.atom',
  rulingPublic: '/beslut-om-nhv/:id',
  ruling: '/arbete/arenden/:id/beslut',
  rulingEdit: '/arbete/arenden/:id/beslut/skriv',
  rulingAct: '/arbete/arenden/:id/beslut/atgard',
  rulingDecide: '/arbete/arenden/:id/beslut/fatta',
  rulingReturn: '/arbete/arenden/:id/beslut/aterlamna',
} as const;

/** Those of its API, under /v1. */
export const rulingsApi = { rulings: '/v1/rulings', ruling: '/v1/rulings/:id' } as const;

const seg = encodeURIComponent;
const work = (id: string, rest = ''): string => `/arbete/arenden/${seg(id)}/beslut${rest}`;

/** Links to addresses that name something. */
export const rulingsPaths = {
  rulingPublic: (id: string) => `/beslut-om-nhv/${seg(id)}`,
  ruling: (id: string) => work(id),
  rulingEdit: (id: string) => work(id, '/skriv'),
  rulingAct: (id: string) => work(id, '/atgard'),
  rulingDecide: (id: string) => work(id, '/fatta'),
  rulingReturn: (id: string) => work(id, '/aterlamna'),
} as const;
