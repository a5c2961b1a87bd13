import { sortByText } from '../../../kernel/format.ts';
import type { Region } from '../../organisations/index.ts';
import { isHeld, type Permit } from '../../permits/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { type Count, count } from '../../statistics/index.ts';

export const MEASURES = ['count', 'per-100000'] as const;
export type Measure = (typeof MEASURES)[number];

export type RegionOnMap = {
  readonly region: Region;
  readonly permits: Count;
  /** Permits per 100,000 inhabitants. */
  readonly per100000: number;
  /** Areas in which the region alone holds permits. */
  readonly sole: readonly AreaView[];
};

/** All 21 regions with their permits on the day, in Swedish alphabetical order; also those that have none. */
export function regionsOnMap(view: RegisterView): readonly RegionOnMap[] {
  const held = view.permits.filter(isHeld);
  const sole = Map.groupBy(soleHeld(view), ({ holder }) => holder);
  return sortByText(view.data.regions, (region) => region.name, 'sv').map((region) => {
    const permits = count(held.filter((permit) => permit.grant.region === region.code));
    return {
      region,
      permits,
      per100000: (permits.total / region.population) * 100_000,
      sole: (sole.get(region.code) ?? []).map(({ area }) => area),
    };
  });
}

export type SoleHeld = { readonly area: AreaView; readonly holder: string; readonly permits: readonly Permit[] };

/**
 * Areas in which one region alone holds permits, by name. A permit that is only possible counts as one held. Areas
 * whose number of units the register does not know are left out: others may hold permits that it has not heard of.
 */
export function soleHeld(view: RegisterView): readonly SoleHeld[] {
  return sortByText(view.areas, ({ area }) => area.name, 'sv').flatMap((area) => {
    const permits = area.permits.filter(isHeld);
    const [holder, ...others] = new Set(permits.map((permit) => permit.grant.region));
    return holder === undefined || others.length > 0 || unitsOf(area) === null ? [] : [{ area, holder, permits }];
  });
}

const unitsOf = ({ agencyDecision, definition }: AreaView): number | null =>
  agencyDecision?.payload.slots?.units ?? definition?.payload.slots?.units ?? null;
