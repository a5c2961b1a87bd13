import { formatDate, formatMonth } from '../../kernel/format.ts';
import type { Lang } from '../../platform/i18n/language.ts';
import { type Period, writePeriod } from './core/plan.ts';
import { pagesText } from './text/pages.ts';

/** `12 maj 2026`, `maj 2026`, `kvartal 2 2026`. */
export function inWords(period: Period, lang: Lang): string {
  if (period.preciseTo === 'day') return formatDate(period.startsOn, lang);
  if (period.preciseTo === 'month') return formatMonth(period.startsOn.slice(0, 7), lang);
  const [year = '', quarter = ''] = writePeriod(period).split('-Q');
  return pagesText[lang].plan.quarter(quarter, year);
}
