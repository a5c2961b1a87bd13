/** Addresses of the module `diary`; see src/kernel/paths.ts. */
export const diaryPatterns = {
  publicDiary: '/diarium',
  publicDiaryCsv: '/diarium.csv',
  diaryFeed: '/diarium.atom',
  diary: '/arbete/diarium',
  diaryCsv: '/arbete/diarium.csv',
  diaryNew: '/arbete/diarium/ny',
  diaryEntry: '/arbete/diarium/:id',
} as const;

/** Those of its API, under /v1. */
export const diaryApi = {
  diaryEntries: '/v1/diary-entries',
  diaryEntry: '/v1/diary-entries/:number',
} as const;

/** Links to addresses that name something. */
export const diaryPaths = {
  diaryEntry: (id: string) => `/arbete/diarium/${encodeURIComponent(id)}`,
} as const;
