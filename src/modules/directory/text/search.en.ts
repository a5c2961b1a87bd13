import type { Same } from '../../../platform/i18n/language.ts';
import type { SearchText } from './search.sv.ts';

export const en: Same<SearchText> = {
  title: 'Search',
  titleWith: (q) => `Search: ${q}`,
  description: 'Search care areas, regions, hospitals and permits.',
  label: 'What are you looking for?',
  hint: 'A care area, a region, a hospital, a diagnosis or a diary number. Small spelling mistakes are fine.',
  submit: 'Search',
  found: (n, q) => (n === 1 ? `1 result for “${q}”` : `${n} results for “${q}”`),
  nothing: (q) => `Nothing found for “${q}”`,
  nothingHelp: 'Try a shorter word or another name. You can also browse all areas, regions and permits.',
  groups: { areas: 'Care areas', regions: 'Regions', hospitals: 'Hospitals and units', permits: 'Permits' },
  more: (n) => `Show all ${n}`,
  kinds: { area: 'Care area', region: 'Region', hospital: 'Hospital', permit: 'Permit' },
  also: (name) => `also called ${name}`,
  mentions: (name) => `mentions ${name}`,
  start: 'Browse instead',
  allAreas: 'All care areas',
  allRegions: 'All regions',
  allPermits: 'All permits',
  permitCount: (n) => (n === 1 ? '1 permit' : `${n} permits`),
};
