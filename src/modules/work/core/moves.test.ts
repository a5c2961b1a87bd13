import { describe, expect, test } from 'vitest';
import type { AreaState } from '../../journal/index.ts';
import { line, moveBetween, movesFrom, statesAfter } from './moves.ts';

const paused: AreaState = { status: 'paused', where: null };
const ended: AreaState = { status: 'ended', where: null };
const merged: AreaState = { status: 'ended', where: null, into: ['beta'] };
const split: AreaState = { status: 'ended', where: null, into: ['beta', 'gamma'] };
const group: AreaState = { status: 'group' };

describe('along the line', () => {
  const shortCuts = new Set(['7-9', '9-7']);
  test.each(line.map((_, i) => i))('place %d moves one place at a time', (from) => {
    line.forEach((to, at) => {
      const expected = at === from + 1 ? 'forward' : at === from - 1 ? 'back' : undefined;
      const shortCut = shortCuts.has(`${from}-${at}`) ? (at > from ? 'forward' : 'back') : undefined;
      expect(moveBetween(line[from], to)).toBe(expected ?? shortCut);
    });
  });
});

test.each<[string, AreaState | undefined, AreaState, ReturnType<typeof moveBetween>]>([
  ['nothing known: placed anywhere in the line', undefined, { status: 'in-process', step: 4 }, 'place'],
  ['nothing known: placed as paused, which is all that a source may say', undefined, paused, 'place'],
  ['nothing known: not merged', undefined, merged, undefined],
  ['in process: paused', { status: 'in-process', step: 2 }, paused, 'pause'],
  ['in management: paused', { status: 'management' }, paused, 'pause'],
  ['paused: not paused again', paused, paused, undefined],
  ['paused: resumed where it was', paused, { status: 'in-process', step: 2 }, 'resume'],
  ['paused: ended', paused, ended, 'end'],
  ['ended: not ended again', ended, ended, undefined],
  ['ended: resumed', ended, { status: 'longlist' }, 'resume'],
  ['ended: not merged afterwards', ended, merged, undefined],
  ['merged: stays so', merged, { status: 'longlist' }, undefined],
  ['split: stays so', split, { status: 'in-process', step: 1 }, undefined],
  ['in process: merged', { status: 'in-process', step: 2 }, merged, 'merge'],
  ['in process: split', { status: 'in-process', step: 2 }, split, 'split'],
  ['a heading: moves nowhere', group, { status: 'longlist' }, undefined],
  ['nothing becomes a heading', { status: 'longlist' }, group, undefined],
])('%s', (_name, from, to, expected) => expect(moveBetween(from, to)).toBe(expected));

test('what can be done is what leads somewhere', () => {
  expect(movesFrom({ status: 'longlist' })).toEqual(['forward', 'pause', 'end', 'merge', 'split']);
  expect(movesFrom(paused)).toEqual(['end', 'resume', 'merge', 'split']);
  expect(movesFrom(merged)).toEqual([]);
  expect(movesFrom(group)).toEqual([]);
  expect(statesAfter({ status: 'in-process', step: 7 }, 'forward')).toEqual([{ status: 'awaiting-start' }, { status: 'management' }]);
});
