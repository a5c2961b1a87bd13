import type { LocalDate } from '../../kernel/date.ts';
import { formatDate } from '../../kernel/format.ts';
import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';

export type SourceQuality = 'official' | 'secondary' | 'description-only' | 'unknown';

/** Where a fact comes from, how good the source is, and of which day. Only http(s) addresses become links. */
export function SourceNote(props: {
  lang: Lang;
  name: string;
  href?: string | undefined;
  quality?: SourceQuality | undefined;
  /** The day a page was read. */
  seen?: LocalDate | undefined;
  /** The day that the facts of the source are from. */
  day?: LocalDate | undefined;
}) {
  const { lang, name, href, quality, seen, day } = props;
  const text = uiText(lang);
  return (
    <p class="source hint">
      {text.source}:{' '}
      {href && /^https?:\/\//i.test(href) ? (
        <a class="ds-link" href={href} rel="noopener external">
          {name}
        </a>
      ) : (
        name
      )}
      {quality ? `, ${text.quality[quality]}` : null}
      {day ? `, ${text.sourceDay(formatDate(day, lang))}` : null}
      {seen ? `, ${text.seen(formatDate(seen, lang))}` : null}
    </p>
  );
}
