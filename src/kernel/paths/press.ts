/** Addresses of the module `press`; see src/kernel/paths.ts. */
export const pressPatterns = {
  pressList: '/namnd/utskick',
  pressRemove: '/namnd/utskick/:id/ta-bort',
  pressLetter: '/utskick/:token',
  pressLeave: '/utskick/:token/avsluta',
} as const;

const seg = encodeURIComponent;

/** Links to addresses that name something. */
export const pressPaths = {
  pressRemove: (id: string) => `/namnd/utskick/${seg(id)}/ta-bort`,
  pressLetter: (token: string) => `/utskick/${seg(token)}`,
  pressLeave: (token: string) => `/utskick/${seg(token)}/avsluta`,
} as const;
