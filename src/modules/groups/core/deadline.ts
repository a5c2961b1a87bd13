import { addDays, endOfDay, type LocalDate } from '../../../kernel/date.ts';

/** Whether nominations still come in time: to 24.00 on the last day in Sweden, also on days when the clock changes. */
export const isOpen = (lastDay: LocalDate, now: Date): boolean => now.getTime() < endOfDay(lastDay).getTime();

/** The shortest time between the letter and the last day. */
export const shortestDays = 7;

/** Whether a last day gives those who are asked time to answer. */
export const isLongEnough = (lastDay: LocalDate, today: LocalDate): boolean => lastDay >= addDays(today, shortestDays);
