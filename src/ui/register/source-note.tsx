import type { LocalDate } from '../../kernel/date.ts';
import { formatDate } from '../../kernel/format.ts';
import { uiText } from '../text.ts';
import type { Lang } from '../types.ts';

export type SourceQuality = 'official' | 'secondary' | 'description-only' | 'unknown';

/** Where a fact comes from, how good the source is, and when it was seen. Only http(s) addresses become links. */
export function SourceNote(props: {
  lang: Lang;
  name: string;
  href?: string | undefined;
  quality?: SourceQuality | undefined;
  seen?: LocalDate | undefined;
}) {
  const { lang, name, href, quality, seen } = props;
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
      {seen ? `, ${text.seen(formatDate(seen, lang))}` : null}
    </p>
  );
}
