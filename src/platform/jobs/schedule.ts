import { addDays, dayInStockholm, startOfDay } from '../../kernel/date.ts';

/** How often: so many seconds after it ended, or each day at a time in Stockholm, `07.00`. */
export type Every = number | { readonly at: string };

const hour = 3_600_000;

/** When work that ended (or was first heard of) now is due next. */
export function nextTime(every: Every, now: Date): Date {
  if (typeof every === 'number') return new Date(now.getTime() + every * 1_000);
  const today = dayInStockholm(now);
  return [today, addDays(today, 1)].map((day) => timeOfDay(day, every.at)).find((at) => at > now) ?? now;
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });

/** The instant at which clocks in Stockholm show the time that day. In the hour that is skipped in spring: an hour later. */
function timeOfDay(day: ReturnType<typeof dayInStockholm>, at: string): Date {
  const parts = /^([01]\d|2[0-3])\.([0-5]\d)$/.exec(at);
  if (!parts) throw new Error(`not a time of day (07.00): ${at}`);
  const ordinary = startOfDay(day).getTime() + (Number(parts[1]) * 60 + Number(parts[2])) * 60_000;
  const shown = [0, -hour, hour]
    .map((shift) => new Date(ordinary + shift))
    .find((instant) => clock.format(instant).replace(':', '.') === at);
  return shown ?? new Date(ordinary);
}
