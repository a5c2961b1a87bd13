import { describe, expect, test } from 'vitest';
import type { Expression } from './definition.ts';
import { because, criteriaIn, NO, type Places, truth, UNKNOWN, YES } from './expression.ts';

const places: Places = {
  criteria: new Map([
    ['a', 0],
    ['b', 1],
  ]),
  population: 2,
};
const [A, B, CHILD] = [1, 2, 4];
const a: Expression = { criterion: 'a' };
const b: Expression = { criterion: 'b' };
const at = (expression: Expression, yes: number, no: number) => truth(expression, places, yes, no);

describe("Kleene's logic", () => {
  test.each([
    ['yes and yes', { all: [a, b] }, A | B, 0, YES],
    ['yes and unknown', { all: [a, b] }, A, 0, UNKNOWN],
    ['no and unknown', { all: [a, b] }, 0, A, NO],
    ['unknown and no', { all: [a, b] }, 0, B, NO],
    ['yes or unknown', { any: [a, b] }, A, 0, YES],
    ['no or unknown', { any: [a, b] }, 0, A, UNKNOWN],
    ['no or no', { any: [a, b] }, 0, A | B, NO],
    ['not yes', { not: a }, A, 0, NO],
    ['not no', { not: a }, 0, A, YES],
    ['not unknown stays unknown', { not: a }, 0, 0, UNKNOWN],
    ['a or not a stays unknown', { any: [a, { not: a }] }, 0, 0, UNKNOWN],
    ['a child', { population: 'child' }, CHILD, 0, YES],
    ['an adult is no child', { population: 'adult' }, CHILD, 0, NO],
    ['adult', { population: 'adult' }, 0, CHILD, YES],
    ['age unknown', { population: 'adult' }, 0, 0, UNKNOWN],
  ] as [string, Expression, number, number, number][])('%s', (_, expression, yes, no, expected) => {
    expect(at(expression, yes, no)).toBe(expected);
  });
});

describe('what makes it so', () => {
  test.each([
    ['all that hold', { all: [a, b] }, A | B, 0, A | B],
    ['only the one that fails', { all: [a, b] }, A, B, B],
    ['only the one that holds', { any: [a, b] }, A, B, A],
    ['only the unknown one', { all: [a, b] }, A, 0, B],
    ['through not', { not: { any: [a, b] } }, 0, A | B, A | B],
  ] as [string, Expression, number, number, number][])('%s', (_, expression, yes, no, expected) => {
    expect(because(expression, places, yes, no)).toBe(expected);
  });
});

test('names its criteria', () => {
  expect(criteriaIn({ all: [a, { not: { any: [b, { population: 'child' }] } }] })).toEqual(['a', 'b']);
});

test('an unknown id is a programming error', () => {
  expect(() => at({ criterion: 'c' }, 0, 0)).toThrow('"c"');
});
