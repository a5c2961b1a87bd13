import { stepOf } from '../../areas/index.ts';
import type { AreaStatus, Population } from '../../journal/index.ts';
import { isHeld, type Permit, type PermitStatus } from '../../permits/index.ts';
import type { AreaView } from '../../register/index.ts';

/** The filters of the area list, the same on the page, in the API and in the CSV. An empty list does not filter. */
export type AreaFilter = {
  readonly steps: readonly number[];
  readonly statuses: readonly AreaStatus[];
  /** County codes; an area matches when a region holds a permit in it. */
  readonly regions: readonly string[];
  readonly populations: readonly Population[];
};

/** Areas that match every filter given; within one filter any value will do. */
export function filterAreas(areas: readonly AreaView[], filter: AreaFilter): readonly AreaView[] {
  return areas.filter(
    (view) =>
      isIn(filter.steps, view.standing ? stepOf(view.standing.state) : null) &&
      isIn(filter.statuses, view.standing?.state.status ?? null) &&
      isIn(filter.populations, populationOf(view)) &&
      (filter.regions.length === 0 || view.permits.some((permit) => isHeld(permit) && filter.regions.includes(permit.grant.region))),
  );
}

/** Who the area is for, where the definition says so. */
export const populationOf = (view: AreaView): Population | null => view.definition?.payload.population ?? null;

export type PermitFilter = {
  readonly areas: readonly string[];
  readonly regions: readonly string[];
  readonly statuses: readonly PermitStatus[];
  readonly certainties: readonly ('certain' | 'possible')[];
  readonly populations: readonly Population[];
};

/** Without a status asked for, revoked permits are left out: they are no longer held. */
export function filterPermits(permits: readonly Permit[], filter: PermitFilter): readonly Permit[] {
  return permits.filter(
    (permit) =>
      isIn(filter.areas, permit.area) &&
      isIn(filter.regions, permit.grant.region) &&
      (filter.statuses.length === 0 ? isHeld(permit) : filter.statuses.includes(permit.status)) &&
      isIn(filter.certainties, permit.certainty) &&
      isIn(filter.populations, permit.grant.scope.population),
  );
}

function isIn<T>(wanted: readonly T[], value: T | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}
