import { compareText, type Lang } from '../../../kernel/format.ts';
import type { RegionRow } from './regions.tsx';

/** The columns that the regions can be sorted by; a minus in front turns the order. */
export const REGION_SORTS = [
  'name',
  '-name',
  'collaboration',
  '-collaboration',
  'population',
  '-population',
  'permits',
  '-permits',
  'rejections',
  '-rejections',
] as const;
export type RegionSort = (typeof REGION_SORTS)[number];
export type RegionSortKey = 'name' | 'collaboration' | 'population' | 'permits' | 'rejections';

/** Sorted by a column; equal rows by name. */
export function sortRegions(rows: readonly RegionRow[], sort: RegionSort, lang: Lang): readonly RegionRow[] {
  const compare = compareText(lang);
  const turn = sort.startsWith('-') ? -1 : 1;
  const order = orderBy(sort.replace(/^-/, '') as RegionSortKey, compare);
  return rows.toSorted((a, b) => turn * order(a, b) || compare(a.region.name, b.region.name));
}

function orderBy(key: RegionSortKey, compare: (a: string, b: string) => number): (a: RegionRow, b: RegionRow) => number {
  switch (key) {
    case 'name':
      return (a, b) => compare(a.region.name, b.region.name);
    case 'collaboration':
      return (a, b) => compare(a.collaboration.join(), b.collaboration.join());
    case 'population':
      return (a, b) => a.region.population - b.region.population;
    case 'permits':
      return (a, b) => a.permits.total - b.permits.total;
    case 'rejections':
      return (a, b) => a.rejections.total - b.rejections.total;
  }
}
