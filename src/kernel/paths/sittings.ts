/** Addresses of the module `sittings`; see src/kernel/paths.ts. */
export const sittingsPatterns = {
  boardMinutes: '/namnd/protokoll',
  boardMinutesFeed: '/namnd/protokoll.atom',
  boardMinutesOne: '/namnd/protokoll/:id',
  sittings: '/namnd/sammantraden',
  sittingRules: '/namnd/regler',
  sitting: '/namnd/sammantraden/:id',
  sittingTime: '/namnd/sammantraden/:id/tid',
  sittingDraw: '/namnd/sammantraden/:id/hamta',
  sittingItemNew: '/namnd/sammantraden/:id/ny-punkt',
  sittingNotice: '/namnd/sammantraden/:id/kallelse',
  sittingPapers: '/namnd/sammantraden/:id/handlingar',
  sittingRoom: '/namnd/sammantraden/:id/rummet',
  sittingVote: '/namnd/sammantraden/:id/rosta',
  sittingScreen: '/namnd/sammantraden/:id/duk',
  sittingItem: '/namnd/sammantraden/:id/punkt/:item',
  sittingItemEdit: '/namnd/sammantraden/:id/punkt/:item/andra',
  sittingPropose: '/namnd/sammantraden/:id/punkt/:item/forslag',
  sittingItemAdjust: '/namnd/sammantraden/:id/punkt/:item/justera',
  sittingVacancy: '/namnd/sammantraden/:id/punkt/:item/ny-utlysning',
  sittingMinutes: '/namnd/sammantraden/:id/protokoll',
  sittingAdjust: '/namnd/sammantraden/:id/protokoll/justera',
  sittingMask: '/namnd/sammantraden/:id/protokoll/maska',
  sittingPublish: '/namnd/sammantraden/:id/protokoll/publicera',
} as const;

/** Those of its API, under /v1. */
export const sittingsApi = {
  sittings: '/v1/board-meetings',
  sitting: '/v1/board-meetings/:id',
  boardDecisions: '/v1/board-decisions',
} as const;

const seg = encodeURIComponent;
const at = (id: string, rest = ''): string => `/namnd/sammantraden/${seg(id)}${rest}`;
const item = (id: string, of: string, rest = ''): string => at(id, `/punkt/${seg(of)}${rest}`);

/** Links to addresses that name something. */
export const sittingsPaths = {
  boardMinutesOne: (id: string) => `/namnd/protokoll/${seg(id)}`,
  sitting: (id: string) => at(id),
  sittingTime: (id: string) => at(id, '/tid'),
  sittingDraw: (id: string) => at(id, '/hamta'),
  sittingItemNew: (id: string) => at(id, '/ny-punkt'),
  sittingNotice: (id: string) => at(id, '/kallelse'),
  sittingPapers: (id: string) => at(id, '/handlingar'),
  sittingRoom: (id: string) => at(id, '/rummet'),
  sittingVote: (id: string) => at(id, '/rosta'),
  sittingScreen: (id: string) => at(id, '/duk'),
  sittingItem: (id: string, of: string) => item(id, of),
  sittingItemEdit: (id: string, of: string) => item(id, of, '/andra'),
  sittingPropose: (id: string, of: string) => item(id, of, '/forslag'),
  sittingItemAdjust: (id: string, of: string) => item(id, of, '/justera'),
  sittingVacancy: (id: string, of: string) => item(id, of, '/ny-utlysning'),
  sittingMinutes: (id: string) => at(id, '/protokoll'),
  sittingAdjust: (id: string) => at(id, '/protokoll/justera'),
  sittingMask: (id: string) => at(id, '/protokoll/maska'),
  sittingPublish: (id: string) => at(id, '/protokoll/publicera'),
} as const;
