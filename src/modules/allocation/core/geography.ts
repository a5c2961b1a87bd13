/** Where people live: a municipality, with how many of the country's inhabitants count there. */
export type Place = {
  /** Municipality code, four digits; the first two are the county. */
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Inhabitants, so that a county's municipalities sum up to the county. */
  readonly people: number;
  readonly collaborationRegion: string;
};

type Point = Pick<Place, 'latitude' | 'longitude'>;

/** A hospital lies in one place or more; a journey goes to the nearest. */
export type Site = { readonly id: string; readonly collaborationRegion: string | null; readonly points: readonly Point[] };

/**
 * How a journey is estimated where nobody has measured it: the great circle times 1.3 (roads bend), at 75 km/h on average. Both figures are the
 * product's own assumption, said on the page; they change no order between allocations, as they are the same for all.
 */
export const roadFactor = 1.3;
export const kilometresAnHour = 75;

const earthRadius = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The great-circle distance in kilometres. */
export function greatCircle(a: Point, b: Point): number {
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const h = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The estimated journey from a place to a hospital, in kilometres. */
export const journey = (place: Point, site: Site): number =>
  roadFactor * Math.min(...site.points.map((point) => greatCircle(place, point)));

export const minutesFor = (kilometres: number): number => (kilometres / kilometresAnHour) * 60;

export type Located = {
  readonly municipality: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly inhabitants: number;
};

type Region = {
  readonly code: string;
  readonly population: number;
  readonly collaborationRegions: readonly string[];
  readonly municipalities: readonly { readonly code: string; readonly collaborationRegion: string }[];
};

/** The places, with the inhabitants of each county shared out over its municipalities. */
export function placesFrom(located: readonly Located[], regions: readonly Region[]): readonly Place[] {
  return regions.flatMap((region) => {
    const own = located.filter(({ municipality }) => municipality.startsWith(region.code));
    const sum = own.reduce((all, { inhabitants }) => all + inhabitants, 0);
    return own.map(({ municipality, latitude, longitude, inhabitants }) => ({
      code: municipality,
      latitude,
      longitude,
      people: (region.population * inhabitants) / sum,
      collaborationRegion:
        region.municipalities.find(({ code }) => code === municipality)?.collaborationRegion ?? region.collaborationRegions[0] ?? '',
    }));
  });
}

/** The municipality of a county where most live: for a unit of whose hospital no place is known. */
export function largestPlace(located: readonly Located[], county: string): Located | undefined {
  return located.filter(({ municipality }) => municipality.startsWith(county)).toSorted((a, b) => b.inhabitants - a.inhabitants)[0];
}
