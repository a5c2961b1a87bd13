import type { Organisation, Region } from '../organisations/index.ts';
import { countAllocations } from './core/count.ts';
import { type Effects, effectsIn, type Volumes } from './core/effects.ts';
import { type Allocation, allocations } from './core/enumerate.ts';
import { largestPlace, type Place, placesFrom, type Site } from './core/geography.ts';
import type { Applicant, Award, FreeSlots } from './core/slots.ts';
import type { Geography } from './geography.ts';

/** Where a unit gives the care: a region through a hospital, as the application or the permit says it. */
export type UnitPlace = { readonly id: string; readonly region: string; readonly hospital: string | null };

export type Asked = {
  readonly free: FreeSlots;
  readonly applicants: readonly (Applicant & UnitPlace)[];
  /** Those who hold permits already; `applicant` is the id of the permit. */
  readonly standing: readonly (Award & { readonly hospital: string | null })[];
  readonly volumes: Volumes;
};

export type Country = {
  readonly geography: Geography;
  readonly regions: readonly Region[];
  readonly hospitals: readonly Organisation[];
};

export type Scenario = Allocation & { readonly effects: Effects };

export type Scenarios = {
  readonly rows: readonly Scenario[];
  /** What a scenario is called: the same for the same awards, whoever else applies. */
  readonly keyOf: (scenario: Pick<Scenario, 'awards'>) => string;
};

/**
 * The share of the inhabitants that are under 18, rounded: about a fifth (SCB, 2023: 2.2 of 10.6 million). Used to share out patients where an area has
 * units for children; where patients are otherwise spread, the figures of volume are off by as much.
 */
export const childrensShare = 0.21;

/** Every allowed allocation with its effects. */
export function scenariosOf({ free, applicants, standing, volumes }: Asked, country: Country): Scenarios {
  const { places, sites } = placed(unitsOf({ standing, applicants }), country);
  const effects = effectsIn(free, standing, { places, sites, volumes, childrensShare });
  const rows = allocations(free, applicants, standing).map(
    ({ awards, isFull }): Scenario => ({ awards, isFull, effects: effects({ awards }) }),
  );
  const key = keysIn(free);
  return { rows, keyOf: ({ awards }) => key(awards) };
}

/** Units whose hospital lies nowhere that is known: they are taken to lie where most people of the county live. */
export const approximateIn = (asked: Pick<Asked, 'standing' | 'applicants'>, country: Country): readonly string[] =>
  placed(unitsOf(asked), country).approximate;

/** Only those of the applicants that a key names; the allocation that it stands for is among theirs. */
const named = <T extends Pick<Asked, 'applicants'>>(asked: T, key: string): T => {
  const told = key.split('.');
  return { ...asked, applicants: asked.applicants.filter(({ id }) => told.some((one) => one.startsWith(`${id.slice(-6)}-`))) };
};

type ToFind = Pick<Asked, 'free' | 'applicants' | 'standing'>;

/** The allowed allocation that a key stands for, found without listing all there are; undefined where none does. */
export function findAllocation(asked: ToFind, key: string): Allocation | undefined {
  const { free, applicants, standing } = named(asked, key);
  // A key names those who are given something, five units at most; one that names many more is no key, and is not looked for.
  if (countAllocations(free, applicants, standing) > 400_000n) return undefined;
  const keyOf = keysIn(free);
  return allocations(free, applicants, standing).find(({ awards }) => keyOf(awards) === key);
}

/** The same with its effects. That nobody could be given more is said only of those named. */
export function findScenario(asked: Asked, country: Country, key: string): Scenario | undefined {
  const found = findAllocation(asked, key);
  if (!found) return undefined;
  const { free, standing, volumes } = asked;
  const { places, sites } = placed(unitsOf(asked), country);
  return { ...found, effects: effectsIn(free, standing, { places, sites, volumes, childrensShare })(found) };
}

const unitsOf = ({ standing, applicants }: Pick<Asked, 'standing' | 'applicants'>): readonly UnitPlace[] => [
  ...standing.map(({ applicant, region, hospital }) => ({ id: applicant, region, hospital })),
  ...applicants,
];

/** Where people live, and where the units lie. */
export function placed(
  units: readonly UnitPlace[],
  { geography, regions, hospitals }: Country,
): { readonly places: readonly Place[]; readonly sites: readonly Site[]; readonly approximate: readonly string[] } {
  const places = placesFrom(geography.located, regions);
  const byCode = new Map(geography.located.map((one) => [one.municipality, one]));
  const approximate: string[] = [];
  const sites = units.map(({ id, region, hospital }): Site => {
    const known = hospitals.find((one) => one.id === hospital || sameName(one.name, hospital ?? ''));
    const points = (geography.hospitals.get(known?.id ?? '') ?? []).flatMap((code) => byCode.get(code) ?? []);
    const fallback = largestPlace(geography.located, region);
    if (points.length === 0) approximate.push(id);
    const collaborationRegion = places.find(({ code }) => code === (points[0] ?? fallback)?.municipality)?.collaborationRegion ?? null;
    return { id, collaborationRegion, points: points.length > 0 ? points : fallback ? [fallback] : [] };
  });
  return { places, sites, approximate };
}

const sameName = (a: string, b: string): boolean => a.toLocaleLowerCase('sv') === b.trim().toLocaleLowerCase('sv');

const letters = { adults: 'v', children: 'b', both: 'vb' } as const;

/** `3f2a1c-v.77e0b1-vb-0`: the end of each applicant's id, for whom, and which parts; in the order that the applicants are given in. */
export function keysIn(free: Pick<FreeSlots, 'parts'>): (awards: readonly Award[]) => string {
  const known = new Map<Award, string>();
  const told = (award: Award): string => {
    const before = known.get(award);
    if (before !== undefined) return before;
    const { applicant, population, parts } = award;
    const indexes = parts.map((part) => free.parts.findIndex(({ id }) => id === part));
    const made = [applicant.slice(-6), population === null ? 'e' : letters[population], ...indexes].join('-');
    known.set(award, made);
    return made;
  };
  return (awards) => (awards.length === 0 ? 'ingen' : awards.map(told).join('.'));
}
