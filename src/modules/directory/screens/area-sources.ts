import { isLocalDate, type LocalDate } from '../../../kernel/date.ts';
import type { SourceRef } from '../../journal/index.ts';
import type { AreaView, RegisterView, Source } from '../../register/index.ts';
import { findSource } from './area-words.ts';

export type CitedSource = { readonly ref: SourceRef; readonly source: Source | undefined };
export type PublicPage = { readonly url: string; readonly seen: LocalDate | undefined; readonly main: boolean };

/** Every source that the area's entries cite, once for each quality, and the public pages that its facts were read from. */
export function areaSources(
  view: RegisterView,
  { area, entries }: AreaView,
): { cited: readonly CitedSource[]; pages: readonly PublicPage[] } {
  const cited = new Map(entries.map(({ source: ref }) => [`${ref.id}/${ref.quality}`, { ref, source: findSource(view, ref) }]));
  return {
    cited: [...cited.values()],
    pages: area.sources.map(({ url, seen, main }) => ({ url, seen: isLocalDate(seen) ? seen : undefined, main })),
  };
}
