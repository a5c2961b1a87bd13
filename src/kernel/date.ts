import { fail, ok, type Result } from './result.ts';

/** A calendar day in Sweden, written YYYY-MM-DD. It has no time and no zone. */
export type LocalDate = string & { readonly __localDate: unique symbol };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists in the Gregorian calendar (2024-02-29 yes, 2023-02-29 no). */
export function isLocalDate(text: string): text is LocalDate {
  const parts = PATTERN.exec(text);
  if (!parts) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** Reads YYYY-MM-DD; the fault says whether the form or the day is wrong. */
export function parseLocalDate(text: string): Result<LocalDate, 'not-a-date' | 'no-such-day'> {
  if (!PATTERN.test(text)) return fail('not-a-date');
  return isLocalDate(text) ? ok(text) : fail('no-such-day');
}

/** For dates written in code and files; throws on anything that is not a day. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`Not a calendar day (YYYY-MM-DD): ${text}`);
  return text;
}

const STOCKHOLM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' });

/** The calendar day in Stockholm at an instant. */
export function dayInStockholm(instant: Date): LocalDate {
  return localDate(STOCKHOLM.format(instant));
}

/** The day `days` after (or before, when negative) a day. */
export function addDays(day: LocalDate, days: number): LocalDate {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return localDate(at.toISOString().slice(0, 10));
}

/**
 * The instant at which a day begins in Stockholm. Sweden changes its clocks at 01.00 UTC,
 * so midnight exists exactly once every day and is either 22.00 or 23.00 UTC the day before.
 */
export function startOfDay(day: LocalDate): Date {
  for (const hour of [22, 23]) {
    const at = new Date(`${addDays(day, -1)}T${hour}:00:00Z`);
    if (dayInStockholm(at) === day) return at;
  }
  throw new Error(`No midnight found for ${day}`);
}

/** The first instant after a day: a deadline "senast den 30 april" has passed from here on. */
export function endOfDay(day: LocalDate): Date {
  return startOfDay(addDays(day, 1));
}
