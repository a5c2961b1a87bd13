import type { Population, SlotStructure } from '../../journal/index.ts';

/** At most five units may hold permits in an area (HSF 2017:80 2 kap.). */
const mostUnits = 5;

/** A task or a sub-permit, and at how many units it may be held; null: no limit is decided. */
export type Part = { readonly id: string; readonly units: number | null };

/** What may be given out. */
export type FreeSlots = {
  readonly units: number;
  /** How many of the units may be for children; null where the area is not divided in adults and children. */
  readonly unitsForChildren: number | null;
  readonly parts: readonly Part[];
};

/** A unit that applies, and for what. */
export type Applicant = {
  readonly id: string;
  /** County code of the region. */
  readonly region: string;
  readonly adults: boolean;
  readonly children: boolean;
  /** Tasks and sub-permits applied for. */
  readonly parts: readonly string[];
};

/** What a unit is given, or has already. `population` is null where the area is not divided, and for a sub-permit alone. */
export type Award = {
  readonly applicant: string;
  readonly region: string;
  readonly population: Population | null;
  readonly parts: readonly string[];
  /** False for a sub-permit that a region gets besides a permit that it has. */
  readonly takesUnit: boolean;
};

/** What is left of a structure when those who hold permits have theirs. A number that is not decided is at most five units, or no limit. */
export function freeOf(structure: SlotStructure, standing: readonly Award[]): FreeSlots {
  const left = (all: number, taken: readonly Award[]): number => Math.max(0, all - taken.length);
  const taken = standing.filter(({ takesUnit }) => takesUnit);
  const { unitsForChildren } = structure;
  return {
    units: left(Math.min(structure.units ?? mostUnits, mostUnits), taken),
    unitsForChildren: unitsForChildren === null ? null : left(unitsForChildren, taken.filter(takesChildren)),
    parts: [...structure.tasks, ...structure.subPermits].map(({ id, units }) => ({
      id,
      units:
        units === null
          ? null
          : left(
              units,
              standing.filter(({ parts }) => parts.includes(id)),
            ),
    })),
  };
}

export const takesChildren = ({ population }: Pick<Award, 'population'>): boolean => population === 'children' || population === 'both';
export const takesAdults = ({ population }: Pick<Award, 'population'>): boolean => population === 'adults' || population === 'both';

/** What an award takes of what is free: units, units for children, then each part. */
export const takesOf = (award: Award, { parts }: Pick<FreeSlots, 'parts'>): readonly number[] => [
  award.takesUnit ? 1 : 0,
  takesChildren(award) ? 1 : 0,
  ...parts.map(({ id }) => (award.parts.includes(id) ? 1 : 0)),
];

/**
 * Everything that a unit could be given of what it has applied for: some or all of the patients, with any of the parts. Whoever has applied
 * for parts alone gets some part.
 */
export function awardsFor(applicant: Applicant, free: FreeSlots, standing: readonly Award[]): readonly Award[] {
  const parts = subsets(free.parts.map(({ id }) => id).filter((id) => applicant.parts.includes(id)));
  const { id, region } = applicant;
  if (!applicant.adults && !applicant.children) {
    const takesUnit = !standing.some((one) => one.region === region);
    return parts.filter((some) => some.length > 0).map((some) => ({ applicant: id, region, population: null, parts: some, takesUnit }));
  }
  return populationsFor(applicant, free).flatMap((population) =>
    parts.map((some) => ({ applicant: id, region, population, parts: some, takesUnit: true })),
  );
}

function populationsFor({ adults, children }: Applicant, { unitsForChildren }: FreeSlots): readonly (Population | null)[] {
  if (unitsForChildren === null) return [null];
  return [
    ...(adults ? (['adults'] as const) : []),
    ...(children ? (['children'] as const) : []),
    ...(adults && children ? (['both'] as const) : []),
  ];
}

/** All subsets, the empty one first. */
function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  let sets: readonly (readonly T[])[] = [[]];
  for (const one of all) sets = sets.flatMap((set) => [set, [...set, one]]);
  return sets;
}

/** One region holds one permit of an area, unless the permits are for different patients or for different parts. */
export function mayStandTogether(a: Award, b: Award): boolean {
  if (a.region !== b.region) return true;
  const patients = [a.population, b.population];
  if (patients.includes('adults') && patients.includes('children')) return true;
  return a.parts.length + b.parts.length > 0 && !a.parts.some((part) => b.parts.includes(part));
}
