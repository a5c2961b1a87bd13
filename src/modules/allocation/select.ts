import type { Scenario } from './scenarios.ts';

/** What scenarios can be sorted by; the best first. */
export const sortKeys = ['resa', 'samst', 'langst', 'barnresa', 'volym', 'balans', 'enheter'] as const;
export type SortKey = (typeof sortKeys)[number];

export type Filter = {
  readonly sort: SortKey;
  /** Only those where nobody could be given more. */
  readonly onlyFull: boolean;
  /** Applicants that must be among, or not among, those who are given something. */
  readonly withUnits: readonly string[];
  readonly withoutUnits: readonly string[];
  /** Only those where no unit has fewer patients than the least. */
  readonly onlyEnough: boolean;
  /** Only those where no task of the area is given by nobody, or by one unit alone. */
  readonly onlyShared: boolean;
};

const far = Number.POSITIVE_INFINITY;
const measures: Readonly<Record<SortKey, (one: Scenario) => number>> = {
  resa: ({ effects }) => effects.adults?.kilometres ?? far,
  samst: ({ effects }) => effects.adults?.worst.kilometres ?? far,
  langst: ({ effects }) => effects.adults?.byKilometres.at(-1) ?? far,
  barnresa: ({ effects }) => effects.children?.kilometres ?? far,
  volym: ({ effects }) => -Math.min(far, ...effects.volumes.map(({ expected }) => expected)),
  balans: ({ effects }) => effects.withoutOwn,
  enheter: ({ awards }) => -awards.length,
};

/** The scenarios that a filter lets through, sorted; equal ones by the mean journey, and then as they came. */
export function select(rows: readonly Scenario[], filter: Filter): readonly Scenario[] {
  const { onlyFull, onlyEnough, onlyShared, withUnits, withoutUnits } = filter;
  const measure = measures[filter.sort];
  return rows
    .filter(({ awards, isFull, effects }) => {
      const given = (id: string): boolean => awards.some(({ applicant }) => applicant === id);
      if (onlyFull && !isFull) return false;
      if (onlyEnough && effects.volumes.some(({ isBelow }) => isBelow)) return false;
      if (onlyShared && effects.alone.length + effects.nobody.length > 0) return false;
      return withUnits.every(given) && !withoutUnits.some(given);
    })
    .sort((a, b) => compare(measure(a), measure(b)) || compare(measures.resa(a), measures.resa(b)));
}

const compare = (a: number, b: number): number => (a === b ? 0 : a - b);
