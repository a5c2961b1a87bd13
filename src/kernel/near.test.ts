import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './near.ts';

describe('edit distance', () => {
  it.each([
    ['limit', 'limit', 0],
    ['limitt', 'limit', 1],
    ['ilmit', 'limit', 1],
    ['', 'abc', 3],
    ['asof', 'knownat', 6],
  ])('%s to %s is %d', (a, b, distance) => expect(editDistance(a, b)).toBe(distance));

  it('is the same both ways and never more than the longer text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

it.each([
  ['/områden', ['/omraden', '/om'], ['/omraden']],
  ['asof', ['asOf', 'knownAt'], ['asOf']],
  ['page', ['limit', 'page'], ['page']],
  ['zzzzzz', ['limit', 'page'], []],
])('%s was meant as one of %j: %j', (word, candidates, meant) => expect(nearest(word, candidates)).toEqual(meant));
