import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SlotStructure } from '../../journal/index.ts';
import { slotValues } from '../../proposals/index.ts';
import { contentOf, departuresFrom, rulingFaults } from './content.ts';
import { life, rulingActions, rulingStatuses } from './life.ts';
import { inFlow } from './words.ts';

const slots = (units: number | null, unitsForChildren: number | null = null, more: Partial<SlotStructure> = {}): SlotStructure => ({
  units,
  unitsForChildren,
  tasks: [],
  subPermits: [],
  note: null,
  ...more,
});
const basis = { slots: slots(3, 2) };
const values = (given: SlotStructure, more: Readonly<Record<string, string>> = {}) => ({
  outcome: 'nhv',
  ...slotValues(given),
  reasons: 'Skäl',
  departure: '',
  ...more,
});

describe('what a decision departs from', () => {
  test.each([
    ['as proposed', values(slots(3, 2)), [], []],
    ['with another note', values(slots(3, 2, { note: 'x' })), [], []],
    ['fewer units', values(slots(2, 2)), ['units'], ['departure missing']],
    ['fewer units with reasons', values(slots(2, 2), { departure: 'Därför' }), ['units'], []],
    ['not divided for children', values(slots(3)), ['unitsForChildren'], ['departure missing']],
    ['not national', values(slots(3, 2), { outcome: 'not-nhv' }), ['outcome'], ['departure missing']],
    ['not national, with reasons', values(slots(null), { outcome: 'not-nhv', departure: 'Därför' }), ['outcome'], []],
    ['six units', values(slots(6, 2), { departure: 'Därför' }), ['units'], ['units too-many-units']],
    ['no units', values(slots(null, 2), { departure: 'Därför' }), ['units'], ['units missing']],
    ['no reasons', values(slots(3, 2), { reasons: '' }), [], ['reasons missing']],
    [
      'more for children than there are',
      values(slots(2, 3), { departure: 'Därför' }),
      ['units', 'unitsForChildren'],
      ['unitsForChildren children-exceed'],
    ],
  ])('%s', (_, given, departs, faults) => {
    expect(departuresFrom(basis, contentOf(given))).toEqual(departs);
    expect(rulingFaults(given, basis, 'whole').map(({ at, code }) => `${at} ${code}`)).toEqual(faults);
  });

  test('tasks in another order are the same, with other units not', () => {
    const task = (sv: string, units: number) => ({ id: sv, text: { sv, en: null }, units });
    const proposed = { slots: slots(3, null, { tasks: [task('a', 2), task('b', 1)] }) };
    const says = (tasks: SlotStructure['tasks']) => departuresFrom(proposed, { outcome: 'nhv', slots: slots(3, null, { tasks }) });
    expect(says([task('b', 1), task('a', 2)])).toEqual([]);
    expect(says([task('b', 2), task('a', 2)])).toEqual(['tasks']);
  });

  test('what departs is never whole without a reason', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.option(fc.integer({ min: 0, max: 5 })), fc.boolean(), (units, children, isNhv) => {
        const given = values(slots(units, children), { outcome: isNhv ? 'nhv' : 'not-nhv' });
        const departs = departuresFrom(basis, contentOf(given)).length > 0;
        expect(rulingFaults(given, basis, 'whole').length > 0).toBe(departs);
      }),
    );
  });
});

test('only a proposed decision is decided, and only by another; nothing follows upon it', () => {
  const deciding = rulingStatuses.filter((status) => life[status].decide !== null);
  expect(deciding).toEqual(['proposed']);
  expect(life.proposed.decide).toEqual({ to: 'decided', by: 'head', byAnother: true });
  for (const action of rulingActions) expect([life.decided[action], life.withdrawn[action]]).toEqual([null, null]);
});

test.each([
  ['Sällsynta motorikstörningar', 'sällsynta motorikstörningar'],
  ['Ätstörningar', 'ätstörningar'],
  ['CRS/HIPEC', 'CRS/HIPEC'],
  ['NET i buken', 'NET i buken'],
  ['X', 'X'],
])('%s in a sentence', (name, flow) => expect(inFlow(name)).toBe(flow));
