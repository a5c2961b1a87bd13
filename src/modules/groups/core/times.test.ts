import { describe, expect, it } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { isLongEnough, isOpen } from './deadline.ts';
import { instantOf, readClock } from './meeting.ts';
import { termFault } from './term.ts';

describe('the last day for nominations', () => {
  it.each([
    ['winter, 23.59.59', '2026-01-31', '2026-01-31T22:59:59.999Z', true],
    ['winter, 24.00', '2026-01-31', '2026-01-31T23:00:00Z', false],
    ['summer, 23.59.59', '2026-06-11', '2026-06-11T21:59:59.999Z', true],
    ['summer, 24.00', '2026-06-11', '2026-06-11T22:00:00Z', false],
    ['the clock goes forward, 23.59.59', '2026-03-29', '2026-03-29T21:59:59.999Z', true],
    ['the clock goes forward, 24.00', '2026-03-29', '2026-03-29T22:00:00Z', false],
    ['the clock goes back, 23.59.59', '2026-10-25', '2026-10-25T22:59:59.999Z', true],
    ['the clock goes back, 24.00', '2026-10-25', '2026-10-25T23:00:00Z', false],
    ['leap day, 23.59.59', '2028-02-29', '2028-02-29T22:59:59.999Z', true],
    ['leap day, 24.00', '2028-02-29', '2028-02-29T23:00:00Z', false],
    ['new year, 23.59.59', '2026-12-31', '2026-12-31T22:59:59.999Z', true],
    ['new year, 24.00', '2026-12-31', '2026-12-31T23:00:00Z', false],
  ])('%s', (_name, day, now, open) => {
    expect(isOpen(localDate(day), new Date(now))).toBe(open);
  });

  it('is at least a week ahead', () => {
    expect(isLongEnough(localDate('2026-06-11'), localDate('2026-06-04'))).toBe(true);
    expect(isLongEnough(localDate('2026-06-10'), localDate('2026-06-04'))).toBe(false);
  });
});

describe('the time of a meeting', () => {
  it.each([
    ['9.30', '09:30'],
    ['09:30', '09:30'],
    [' 23.59 ', '23:59'],
    ['24.00', undefined],
    ['9', undefined],
    ['09.60', undefined],
    ['', undefined],
    ['halv tio', undefined],
  ])('%j', (text, wanted) => {
    expect(readClock(text)).toBe(wanted);
  });

  it.each([
    ['winter', '2026-01-15', '09:30', '2026-01-15T08:30:00Z'],
    ['summer', '2026-07-15', '09:30', '2026-07-15T07:30:00Z'],
    ['the clock has gone forward', '2026-03-29', '09:30', '2026-03-29T07:30:00Z'],
    ['before the clock goes forward', '2026-03-29', '01:30', '2026-03-29T00:30:00Z'],
    ['a time that does not exist', '2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
    ['the clock has gone back', '2026-10-25', '09:30', '2026-10-25T08:30:00Z'],
    ['a time that comes twice: the first', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
  ])('%s', (_name, day, clock, wanted) => {
    expect(instantOf(localDate(day), clock).toISOString()).toBe(new Date(wanted).toISOString());
  });
});

describe('a term', () => {
  const today = localDate('2026-06-11');
  it.each([
    ['2026-06-11', '2026-06-11', undefined],
    ['2026-06-01', '2028-06-01', undefined],
    ['2026-06-11', '2030-06-11', undefined],
    ['2026-06-11', '2030-06-12', 'too-long'],
    ['2026-06-11', '2026-06-10', 'ends-before'],
    ['2026-01-01', '2026-06-10', 'has-ended'],
  ])('%s – %s', (from, to, wanted) => {
    expect(termFault({ from: localDate(from), to: localDate(to) }, today)).toBe(wanted);
  });
});
