import { formatWhen, type Lang } from '../../kernel/format.ts';
import { exactDay, type When } from '../../kernel/when.ts';

/** A day in `<time>` when it is known; otherwise the interval in words: "senast 11 juni 2024". */
export function DateOrInterval({ lang, when }: { lang: Lang; when: When }) {
  const day = exactDay(when);
  const text = formatWhen(when, lang);
  return day ? <time dateTime={day}>{text}</time> : <span class="interval">{text}</span>;
}
