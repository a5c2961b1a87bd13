import { compareText } from '../../../kernel/format.ts';
import type { Region } from '../../organisations/index.ts';
import { isHeld, type Permit } from '../../permits/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { createSearch, type Hit, type Search } from '../core/search.ts';
import { areaSearch } from '../lists/find.ts';

/** A hospital or unit that permits name, with the region that holds them. */
export type HospitalHit = { readonly name: string; readonly region: string; readonly permits: number };

export type Found = {
  readonly areas: readonly Hit<AreaView>[];
  readonly regions: readonly Hit<Region>[];
  readonly hospitals: readonly Hit<HospitalHit>[];
  readonly permits: readonly Hit<Permit>[];
};

/** Searches everything that has a page, or a list to open, on the site. */
export function searchSite(view: RegisterView, query: string): Found {
  const searches = searchesOf(view);
  const [areas, regions, hospitals] = [areaSearch(view)(query), searches.regions(query), searches.hospitals(query)];
  // Permits are the answer to a number, or to an area and a holder together: not to what names either of them alone.
  const isOther = areas.length + regions.length + hospitals.length > 0;
  const permits = isOther && !/\d/.test(query) ? [] : searches.permits(query);
  return { areas, regions, hospitals, permits };
}

export const countFound = (found: Found): number =>
  found.areas.length + found.regions.length + found.hospitals.length + found.permits.length;

type Searches = { readonly regions: Search<Region>; readonly hospitals: Search<HospitalHit>; readonly permits: Search<Permit> };

/** A view never changes, so its searches are built once. */
const kept = new WeakMap<RegisterView, Searches>();

function searchesOf(view: RegisterView): Searches {
  const found = kept.get(view) ?? {
    regions: createSearch(view.data.regions, ({ name, county, code }) => [name, county, code].map((text) => ({ text }))),
    hospitals: createSearch(hospitalsOf(view), ({ name }) => [{ text: name }]),
    permits: createSearch(view.permits.filter(isHeld), (permit) => namesOfPermit(view, permit)),
  };
  kept.set(view, found);
  return found;
}

function hospitalsOf(view: RegisterView): readonly HospitalHit[] {
  const named = view.permits.filter((permit) => isHeld(permit) && permit.grant.hospital !== null);
  const groups = Map.groupBy(named, ({ grant }) => `${grant.region} ${grant.hospital}`);
  return [...groups.values()]
    .flatMap((group) => {
      const grant = group[0]?.grant;
      return grant?.hospital ? [{ name: grant.hospital, region: grant.region, permits: group.length }] : [];
    })
    .toSorted((a, b) => compareText('sv')(a.name, b.name));
}

/** A permit's own numbers, and its area and holder together: `hipec skåne`. */
function namesOfPermit(view: RegisterView, { id, area, grant }: Permit) {
  const about = view.findArea(area)?.area;
  const holder = [view.findRegion(grant.region)?.name ?? grant.region, grant.hospital ?? ''].join(' ');
  const names = about ? [about.name, ...about.aliases] : [area];
  return [id, ...(grant.diaryNumber === null ? [] : [grant.diaryNumber]), ...names.map((name) => `${name} ${holder}`)].map((text) => ({
    text,
  }));
}
