import { describe, expect, test } from 'vitest';
import { localDate } from './date.ts';
import {
  compareText,
  formatCount,
  formatDate,
  formatDateTime,
  formatList,
  formatMonth,
  formatNumber,
  formatPercent,
  formatRange,
  formatShortDate,
  formatSpan,
  formatTime,
  formatWhen,
  sortByText,
} from './format.ts';
import { whenFromText } from './when.ts';

const day = localDate;

describe('dates', () => {
  test.each([
    ['2026-03-16', '16 mars 2026', '16 March 2026'],
    ['2024-02-29', '29 februari 2024', '29 February 2024'],
    ['2025-12-31', '31 december 2025', '31 December 2025'],
  ])('%s', (iso, sv, en) => {
    expect(formatDate(day(iso), 'sv')).toBe(sv);
    expect(formatDate(day(iso), 'en')).toBe(en);
  });

  test('a short date has a short month', () => {
    expect(formatShortDate(day('2026-01-16'), 'sv')).toBe('16 jan. 2026');
    expect(formatShortDate(day('2026-01-16'), 'en')).toBe('16 Jan 2026');
  });

  test('a month from a month or a day', () => {
    expect(formatMonth('2026-03', 'sv')).toBe('mars 2026');
    expect(formatMonth('2026-03-16', 'en')).toBe('March 2026');
  });

  test('time is Swedish time in winter and summer, with a full stop in Swedish', () => {
    expect(formatTime(new Date('2026-01-15T22:59:00Z'), 'sv')).toBe('23.59');
    expect(formatTime(new Date('2026-07-15T21:59:00Z'), 'sv')).toBe('23.59');
    expect(formatTime(new Date('2026-01-15T22:59:00Z'), 'en')).toBe('23:59');
    expect(formatTime(new Date('2026-01-15T23:05:00Z'), 'sv')).toBe('00.05');
  });

  test('the day of an instant is the Swedish day', () => {
    expect(formatDateTime(new Date('2026-03-15T23:30:00Z'), 'sv')).toBe('16 mars 2026 kl.\u00A000.30');
    expect(formatDateTime(new Date('2026-03-15T23:30:00Z'), 'en')).toBe('16 March 2026 at 00:30');
  });
});

describe('a time that may be an interval', () => {
  test.each([
    [whenFromText('2022-12-07'), '7 december 2022', '7 December 2022'],
    [whenFromText('2022-12'), 'mellan 1 och 31 december 2022', 'between 1 and 31 December 2022'],
    [whenFromText('2022'), 'någon gång 2022', 'some time in 2022'],
    [{ notBefore: null, notAfter: day('2024-06-11') }, 'senast 11 juni 2024', 'by 11 June 2024'],
    [{ notBefore: day('2018-07-01'), notAfter: null }, 'tidigast 1 juli 2018', 'from 1 July 2018 at the earliest'],
    [
      { notBefore: day('2022-03-01'), notAfter: day('2022-12-31') },
      'mellan 1 mars och 31 december 2022',
      'between 1 March and 31 December 2022',
    ],
    [
      { notBefore: day('2018-07-01'), notAfter: day('2024-06-11') },
      'mellan 1 juli 2018 och 11 juni 2024',
      'between 1 July 2018 and 11 June 2024',
    ],
    [{ notBefore: null, notAfter: null }, 'okänt datum', 'date unknown'],
  ])('%o', (when, sv, en) => {
    expect(formatWhen(when, 'sv')).toBe(sv);
    expect(formatWhen(when, 'en')).toBe(en);
  });
});

test.each([
  ['2022-12-01', '2022-12-31', '1–31 december 2022'],
  ['2026-03-01', '2026-04-30', '1 mars – 30 april 2026'],
  ['2025-12-09', '2026-04-30', '9 december 2025 – 30 april 2026'],
  ['2026-03-16', '2026-03-16', '16 mars 2026'],
])('the span %s to %s', (first, last, text) => {
  expect(formatSpan(day(first), day(last), 'sv')).toBe(text);
});

describe('numbers', () => {
  test.each([
    [1234567, 0, '1\u00A0234\u00A0567', '1,234,567'],
    [-1234.5, 1, '\u22121\u00A0234,5', '\u22121,234.5'],
    [0.25, 2, '0,25', '0.25'],
    [-0.001, 0, '0', '0'],
    [-0.5, 1, '\u22120,5', '\u22120.5'],
  ])('%d with %d decimals', (value, decimals, sv, en) => {
    expect(formatNumber(value, 'sv', decimals)).toBe(sv);
    expect(formatNumber(value, 'en', decimals)).toBe(en);
  });

  test('percent', () => {
    expect(formatPercent(30 / 36, 'sv')).toBe('83\u00A0%');
    expect(formatPercent(30 / 36, 'en', 1)).toBe('83.3%');
  });

  test('a range with equal ends is one figure', () => {
    expect(formatRange(2, 3, 'sv')).toBe('2–3');
    expect(formatRange(3, 3, 'sv')).toBe('3');
  });

  test('the word follows the number', () => {
    const units = { one: 'enhet', other: 'enheter' };
    expect([0, 1, 2].map((n) => formatCount(n, units, 'sv'))).toEqual(['0\u00A0enheter', '1\u00A0enhet', '2\u00A0enheter']);
  });
});

test('lists end with och or and', () => {
  expect(formatList(['Skåne', 'Uppsala', 'Örebro'], 'sv')).toBe('Skåne, Uppsala och Örebro');
  expect(formatList(['Skåne', 'Uppsala'], 'en')).toBe('Skåne and Uppsala');
});

test('å, ä and ö come last in Swedish only, and numbers by value', () => {
  expect(['Örebro', 'Ängelholm', 'Åmål', 'Zorn', 'Alvesta'].sort(compareText('sv'))).toEqual([
    'Alvesta',
    'Zorn',
    'Åmål',
    'Ängelholm',
    'Örebro',
  ]);
  expect(['Zorn', 'Örebro'].sort(compareText('en'))).toEqual(['Örebro', 'Zorn']);
  expect(sortByText([{ n: 'typ 10' }, { n: 'typ 2' }], (item) => item.n, 'sv').map((item) => item.n)).toEqual(['typ 2', 'typ 10']);
});
