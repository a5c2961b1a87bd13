import { dayInStockholm } from '../../../kernel/date.ts';
import { formatDate, type Lang } from '../../../kernel/format.ts';

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'medium' });

/** A moment to the second, in Stockholm: `30 april 2026 kl. 23.59.58`. A receipt tells the seconds. */
export function momentOf(instant: Date, lang: Lang): string {
  const clock = CLOCK.format(instant);
  const day = formatDate(dayInStockholm(instant), lang);
  return lang === 'sv' ? `${day} kl. ${clock.replaceAll(':', '.')}` : `${day} at ${clock}`;
}
