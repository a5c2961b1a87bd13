import { describe, expect, test } from 'vitest';
import { isUnder, isWithin, readIcd } from './icd.ts';

test.each([
  ['G10.9', 'code', 'G10.9'],
  [' g10.9 ', 'code', 'G10.9'],
  ['G109', 'code', 'G10.9'],
  ['g801a', 'code', 'G80.1A'],
  ['G10.9†', 'code', 'G10.9'],
  ['F02.2*', 'code', 'F02.2'],
  ['G20+', 'category', 'G20'],
  ['G10', 'category', 'G10'],
  ['G10.-', 'category', 'G10'],
] as const)('%s is the %s %s', (given, kind, code) => {
  expect(readIcd(given)).toEqual({ kind, code });
});

test.each([
  ['G10-G14', 'block'],
  ['G10–G14', 'block'],
  ['G00-G99', 'chapter'],
  ['VI', 'chapter'],
  ['xx', 'chapter'],
  ['', 'not-a-code'],
  ['ataxi', 'not-a-code'],
  ['G1', 'not-a-code'],
  ['G10.99999', 'not-a-code'],
  ['10.9', 'not-a-code'],
])('%s is a %s', (given, kind) => {
  expect(readIcd(given).kind).toBe(kind);
});

describe('containment', () => {
  test.each([
    ['G80.1A', 'G80.1', true],
    ['G80.1A', 'G80', true],
    ['G80.1', 'G80.1A', false],
    ['G81.1', 'G80', false],
  ])('%s under %s: %s', (code, above, expected) => {
    expect(isUnder(code, above)).toBe(expected);
  });

  test.each([
    ['G80.0', 'G80.0', 'G80.4', true],
    ['G80.4W', 'G80.0', 'G80.4', true],
    ['G80.8', 'G80.0', 'G80.4', false],
    ['G11.2', 'E70.0', 'G11.1', false],
    ['E71.1D', 'E70.0', 'E72.9', true],
  ])('%s within %s–%s: %s', (code, from, to, expected) => {
    expect(isWithin(code, from, to)).toBe(expected);
  });
});
