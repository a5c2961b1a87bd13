import { compareText, type Lang } from '../../../kernel/format.ts';
import type { When } from '../../../kernel/when.ts';
import type { Permit } from '../../permits/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { permitAreaName, regionName } from './area-words.ts';

/** The columns that the permit register can be sorted by; a minus in front turns the order. */
export const PERMIT_SORTS = ['area', '-area', 'holder', '-holder', 'decided', '-decided', 'start', '-start'] as const;
export type PermitSort = (typeof PERMIT_SORTS)[number];
export type PermitSortKey = 'area' | 'holder' | 'decided' | 'start';

/** Sorted by a column, then by area and region. Dates known as intervals stand by their last possible day, unknown ones last. */
export function sortPermits(permits: readonly Permit[], sort: PermitSort, view: RegisterView, lang: Lang): readonly Permit[] {
  const compare = compareText(lang);
  const byName = (a: Permit, b: Permit) =>
    compare(permitAreaName(view, a, lang).text, permitAreaName(view, b, lang).text) ||
    compare(regionName(view, a.grant.region), regionName(view, b.grant.region));
  const key = sort.replace(/^-/, '') as PermitSortKey;
  const value = sortValue(key, view, lang);
  return permits
    .map((permit) => ({ permit, value: value(permit) }))
    .toSorted((a, b) => {
      if (a.value === '' || b.value === '') return Number(a.value === '') - Number(b.value === '') || byName(a.permit, b.permit);
      const order = compare(a.value, b.value);
      return (sort.startsWith('-') ? -order : order) || byName(a.permit, b.permit);
    })
    .map(({ permit }) => permit);
}

function sortValue(key: PermitSortKey, view: RegisterView, lang: Lang): (permit: Permit) => string {
  switch (key) {
    case 'area':
      return (permit) => permitAreaName(view, permit, lang).text;
    case 'holder':
      return (permit) => `${regionName(view, permit.grant.region)} ${permit.grant.hospital ?? ''}`;
    case 'decided':
      return (permit) => lastDay(permit.decided);
    case 'start':
      return (permit) => (permit.grant.validFrom === null ? '' : lastDay(permit.grant.validFrom));
  }
}

const lastDay = (when: When): string => when.notAfter ?? when.notBefore ?? '';
