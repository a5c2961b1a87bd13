import type { z } from 'zod';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Problem } from '../../../platform/problem/problem.ts';
import type { Permit } from '../../permits/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { filterAreas, filterPermits } from '../core/filters.ts';
import { createSearch, type NameForm, type Search } from '../core/search.ts';
import { areaFilterOf, type areaListFields, permitFilterOf, type permitListFields } from './query.ts';

type AreaQuery = z.output<z.ZodObject<typeof areaListFields>>;
type PermitQuery = z.output<z.ZodObject<typeof permitListFields>>;

/** The areas a list asks for: by closeness when it searches, else in Swedish alphabetical order. */
export function findAreas(view: RegisterView, query: AreaQuery): Result<readonly AreaView[], Problem> {
  const filter = areaFilterOf(query, view);
  if (!filter.ok) return filter;
  const all = query.q === undefined ? alphabetical(view) : areaSearch(view)(query.q).map((hit) => hit.item);
  return ok(filterAreas(all, filter.value));
}

/** The permits a list asks for: by closeness when it searches, else by area and region. */
export function findPermits(view: RegisterView, query: PermitQuery): Result<readonly Permit[], Problem> {
  const filter = permitFilterOf(query, view);
  if (!filter.ok) return filter;
  const all = query.q === undefined ? permitsInOrder(view) : permitSearch(view)(query.q).map((hit) => hit.item);
  return ok(filterPermits(all, filter.value));
}

const SWEDISH = new Intl.Collator('sv', { numeric: true });

/** A view never changes, so what is worked out from it is kept beside it. */
function keptPerView<T>(make: (view: RegisterView) => T): (view: RegisterView) => T {
  const kept = new WeakMap<RegisterView, T>();
  return (view) => {
    const found = kept.get(view) ?? make(view);
    kept.set(view, found);
    return found;
  };
}

const alphabetical = keptPerView((view) => view.areas.toSorted((a, b) => SWEDISH.compare(a.area.name, b.area.name)));

const permitsInOrder = keptPerView((view) =>
  view.permits.toSorted(
    (a, b) => SWEDISH.compare(areaName(a, view), areaName(b, view)) || SWEDISH.compare(regionName(a, view), regionName(b, view)),
  ),
);

/** Finds areas by name, alias or English name, and more weakly by diagnoses that the definition mentions. */
export const areaSearch: (view: RegisterView) => Search<AreaView> = keptPerView((view) => createSearch(alphabetical(view), areaNames));

const permitSearch: (view: RegisterView) => Search<Permit> = keptPerView((view) =>
  createSearch(permitsInOrder(view), (permit) => {
    const area = view.findArea(permit.area);
    const own = [regionName(permit, view), permit.grant.hospital, permit.grant.diaryNumber].filter((text) => text !== null);
    return [...(area ? areaNames(area) : []), ...own.map((text) => ({ text, weight: 0.9 }))];
  }),
);

function areaNames({ area, definition }: AreaView): readonly NameForm[] {
  return [
    { text: area.name },
    ...area.aliases.map((text) => ({ text })),
    ...(area.nameEn === null ? [] : [{ text: area.nameEn }]),
    ...(definition?.payload.diagnoses ?? []).map((text) => ({ text, weight: 0.7 })),
  ];
}

const areaName = (permit: Permit, view: RegisterView): string => view.findArea(permit.area)?.area.name ?? permit.area;
const regionName = (permit: Permit, view: RegisterView): string => view.findRegion(permit.grant.region)?.name ?? permit.grant.region;
