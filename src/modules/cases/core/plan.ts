import { addDays, type LocalDate, localDate, parseLocalDate } from '../../../kernel/date.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';

/** How exactly a step is planned. */
export type Precision = 'day' | 'month' | 'quarter';
export type Period = { readonly startsOn: LocalDate; readonly preciseTo: Precision };

/** One date that a step has been planned for. `period` null: it was taken out of the plan. */
export type PlanRevision = {
  readonly step: number;
  readonly revision: number;
  readonly period: Period | null;
  readonly reason: string | null;
  readonly person: string;
  readonly personName: string | null;
  readonly at: Date;
};

/** Reads `2026-05-12`, `2026-05` or `2026-Q2` (also `2026 k2`); nothing stands for no longer planned. */
export function readPeriod(text: string): Result<Period | null, 'not-a-period'> {
  const given = text.trim();
  if (given === '') return ok(null);
  const quarter = /^(\d{4})[- ]?[qk]([1-4])$/i.exec(given);
  if (quarter) return within({ startsOn: firstOf(`${quarter[1]}`, (Number(quarter[2]) - 1) * 3 + 1), preciseTo: 'quarter' });
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(given);
  if (month) return within({ startsOn: firstOf(`${month[1]}`, Number(month[2])), preciseTo: 'month' });
  const day = parseLocalDate(given);
  return day.ok ? within({ startsOn: day.value, preciseTo: 'day' }) : fail('not-a-period');
}

const firstOf = (year: string, month: number): LocalDate => localDate(`${year}-${String(month).padStart(2, '0')}-01`);
const within = (period: Period): Result<Period, 'not-a-period'> =>
  period.startsOn >= '2018-01-01' && period.startsOn < '2100-01-01' ? ok(period) : fail('not-a-period');

/** The form of a period that `readPeriod` reads. */
export function writePeriod(period: Period | null): string {
  if (period === null) return '';
  const [year, month] = period.startsOn.split('-');
  if (period.preciseTo === 'day') return period.startsOn;
  return period.preciseTo === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** The last day of a period: until its end the step is not late. */
export function lastDay({ startsOn, preciseTo }: Period): LocalDate {
  if (preciseTo === 'day') return startsOn;
  const [year = 0, month = 1] = startsOn.split('-').map(Number);
  const after = month + (preciseTo === 'month' ? 1 : 3);
  return addDays(firstOf(String(after > 12 ? year + 1 : year), after > 12 ? after - 12 : after), -1);
}

/** Where a step stands in the plan. */
export type PlannedStep = {
  readonly step: number;
  /** The date that holds; null when it was taken out. */
  readonly now: Period | null;
  /** Every date, the first one first. */
  readonly history: readonly PlanRevision[];
  /** The earliest date that has been planned and passed without the step being reached: moving the date does not take it away. */
  readonly missed: Period | null;
  /** How late the step is now, against the date that holds. */
  readonly isLate: boolean;
  readonly isReached: boolean;
};

/** The plan of a case, step by step. `reached`: the number of the furthest step that it has come to. */
export function planOf(revisions: readonly PlanRevision[], reached: number, today: LocalDate): readonly PlannedStep[] {
  const bySteps = Map.groupBy(revisions, ({ step }) => step);
  return [...bySteps]
    .toSorted(([a], [b]) => a - b)
    .map(([step, all]) => {
      const history = all.toSorted((a, b) => a.revision - b.revision);
      const isReached = step <= reached;
      const now = history.at(-1)?.period ?? null;
      const passed = history.flatMap(({ period }) => (period !== null && lastDay(period) < today ? [period] : []));
      const missed = isReached ? null : (passed.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))[0] ?? null);
      return { step, now, history, missed, isLate: !isReached && now !== null && lastDay(now) < today, isReached };
    });
}

export type Reminder = {
  readonly step: number;
  readonly kind: 'soon' | 'late' | 'moved-late';
  /** The date that the reminder is about. */
  readonly period: Period;
  /** For a date that was moved: the one that holds now. */
  readonly movedTo: Period | null;
};

const SOON_DAYS = 30;

/**
 * What to remind of: a step that begins within a month, one that should have begun, and one whose first date has passed although it was
 * moved. A moved date is a reminder of its own beside the new one; only reaching the step ends it.
 */
export function remindersOf(plan: readonly PlannedStep[], today: LocalDate): readonly Reminder[] {
  return plan.flatMap(({ step, now, missed, isLate, isReached }): Reminder[] => {
    if (isReached) return [];
    const own: Reminder[] =
      isLate && now
        ? [{ step, kind: 'late', period: now, movedTo: null }]
        : now && now.startsOn <= addDays(today, SOON_DAYS)
          ? [{ step, kind: 'soon', period: now, movedTo: null }]
          : [];
    const isMoved = missed !== null && (now === null || writePeriod(missed) !== writePeriod(now));
    return isMoved && missed ? [{ step, kind: 'moved-late', period: missed, movedTo: now }, ...own] : own;
  });
}
