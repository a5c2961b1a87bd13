import { addDays, type LocalDate } from '../../../kernel/date.ts';

/** How long before the last day a reminder is shown. */
export const reminderDays = 30;
/** A new review is due so long after the last one was opened. */
export const reviewEveryDays = 365;

export type Round = { readonly openedOn: LocalDate; readonly due: LocalDate; readonly isClosed: boolean };
export type Urgency = 'none' | 'open' | 'due-soon' | 'overdue' | 'time-for-new';

/** What the review asks for on a day: of the one open, or that it is time for the next. */
export function urgencyOf(latest: Round | undefined, left: number, today: LocalDate): Urgency {
  if (latest && !latest.isClosed && left > 0) {
    if (latest.due < today) return 'overdue';
    return addDays(latest.due, -reminderDays) <= today ? 'due-soon' : 'open';
  }
  return !latest || addDays(latest.openedOn, reviewEveryDays) <= today ? 'time-for-new' : 'none';
}
