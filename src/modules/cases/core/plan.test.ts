import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate, localDate } from '../../../kernel/date.ts';
import { lastDay, type Period, type PlanRevision, planOf, readPeriod, remindersOf, writePeriod } from './plan.ts';

const revision = (step: number, n: number, text: string): PlanRevision => {
  const read = readPeriod(text);
  if (!read.ok) throw new Error(text);
  return { step, revision: n, period: read.value, reason: n === 1 ? null : 'prov', person: 'x', personName: 'X', at: new Date(0) };
};
const period = (text: string): Period => {
  const read = readPeriod(text);
  if (!read.ok || read.value === null) throw new Error(text);
  return read.value;
};

describe('a period of the plan', () => {
  it.each([
    ['2026-05-12', '2026-05-12', '2026-05-12'],
    ['2026-05', '2026-05-01', '2026-05-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026 k2', '2026-04-01', '2026-06-30'],
    ['2027-12', '2027-12-01', '2027-12-31'],
  ])('%s is from %s to %s', (text, first, last) => {
    expect([period(text).startsOn, lastDay(period(text))]).toEqual([first, last]);
    expect(readPeriod(writePeriod(period(text)))).toEqual(readPeriod(text));
  });

  it.each(['2026', '2026-Q5', '2026-13', '2026-02-30', 'våren', '1999-01', '2100-Q1', '12/5 2026'])('refuses %s', (text) => {
    expect(readPeriod(text).ok).toBe(false);
  });
});

describe('reminders', () => {
  const today = localDate('2026-05-20');

  it('tells of a date that has passed, also when it was moved, and beside the new one', () => {
    const plan = planOf([revision(2, 1, '2026-Q1'), revision(2, 2, '2026-09')], 1, today);
    expect(remindersOf(plan, today)).toEqual([{ step: 2, kind: 'moved-late', period: period('2026-Q1'), movedTo: period('2026-09') }]);
    const soon = localDate('2026-08-20');
    expect(remindersOf(planOf([revision(2, 1, '2026-Q1'), revision(2, 2, '2026-09')], 1, soon), soon).map(({ kind }) => kind)).toEqual([
      'moved-late',
      'soon',
    ]);
  });

  it('ends when the step is reached, and not before', () => {
    const revisions = [revision(2, 1, '2026-Q1')];
    expect(remindersOf(planOf(revisions, 1, today), today).map(({ kind }) => kind)).toEqual(['late']);
    expect(remindersOf(planOf(revisions, 2, today), today)).toEqual([]);
  });

  it('is not late on the last day of the period', () => {
    const at = (day: string) => remindersOf(planOf([revision(3, 1, '2026-Q2')], 1, localDate(day)), localDate(day)).map(({ kind }) => kind);
    expect(at('2026-06-30')).toEqual(['soon']);
    expect(at('2026-07-01')).toEqual(['late']);
  });

  it('is never silenced by moving the date, or by taking the step out of the plan', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((n): LocalDate => addDays(localDate('2025-06-01'), n));
    fc.assert(
      fc.property(fc.array(fc.option(day), { minLength: 1, maxLength: 6 }), day, (dates, now) => {
        const revisions = dates.map((one, i) => revision(4, i + 1, one ?? ''));
        for (let n = 1; n <= revisions.length; n += 1) {
          const before = remindersOf(planOf(revisions.slice(0, n), 3, now), now).some(({ kind }) => kind !== 'soon');
          const after = remindersOf(planOf(revisions, 3, now), now).some(({ kind }) => kind !== 'soon');
          if (before) expect(after).toBe(true);
        }
      }),
    );
  });
});
