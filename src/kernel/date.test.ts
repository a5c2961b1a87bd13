import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayInStockholm, endOfDay, localDate, parseLocalDate, startOfDay } from './date.ts';
import { certaintyAt, exactDay, whenFromText } from './when.ts';

describe('calendar days in Stockholm', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-13-01', false],
    ['2024-6-1', false],
    ['', false],
    ['2024-06-11T00:00', false],
    ['0000-00-00', false],
  ])('%s is a day: %s', (text, expected) => expect(parseLocalDate(text).ok).toBe(expected));

  it.each([
    ['2024-06-11T21:59:59Z', '2024-06-11', 'summer: midnight is 22.00 UTC'],
    ['2024-06-11T22:00:00Z', '2024-06-12', 'summer'],
    ['2025-12-31T22:59:59Z', '2025-12-31', 'winter: midnight is 23.00 UTC'],
    ['2025-12-31T23:00:00Z', '2026-01-01', 'year end'],
    ['2026-03-28T23:00:00Z', '2026-03-29', 'the day the clock goes forward begins in winter time'],
    ['2026-03-29T22:00:00Z', '2026-03-30', 'and ends in summer time'],
    ['2026-10-24T22:00:00Z', '2026-10-25', 'the day the clock goes back begins in summer time'],
    ['2026-10-25T22:59:59Z', '2026-10-25', 'and is 25 hours long'],
  ])('%s is %s (%s)', (instant, day) => expect(dayInStockholm(new Date(instant))).toBe(day));

  it('a day starts and ends where its neighbours meet, every day for 60 years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 22_000 }), (n) => {
        const day = addDays(localDate('1990-01-01'), n);
        const start = startOfDay(day);
        const end = endOfDay(day);
        expect(dayInStockholm(start)).toBe(day);
        expect(dayInStockholm(new Date(start.getTime() - 1))).toBe(addDays(day, -1));
        expect(dayInStockholm(new Date(end.getTime() - 1))).toBe(day);
        expect([23, 24, 25]).toContain((end.getTime() - start.getTime()) / 3_600_000);
      }),
    );
  });
});

describe('what is known of a date', () => {
  it.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022-12', '2022-12-01', '2022-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2022-12-07', '2022-12-07', '2022-12-07'],
  ])('%s lies between %s and %s', (text, notBefore, notAfter) => expect(whenFromText(text)).toEqual({ notBefore, notAfter }));

  it('is possible between its ends and certain from the last day on', () => {
    const when = whenFromText('2022-12');
    expect(certaintyAt(when, localDate('2022-11-30'))).toBe('no');
    expect(certaintyAt(when, localDate('2022-12-01'))).toBe('possible');
    expect(certaintyAt(when, localDate('2022-12-31'))).toBe('certain');
    expect(exactDay(when)).toBeUndefined();
  });
});
