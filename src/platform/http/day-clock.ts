import { dayInStockholm, endOfDay, type LocalDate, startOfDay } from '../../kernel/date.ts';

export type Moment = { readonly now: Date; readonly today: LocalDate };

/** Tells the time and the day in Stockholm; the day is worked out once a day, not once a request. */
export function dayClock(clock: () => Date): () => Moment {
  let today: LocalDate | undefined;
  let from = 0;
  let until = 0;
  return () => {
    const now = clock();
    const at = now.getTime();
    if (today === undefined || at < from || at >= until) {
      today = dayInStockholm(now);
      from = startOfDay(today).getTime();
      until = endOfDay(today).getTime();
    }
    return { now, today };
  };
}
