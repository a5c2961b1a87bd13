import type { Allocation } from './enumerate.ts';
import type { Place, Site } from './geography.ts';
import { type Journeys, journeysTo } from './journeys.ts';
import { type Award, type FreeSlots, takesAdults, takesChildren } from './slots.ts';

/** Patients a year in the whole country, as far as anyone has said; and the least a unit is to have. */
export type Volumes = { readonly yearly: number | null; readonly least: number | null };

/** What an allocation would mean. Whoever holds a permit already is counted in. */
export type Effects = {
  /** To units for adults, or to any unit where the area is not divided. */
  readonly adults: Journeys | null;
  /** To units for children; null where the area is not divided or no unit is. */
  readonly children: Journeys | null;
  /** Expected patients a year by unit; empty when nobody has said how many there are. */
  readonly volumes: readonly { readonly unit: string; readonly expected: number; readonly isBelow: boolean }[];
  /** What one unit alone would give: `adults`, `children`, or the id of a part. */
  readonly alone: readonly string[];
  /** What nobody would give, though it is to be given. */
  readonly nobody: readonly string[];
  /** Units by collaboration region; those without any are left out. */
  readonly collaborationRegions: Readonly<Record<string, number>>;
  /** The share of inhabitants whose collaboration region has no unit, 0–1. */
  readonly withoutOwn: number;
};

export type World = {
  readonly places: readonly Place[];
  /** Where each applicant and each holder gives the care. */
  readonly sites: readonly Site[];
  /** Share of the patients that are children, where the area is divided; the rest are adults. */
  readonly childrensShare: number;
  readonly volumes: Volumes;
};

/** Reckons the effects of allocations of the same slots; what several have in common is reckoned once. */
export function effectsIn(
  free: Pick<FreeSlots, 'unitsForChildren' | 'parts'>,
  standing: readonly Award[],
  world: World,
): (allocation: Pick<Allocation, 'awards'>) => Effects {
  const { places, sites, volumes, childrensShare } = world;
  const journeys = journeysTo(places, sites);
  const isDivided = free.unitsForChildren !== null || standing.some(takesChildren);
  const everyone = places.reduce((sum, { people }) => sum + people, 0);
  const siteAt = new Map(sites.map(({ id }, at) => [id, at]));

  const balances = new Map<string, Balance>();
  const balanceOf = (units: readonly number[]): Balance => {
    const counts: Record<string, number> = {};
    for (const unit of units) {
      const region = sites[unit]?.collaborationRegion;
      if (region) counts[region] = (counts[region] ?? 0) + 1;
    }
    const without = places.reduce((sum, place) => (place.collaborationRegion in counts ? sum : sum + place.people), 0);
    return { collaborationRegions: counts, withoutOwn: without / everyone };
  };

  const expectedAt = (units: readonly number[], adults: Journeys | null, children: Journeys | null): Effects['volumes'] => {
    const { yearly, least } = volumes;
    if (yearly === null) return [];
    const share = isDivided ? childrensShare : 0;
    return units.map((unit) => {
      const expected = yearly * ((1 - share) * (adults?.shares[unit] ?? 0) + share * (children?.shares[unit] ?? 0));
      return { unit: sites[unit]?.id ?? '', expected, isBelow: least !== null && expected < least };
    });
  };

  const treated = (all: readonly Award[]): Treated => {
    // A sub-permit alone treats nobody besides those that the unit treats under its permit.
    const whole = all.filter(({ takesUnit }) => takesUnit);
    const at = (some: readonly Award[]): readonly number[] => {
      const indexes = new Set(some.flatMap(({ applicant }) => siteAt.get(applicant) ?? []));
      return [...indexes].sort((one, other) => one - other);
    };
    const units = at(whole);
    const [forAdults, forChildren] = isDivided ? [at(whole.filter(isForAdults)), at(whole.filter(takesChildren))] : [units, []];
    const [adults, children] = [journeys(forAdults), journeys(forChildren)];
    const count = { adults: forAdults.length, children: forChildren.length };
    return {
      adults,
      children,
      volumes: expectedAt(units, adults, children),
      ...remembered(balances, units.join(' '), () => balanceOf(units)),
      count,
    };
  };

  const risksOf = ({ count }: Treated, parts: readonly number[]): Pick<Effects, 'alone' | 'nobody'> => {
    const counts: readonly (readonly [string, number])[] = [
      ['adults', count.adults],
      ...(isDivided ? [['children', count.children] as const] : []),
      ...free.parts.map(({ id }, at) => [id, parts[at] ?? 0] as const),
    ];
    const given = (times: number): readonly string[] => counts.filter(([, number]) => number === times).map(([what]) => what);
    return { alone: given(1), nobody: given(0) };
  };

  // Many allocations treat the same people at the same units and differ in who has a part: what they have in common is reckoned once.
  const bits = new Map<Award, { readonly treats: number; readonly parts: readonly number[] }>();
  const bitsOf = (award: Award) => {
    const known = bits.get(award);
    if (known) return known;
    const bit = award.takesUnit ? 4 ** (siteAt.get(award.applicant) ?? 0) : 0;
    const treats = bit * ((isForAdults(award) ? 1 : 0) + (takesChildren(award) ? 2 : 0));
    const own = { treats, parts: free.parts.map(({ id }) => (award.parts.includes(id) ? 1 : 0)) };
    bits.set(award, own);
    return own;
  };
  const known = new Map<number, Treated>();
  const risks = new Map<Treated, Map<number, Effects>>();
  const standingParts = free.parts.map(({ id }) => standing.filter(({ parts }) => parts.includes(id)).length);
  const parts = [...standingParts];
  return ({ awards }) => {
    let treats = 0;
    for (let at = 0; at < parts.length; at += 1) parts[at] = standingParts[at] ?? 0;
    for (const award of awards) {
      const own = bitsOf(award);
      treats += own.treats;
      for (let at = 0; at < parts.length; at += 1) parts[at] = (parts[at] ?? 0) + (own.parts[at] ?? 0);
    }
    // 26 units fit in a number; more have never applied.
    const whom = sites.length > 26 ? treated([...standing, ...awards]) : remembered(known, treats, () => treated([...standing, ...awards]));
    const effects = remembered(risks, whom, () => new Map());
    const some = parts.reduce((sum, count) => sum * 3 + Math.min(count, 2), 0);
    return remembered(effects, some, () => ({ ...whom, ...risksOf(whom, parts) }));
  };
}

type Balance = Pick<Effects, 'collaborationRegions' | 'withoutOwn'>;
type Treated = Omit<Effects, 'alone' | 'nobody'> & { readonly count: { readonly adults: number; readonly children: number } };

const isForAdults = (award: Award): boolean => takesAdults(award) || award.population === null;

function remembered<K, T>(known: Map<K, T>, key: K, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
