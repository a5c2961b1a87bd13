import { journey, minutesFor, type Place, type Site } from './geography.ts';

/** Upper bounds of the bands; the last band has none. */
export const kilometreBands = [50, 150, 300, 500] as const;
export const minuteBands = [60, 120, 240, 400] as const;

/** Journeys of the country's inhabitants to the nearest of some units. */
export type Journeys = {
  /** Mean over all inhabitants. */
  readonly kilometres: number;
  readonly minutes: number;
  /** Share of inhabitants in each band, 0–1. */
  readonly byKilometres: readonly number[];
  readonly byMinutes: readonly number[];
  /** Mean kilometres by county code. */
  readonly counties: Readonly<Record<string, number>>;
  /** The county with the longest mean journey. */
  readonly worst: { readonly county: string; readonly kilometres: number };
  /** The share of inhabitants that have each unit nearest; in the order of the sites, those at the same distance share. */
  readonly shares: readonly number[];
};

/** Reckons journeys to any of the sites; each set of sites once. */
export function journeysTo(places: readonly Place[], sites: readonly Site[]): (to: readonly number[]) => Journeys | null {
  const distances = places.map((place) => sites.map((site) => journey(place, site)));
  const known = new Map<string, Journeys>();
  return (to) => {
    if (to.length === 0) return null;
    const key = to.join(' ');
    const before = known.get(key);
    if (before) return before;
    const made = reckon(places, distances, to, sites.length);
    known.set(key, made);
    return made;
  };
}

type Sum = { people: number; kilometres: number };

function reckon(places: readonly Place[], distances: readonly (readonly number[])[], to: readonly number[], sites: number): Journeys {
  const byKilometres = [...kilometreBands, 0].map(() => 0);
  const byMinutes = [...minuteBands, 0].map(() => 0);
  const shares: number[] = Array.from({ length: sites }, () => 0);
  const counties = new Map<string, Sum>();
  const all: Sum = { people: 0, kilometres: 0 };
  places.forEach(({ code, people }, at) => {
    const own = distances[at] ?? [];
    const nearest = Math.min(...to.map((site) => own[site] ?? Number.POSITIVE_INFINITY));
    add(byKilometres, bandOf(kilometreBands, nearest), people);
    add(byMinutes, bandOf(minuteBands, minutesFor(nearest)), people);
    const equal = to.filter((site) => own[site] === nearest);
    for (const site of equal) add(shares, site, people / equal.length);
    const county = counties.get(code.slice(0, 2)) ?? { people: 0, kilometres: 0 };
    counties.set(code.slice(0, 2), county);
    for (const sum of [all, county]) {
      sum.people += people;
      sum.kilometres += people * nearest;
    }
  });
  const means = [...counties].map(([county, sum]) => ({ county, kilometres: sum.kilometres / sum.people }));
  const kilometres = all.kilometres / all.people;
  return {
    kilometres,
    minutes: minutesFor(kilometres),
    byKilometres: byKilometres.map((people) => people / all.people),
    byMinutes: byMinutes.map((people) => people / all.people),
    counties: Object.fromEntries(means.map((one) => [one.county, one.kilometres])),
    worst: means.reduce((worst, one) => (one.kilometres > worst.kilometres ? one : worst), { county: '', kilometres: -1 }),
    shares: shares.map((people) => people / all.people),
  };
}

function add(to: number[], at: number, people: number): void {
  to[at] = (to[at] ?? 0) + people;
}

/** The band of a value; a value on the bound is within it. */
function bandOf(bounds: readonly number[], value: number): number {
  const at = bounds.findIndex((bound) => value <= bound);
  return at === -1 ? bounds.length : at;
}
