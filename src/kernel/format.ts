import type { LocalDate } from './date.ts';
import { exactDay, type When } from './when.ts';

/** The two languages of the interface. */
export type Lang = 'sv' | 'en';

const LOCALE = { sv: 'sv-SE', en: 'en-GB' } as const;
const ZONE = 'Europe/Stockholm';
const NBSP = '\u00A0';
const MINUS = '\u2212';
const EN_DASH = '\u2013';

const both = <T>(make: (locale: string) => T): Record<Lang, T> => ({ sv: make(LOCALE.sv), en: make(LOCALE.en) });

const dayFormat = both((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }));
const shortDayFormat = both(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const monthFormat = both((locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }));
const instantFormat = both((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE }));
const clockFormat = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE });
const listFormat = both((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const collators = both((locale) => new Intl.Collator(locale === LOCALE.sv ? 'sv' : 'en', { numeric: true, sensitivity: 'variant' }));
const ordinary = both((locale) => new Intl.PluralRules(locale));

const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** `16 mars 2026`, `16 March 2026`. */
export function formatDate(day: LocalDate, lang: Lang): string {
  return dayFormat[lang].format(atNoon(day));
}

/** `16 mars 2026` with a short month, for narrow columns and charts: `16 jan. 2026`, `16 Jan 2026`. */
export function formatShortDate(day: LocalDate, lang: Lang): string {
  return shortDayFormat[lang].format(atNoon(day));
}

/** `mars 2026`, `March 2026`, from YYYY-MM or a day in the month. */
export function formatMonth(month: string, lang: Lang): string {
  return monthFormat[lang].format(atNoon(`${month.slice(0, 7)}-01`));
}

/** Time of day in Sweden: `23.59` in Swedish, `23:59` in English. */
export function formatTime(instant: Date, lang: Lang): string {
  const text = clockFormat.format(instant);
  return lang === 'sv' ? text.replace(':', '.') : text;
}

/** `16 mars 2026 kl. 23.59`, `16 March 2026 at 23:59`, in Swedish time. */
export function formatDateTime(instant: Date, lang: Lang): string {
  const day = instantFormat[lang].format(instant);
  return lang === 'sv' ? `${day} kl.${NBSP}${formatTime(instant, lang)}` : `${day} at ${formatTime(instant, lang)}`;
}

/**
 * A time known exactly or as an interval: `7 december 2022`, `senast 11 juni 2024`, `tidigast 1 juli 2018`,
 * `mellan 1 och 31 december 2022`, `någon gång 2022`, `okänt datum`.
 */
export function formatWhen(when: When, lang: Lang): string {
  const exact = exactDay(when);
  if (exact) return formatDate(exact, lang);
  const { notBefore, notAfter } = when;
  if (notBefore && notAfter) return between(notBefore, notAfter, lang);
  if (notAfter) return lang === 'sv' ? `senast ${formatDate(notAfter, lang)}` : `by ${formatDate(notAfter, lang)}`;
  if (notBefore) return lang === 'sv' ? `tidigast ${formatDate(notBefore, lang)}` : `from ${formatDate(notBefore, lang)} at the earliest`;
  return lang === 'sv' ? 'okänt datum' : 'date unknown';
}

function between(first: LocalDate, last: LocalDate, lang: Lang): string {
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  if (sameYear && first.endsWith('-01-01') && last.endsWith('-12-31')) {
    return lang === 'sv' ? `någon gång ${first.slice(0, 4)}` : `some time in ${first.slice(0, 4)}`;
  }
  const from = shorten(first, last, lang);
  return lang === 'sv' ? `mellan ${from} och ${formatDate(last, lang)}` : `between ${from} and ${formatDate(last, lang)}`;
}

/** The first day of a span without the parts it shares with the last: `1`, `1 mars`, `1 mars 2023`. */
function shorten(first: LocalDate, last: LocalDate, lang: Lang): string {
  if (first.slice(0, 7) === last.slice(0, 7)) return String(Number(first.slice(8)));
  const text = formatDate(first, lang);
  return first.slice(0, 4) === last.slice(0, 4) ? text.slice(0, -5) : text;
}

/** A span of days: `1–31 december 2022`, `1 mars – 30 april 2026`. */
export function formatSpan(first: LocalDate, last: LocalDate, lang: Lang): string {
  if (first === last) return formatDate(first, lang);
  const from = shorten(first, last, lang);
  return /^\d+$/.test(from) ? `${from}${EN_DASH}${formatDate(last, lang)}` : `${from} ${EN_DASH} ${formatDate(last, lang)}`;
}

/** A number with thousands kept together (U+00A0 in Swedish) and a true minus (U+2212). */
export function formatNumber(value: number, lang: Lang, decimals = 0): string {
  return numberFormat(lang, decimals).format(value).replace('-', MINUS).replace(/\s/g, NBSP).replace(MINUS_NOTHING, '');
}

/** What rounds to nothing has no sign. */
const MINUS_NOTHING = new RegExp(`^${MINUS}(?=[0.,]*$)`);

/** Made once: to make one takes many times as long as to write a number with it. */
const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(lang: Lang, decimals: number): Intl.NumberFormat {
  const key = `${lang} ${decimals}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALE[lang], { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  numberFormats.set(key, made);
  return made;
}

/** A share between 0 and 1 as percent: `83 %` with U+00A0 in Swedish, `83%` in English. */
export function formatPercent(share: number, lang: Lang, decimals = 0): string {
  return `${formatNumber(share * 100, lang, decimals)}${lang === 'sv' ? NBSP : ''}%`;
}

/** Two bounds of a number: `2–3`, or one figure when they are the same. */
export function formatRange(low: number, high: number, lang: Lang): string {
  return low === high ? formatNumber(low, lang) : `${formatNumber(low, lang)}${EN_DASH}${formatNumber(high, lang)}`;
}

/** `3 enheter` with a no-break space: the number and the form of the word that goes with it. */
export function formatCount(count: number, words: { readonly one: string; readonly other: string }, lang: Lang): string {
  const word = ordinary[lang].select(count) === 'one' ? words.one : words.other;
  return `${formatNumber(count, lang)}${NBSP}${word}`;
}

/** `a, b och c`, `a, b and c`. */
export function formatList(items: readonly string[], lang: Lang): string {
  return listFormat[lang].format(items);
}

/** Compares texts as Swedish (å ä ö last) or English readers sort them; numbers within texts by value. */
export function compareText(lang: Lang): (a: string, b: string) => number {
  return collators[lang].compare;
}

/** A copy of `items` sorted by a text of each item. */
export function sortByText<T>(items: readonly T[], text: (item: T) => string, lang: Lang): T[] {
  const compare = compareText(lang);
  return [...items].sort((a, b) => compare(text(a), text(b)));
}
