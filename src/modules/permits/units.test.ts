import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Held, takingUnits } from './core/units.ts';

const one = (region: string, more: Partial<Held> = {}): Held => ({ region, tasks: [], subPermits: [], ...more });
const sub = (region: string, id = 'u'): Held => one(region, { subPermits: [id] });
const count = (...held: readonly Held[]): number => takingUnits(held, (each) => each).length;

test.each([
  ['a permit', [one('01')], 1],
  ['a sub-permit alone', [sub('01')], 1],
  ['a sub-permit beside a permit', [one('01'), sub('01')], 1],
  ['a sub-permit of another region', [one('01'), sub('03')], 2],
  ['two sub-permits alone', [sub('01', 'u'), sub('01', 'v')], 1],
  ['two permits, for adults and for children', [one('01'), one('01')], 2],
  ['tasks with a sub-permit, beside a permit', [one('01', { tasks: ['t'] }), one('01', { tasks: ['s'], subPermits: ['u'] })], 2],
] as const)('%s', (_, held, units) => {
  expect(count(...held)).toBe(units);
  expect(count(...held.toReversed())).toBe(units);
});

test('in whichever order they are, as many units are taken', () => {
  const held = fc.record({
    region: fc.constantFrom('01', '03'),
    tasks: fc.subarray(['t']),
    subPermits: fc.subarray(['u', 'v']),
  });
  fc.assert(
    fc.property(
      fc.array(held, { maxLength: 6 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(count(...shuffled)).toBe(count(...all));
      },
    ),
  );
});
