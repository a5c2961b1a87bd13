import type { Lang } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import type { Urls } from '../../../platform/http/route.ts';
import type { RegisterView } from '../../register/index.ts';
import { searchText } from '../text/search.ts';
import { areaName, holderText, permitAreaName, stateText } from './area-words.ts';
import { matchNote } from './search.tsx';
import { searchSite } from './search-find.ts';

/** A line under a search field: what it is, a note, and the page that it opens. */
export type Suggestion = { readonly label: string; readonly note: string; readonly href: string };

const MOST = 8;
const MOST_OF_A_KIND = 3;

/** The closest areas, regions, hospitals and permits, at most eight; areas alone for the list of areas. */
export function suggest(view: RegisterView, q: string, lang: Lang, onlyAreas: boolean, link: Urls['plain']): readonly Suggestion[] {
  const text = searchText[lang];
  const found = searchSite(view, q);
  const areas = found.areas.map((hit): Scored => {
    const { area, standing } = hit.item;
    const name = areaName(area, lang).text;
    const note = hit.matched === name ? (standing ? stateText(standing.state, lang) : text.kinds.area) : matchNote(hit, lang);
    return { score: hit.score, label: name, note, href: paths.area(area.id) };
  });
  const others = [
    found.regions.map(({ item, score }): Scored => ({ score, label: item.name, note: text.kinds.region, href: paths.region(item.code) })),
    found.hospitals.map(
      ({ item, score }): Scored => ({
        score,
        label: item.name,
        note: text.permitCount(item.permits),
        href: paths.permits,
        query: { q: item.name, region: item.region },
      }),
    ),
    found.permits.map(
      ({ item, score }): Scored => ({
        score,
        label: permitAreaName(view, item, lang).text,
        note: `${text.kinds.permit}: ${holderText(view, item, lang)}`,
        href: paths.permit(item.id),
      }),
    ),
  ].flatMap((group) => group.slice(0, MOST_OF_A_KIND));
  return [...areas, ...(onlyAreas ? [] : others)]
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ label, note, href, query }) => ({ label, note, href: link(href, query) }));
}

type Scored = Suggestion & { readonly score: number; readonly query?: Readonly<Record<string, string>> };
