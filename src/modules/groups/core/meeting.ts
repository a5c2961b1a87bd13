import type { LocalDate } from '../../../kernel/date.ts';
import { startOfDay } from '../../../kernel/date.ts';

/** A meeting as it is saved each time: when, where, what about, what was said, who was there. */
export type MeetingContent = {
  readonly day: LocalDate;
  /** Times of the day in Sweden, HH:MM. */
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly link: string;
  readonly agenda: string;
  readonly notes: string;
  /** Seats whose members were there. */
  readonly present: readonly string[];
};

const CLOCK = /^([01]\d|2[0-3])[.:]([0-5]\d)$/;

/** `9.30`, `09:30` and `09.30` as 09:30; undefined for anything else. */
export function readClock(text: string): string | undefined {
  const found = CLOCK.exec(text.trim().padStart(5, '0'));
  return found ? `${found[1]}:${found[2]}` : undefined;
}

/**
 * The instant of a time of day in Sweden. On the day that the clock goes forward there is no 02.30: the instant an hour after 01.30 is
 * given. When it goes back, the first of two is.
 */
export function instantOf(day: LocalDate, clock: string): Date {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const midnight = startOfDay(day).getTime();
  const wanted = hours * 60 + minutes;
  for (const shift of [0, -60, 60]) {
    const at = new Date(midnight + (wanted + shift) * 60_000);
    if (minutesInStockholm(at) === wanted) return at;
  }
  return new Date(midnight + wanted * 60_000);
}

const CLOCK_IN_STOCKHOLM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function minutesInStockholm(at: Date): number {
  const [hours = 0, minutes = 0] = CLOCK_IN_STOCKHOLM.format(at).split(':').map(Number);
  return hours * 60 + minutes;
}
