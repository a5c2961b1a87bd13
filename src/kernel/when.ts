import { addDays, type LocalDate, localDate } from './date.ts';

/**
 * When something happened, as far as it is known: not before one day and not after another.
 * Both ends are included. The same day twice is an exact date; `null` is an open end.
 */
export type When = {
  readonly notBefore: LocalDate | null;
  readonly notAfter: LocalDate | null;
};

/** How sure one can be, on a given day, that something has happened. */
export type Certainty = 'certain' | 'possible' | 'no';

export const on = (day: LocalDate): When => ({ notBefore: day, notAfter: day });

/** The exact day, or undefined when only an interval is known. */
export function exactDay(when: When): LocalDate | undefined {
  return when.notBefore !== null && when.notBefore === when.notAfter ? when.notBefore : undefined;
}

/**
 * Has it happened by the end of a day? `certain` from the last possible day on, `no` before the
 * first possible day, `possible` on the days in between.
 */
export function certaintyAt(when: When, day: LocalDate): Certainty {
  if (when.notAfter !== null && day >= when.notAfter) return 'certain';
  if (when.notBefore !== null && day < when.notBefore) return 'no';
  return 'possible';
}

/**
 * Reads the precision that sources have: `2022` is some day that year, `2022-12` some day that month,
 * `2022-12-07` that day. Anything else throws.
 */
export function whenFromText(text: string): When {
  if (/^\d{4}$/.test(text)) return { notBefore: localDate(`${text}-01-01`), notAfter: localDate(`${text}-12-31`) };
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month) {
    const first = localDate(`${text}-01`);
    const next = month[2] === '12' ? `${Number(month[1]) + 1}-01-01` : `${month[1]}-${String(Number(month[2]) + 1).padStart(2, '0')}-01`;
    return { notBefore: first, notAfter: addDays(localDate(next), -1) };
  }
  return on(localDate(text));
}

/** False when the ends are in the wrong order. */
export function isPossible(when: When): boolean {
  return when.notBefore === null || when.notAfter === null || when.notBefore <= when.notAfter;
}
