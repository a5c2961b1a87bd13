import { addDays, dayInStockholm, endOfDay, type LocalDate } from '../../../kernel/date.ts';

/** The last day for one who answers: the later of the day for all and their own. */
export const lastDayFor = (general: LocalDate, own: LocalDate | null): LocalDate => (own !== null && own > general ? own : general);

/**
 * Whether something comes in time: "senast den 30 april" is to the end of that day in Stockholm, whatever day it is. A red day and a
 * Saturday are days like others here: the day is set by the authority, and the Act 1930:173 moves only days that a statute sets.
 */
export const isInTime = (lastDay: LocalDate, now: Date): boolean => now < endOfDay(lastDay);

export type Openness = {
  readonly state: 'draft' | 'open' | 'closed';
  /** The summary has been locked: nothing more is taken in. */
  readonly summaryLocked: boolean;
  readonly lastDay: LocalDate;
};

/** Whether an answer is taken now. After the closing only those come in to whom a later day has been granted. */
export const takes = ({ state, summaryLocked, lastDay }: Openness, now: Date): boolean =>
  state !== 'draft' && !summaryLocked && isInTime(lastDay, now);

/** Closed only when the last day has passed for all. */
export const mayClose = (lastDays: readonly LocalDate[], now: Date): boolean => lastDays.every((day) => !isInTime(day, now));

/** How many days before the last day those are reminded who have not answered; 0 is the day itself. */
export const reminderDays = [30, 7, 1, 0] as const;

export type Reminding = {
  readonly lastDay: LocalDate;
  /** The day that the consultation was sent to this addressee, or the last day was moved. */
  readonly since: LocalDate;
  /** Those that have been sent for this last day. */
  readonly sent: readonly number[];
};

/**
 * The reminder that is due now, as days before the last day: the latest one whose day has come, unless it, or a later one, has been sent.
 * One that fell before the letter went out is not sent, and after the last day none is.
 */
export function reminderDue({ lastDay, since, sent }: Reminding, now: Date): number | undefined {
  if (!isInTime(lastDay, now)) return undefined;
  const today = dayInStockholm(now);
  const latest = reminderDays.findLast((days) => addDays(lastDay, -days) <= today);
  if (latest === undefined || addDays(lastDay, -latest) <= since) return undefined;
  return sent.some((days) => days <= latest) ? undefined : latest;
}
