import { describe, expect, test } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { advisedValues, longestReasons } from './advice.ts';
import type { Advised } from './item.ts';
import { applicant } from './test-sitting.ts';

const advised: Advised = {
  outcome: 'grant',
  population: 'both',
  tasks: ['t1', 't2'],
  subPermits: [],
  start: localDate('2027-01-01'),
  reasons: 'Hela teamet är på plats.',
};
const filled = (more: Partial<Advised> = {}, of = {}) =>
  advisedValues({ applicants: [applicant('12', { advised: { ...advised, ...more }, ...of })] });

describe('what the form of a proposal is filled with', () => {
  test('is what B2 proposes of an applicant, field by field', () => {
    expect(filled()).toEqual({
      'outcome-a-12': 'grant',
      'population-a-12': 'both',
      'tasks-a-12': 't1 t2',
      'subPermits-a-12': '',
      'start-a-12': '2027-01-01',
      'reasons-a-12': 'Hela teamet är på plats.',
    });
  });

  test.each([
    ['one that is to be rejected has no start', { outcome: 'reject' }, 'start-a-12', ''],
    ['a start that nobody has proposed is left empty', { start: null }, 'start-a-12', ''],
    ['an application that does not say for whom is for nobody in particular', { population: null }, 'population-a-12', 'none'],
    ['reasons that just fit are there', { reasons: 'x'.repeat(longestReasons) }, 'reasons-a-12', 'x'.repeat(longestReasons)],
    ['reasons too long for the field are not cut but left out', { reasons: 'x'.repeat(longestReasons + 1) }, 'reasons-a-12', ''],
  ] as const)('%s', (_, more, field, value) => {
    expect(filled(more)[field]).toBe(value);
  });

  test('is nothing of an application that has been taken back, that B2 has not spoken of, or that came on paper', () => {
    expect(filled({}, { withdrawn: true })).toEqual({});
    expect(advisedValues({ applicants: [applicant('12', { advised: null }), applicant('03')] })).toEqual({});
  });
});
