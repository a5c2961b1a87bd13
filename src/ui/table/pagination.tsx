import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';

/** The pages to link: first, last, the current one and its neighbours; `null` is a gap. */
export function pagesToShow(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const shown: (number | null)[] = [];
  let before = 0;
  for (const n of [...new Set(wanted)].sort((a, b) => a - b)) {
    if (n - before === 2) shown.push(n - 1);
    else if (n - before > 2) shown.push(null);
    shown.push(n);
    before = n;
  }
  return shown;
}

/** Links to the pages of a list. Nothing when there is one page. */
export function Pagination(props: { lang: Lang; page: number; pages: number; href: (page: number) => string }) {
  const { lang, page, pages, href } = props;
  const text = uiText(lang);
  if (pages < 2) return null;
  return (
    <nav class="pages" aria-label={text.pages}>
      <ul>
        {page > 1 ? (
          <li>
            <a href={href(page - 1)} rel="prev">
              {text.previous}
            </a>
          </li>
        ) : null}
        {pagesToShow(page, pages).map((n, at) =>
          n === null ? (
            <li key={`gap-${at === 1 ? 'before' : 'after'}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={n}>
              <a href={href(n)} aria-label={text.page(n)} aria-current={n === page ? 'page' : undefined}>
                {n}
              </a>
            </li>
          ),
        )}
        {page < pages ? (
          <li>
            <a href={href(page + 1)} rel="next">
              {text.next}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
