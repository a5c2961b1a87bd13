import { compareText, type Lang } from '../../../kernel/format.ts';
import { stepOf } from '../../areas/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areaName, findSource, heldCount, slotsOf, stateText } from './area-words.ts';

/** The columns that the list of areas can be sorted by; a minus in front turns the order. */
export const AREA_SORTS = ['name', '-name', 'state', '-state', 'units', '-units', 'permits', '-permits', 'basis', '-basis'] as const;
export type AreaSort = (typeof AREA_SORTS)[number];
type Key = 'name' | 'state' | 'units' | 'permits' | 'basis';

/** Sorted by a column; equal rows by name, and rows without a value last in either order. */
export function sortAreas(areas: readonly AreaView[], sort: AreaSort, view: RegisterView, lang: Lang): readonly AreaView[] {
  const turned = sort.startsWith('-');
  const key = (turned ? sort.slice(1) : sort) as Key;
  const compare = compareText(lang);
  const byName = (a: AreaView, b: AreaView) => compare(areaName(a.area, lang).text, areaName(b.area, lang).text);
  const rows = areas.map((area) => ({ area, value: key === 'name' ? areaName(area.area, lang).text : sortValue(key, area, view, lang) }));
  return rows
    .toSorted((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined) || byName(a.area, b.area);
      const order =
        typeof a.value === 'number' && typeof b.value === 'number' ? a.value - b.value : compare(String(a.value), String(b.value));
      return (turned ? -order : order) || byName(a.area, b.area);
    })
    .map(({ area }) => area);
}

/** Areas in the order of the process, then those outside it. */
const OUTSIDE = { paused: 20, ended: 21, group: 22 } as const;

function sortValue(key: Exclude<Key, 'name'>, area: AreaView, view: RegisterView, lang: Lang): string | number | undefined {
  switch (key) {
    case 'state': {
      const state = area.standing?.state;
      if (!state) return undefined;
      if (state.status === 'paused' || state.status === 'ended' || state.status === 'group')
        return `${OUTSIDE[state.status]} ${stateText(state, lang)}`;
      return `${String(state.status === 'awaiting-start' ? 7.5 : (stepOf(state) ?? 19)).padStart(4, '0')}`;
    }
    case 'units':
      return slotsOf(area)?.units ?? undefined;
    case 'permits':
      return heldCount(area.permits).total;
    case 'basis':
      return area.standing && findSource(view, area.standing.source)?.date;
  }
}
