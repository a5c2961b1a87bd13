import type { CareUnit, Definition, PopulationGroup } from '../../definitions/index.ts';
import { isHeld, type Permit } from '../../permits/index.ts';
import type { RegisterView } from '../../register/index.ts';

/** A holder of a permit as an answer shows it. `certainty` is the register's: whether the permit had certainly been granted by the day. */
export type Unit = CareUnit & {
  readonly certainty: 'certain' | 'possible';
  readonly status: Permit['status'];
  readonly regionName: string;
  readonly hospital: string | null;
};

/** The register's names of unequal tasks, by area, where they differ from the slots of the executable definition. */
export const slotOfTask: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'osteogenesis-imperfecta': { barnenhet: 'children', 'vuxenenhet-genetik': 'adults-and-genetics', 'vuxenenhet-lakemedel': 'adults' },
};

const GROUPS: Readonly<Record<'adults' | 'children' | 'both', readonly PopulationGroup[]>> = {
  adults: ['adult'],
  children: ['child'],
  both: ['adult', 'child'],
};

/** Those who hold a permit for the area on the register's day. Where the source does not say whom a permit covers, it counts for all. */
export function unitsOf(view: RegisterView, definition: Definition): readonly Unit[] {
  const permits = view.findArea(definition.areaId)?.permits ?? [];
  return permits.filter(isHeld).map((permit) => unitFrom(view, definition, permit));
}

function unitFrom(view: RegisterView, definition: Definition, permit: Permit): Unit {
  const { region, hospital, scope } = permit.grant;
  const regionName = view.findRegion(region)?.name ?? region;
  const hospitalName = hospital === null ? null : (view.data.organisations.find((one) => one.id === hospital)?.name ?? hospital);
  const slot = slotIn(definition, scope.tasks);
  return {
    id: permit.id,
    name: hospitalName ?? regionName,
    region,
    ...(scope.population === null ? {} : { groups: GROUPS[scope.population] }),
    ...(slot === undefined ? {} : { slot }),
    certainty: permit.certainty,
    status: permit.status,
    regionName,
    hospital: hospitalName,
  };
}

function slotIn({ areaId, slots }: Definition, tasks: readonly string[]): string | undefined {
  const named = tasks.map((task) => slotOfTask[areaId]?.[task] ?? task);
  return named.find((id) => slots.some((slot) => slot.id === id));
}
