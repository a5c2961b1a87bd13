/** Texts of the site search. */
export const sv = {
  title: 'Sök',
  titleWith: (q: string) => `Sök: ${q}`,
  description: 'Sök bland vårdområden, regioner, sjukhus och tillstånd.',
  label: 'Vad söker du?',
  hint: 'Ett vårdområde, en region, ett sjukhus, en diagnos eller ett diarienummer. Små stavfel går bra.',
  submit: 'Sök',
  found: (n: number, q: string) => (n === 1 ? `1 träff på ”${q}”` : `${n} träffar på ”${q}”`),
  nothing: (q: string) => `Inga träffar på ”${q}”`,
  nothingHelp: 'Prova ett kortare ord eller ett annat namn. Du kan också bläddra bland alla områden, regioner och tillstånd.',
  groups: { areas: 'Vårdområden', regions: 'Regioner', hospitals: 'Sjukhus och enheter', permits: 'Tillstånd' },
  more: (n: number) => `Visa alla ${n}`,
  kinds: { area: 'Vårdområde', region: 'Region', hospital: 'Sjukhus', permit: 'Tillstånd' },
  also: (name: string) => `även kallat ${name}`,
  mentions: (name: string) => `nämner ${name}`,
  start: 'Bläddra i stället',
  allAreas: 'Alla vårdområden',
  allRegions: 'Alla regioner',
  allPermits: 'Alla tillstånd',
  permitCount: (n: number) => (n === 1 ? '1 tillstånd' : `${n} tillstånd`),
};

export type SearchText = typeof sv;
