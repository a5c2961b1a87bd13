import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SlotStructure } from '../../journal/index.ts';
import { canonicalJson } from './canonical.ts';
import { changedParts, withoutReason } from './changed.ts';
import { basisOf, contentsWith, emptyContents, partFaults, slotsIn, slotValues, withIds } from './parts.ts';
import { partsOf } from './passages.ts';
import { lockFaults, type Stand } from './ready.ts';
import { slotFaults } from './slots.ts';

const part = (sv: string, units: number | null = null) => ({ id: sv.toLowerCase(), text: { sv, en: null }, units });
const slots = (units: number | null, unitsForChildren: number | null = null, more: Partial<SlotStructure> = {}): SlotStructure => ({
  units,
  unitsForChildren,
  tasks: [],
  subPermits: [],
  note: null,
  ...more,
});

describe('slot structures', () => {
  test.each([
    ['one unit', slots(1), []],
    ['five units', slots(5), []],
    ['three units of which two for children', slots(3, 2), []],
    ['all for children', slots(3, 3), []],
    ['none for children', slots(3, 0), []],
    ['no number yet', slots(null), []],
    ['six units', slots(6), ['units too-many-units']],
    ['no units', slots(0), ['units not-a-number', 'x']],
    ['more for children than in all', slots(2, 3), ['unitsForChildren children-exceed']],
    ['six for children', slots(null, 6), ['unitsForChildren children-exceed']],
    ['three with unequal tasks', slots(3, null, { tasks: [part('A', 1), part('B', 1), part('C', 1)] }), []],
    ['tasks shared by units', slots(3, null, { tasks: [part('A', 3), part('B', 1)] }), []],
    ['a task at more units than there are', slots(2, null, { tasks: [part('A', 3)] }), ['slotTasks.0.units part-exceeds']],
    ['a sub-permit at more', slots(2, null, { subPermits: [part('A', 3)] }), ['slotSubPermits.0.units part-exceeds']],
    ['the same task twice', slots(2, null, { tasks: [part('A', 1), part('a ', 1)] }), ['slotTasks.1.sv doubled']],
    ['a unit without a task', slots(3, null, { tasks: [part('A', 1), part('B', 1)] }), ['slotTasks unit-without-task']],
    ['tasks of which one does not say', slots(3, null, { tasks: [part('A', 1), part('B')] }), []],
  ])('%s', (name, given, faults) => {
    const found = slotFaults(given).map(({ at, code }) => `${at} ${code}`);
    if (name === 'no units') expect(found).toContain('units not-a-number');
    else expect(found).toEqual(faults);
  });

  test('what has no fault lies within the units, and the units within five', () => {
    const units = fc.option(fc.integer({ min: 0, max: 8 }));
    const parts = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c'),
        text: fc.record({ sv: fc.constantFrom('A', 'B', 'C', ''), en: fc.constant(null) }),
        units,
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(units, units, parts, parts, (all, children, tasks, subPermits) => {
        const given = slots(all, children, { tasks, subPermits });
        if (slotFaults(given).length > 0) return;
        const most = all ?? 5;
        expect(most).toBeLessThanOrEqual(5);
        expect(most).toBeGreaterThanOrEqual(1);
        for (const one of [children, ...tasks.map((task) => task.units), ...subPermits.map((sub) => sub.units)])
          expect(one ?? 0).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('a form gives back what it was made of', () => {
    const given = slots(3, 2, { tasks: [part('a', 2), part('b', 1)], subPermits: [part('c')], note: 'n' });
    expect(slotsIn(slotValues(given))).toEqual(given);
  });
});

describe('who keeps the basis open', () => {
  const stand = (person: string, version = 4, how: Stand['stand'] = 'approve'): Stand => ({ person, stand: how, version });
  const ask = { members: ['a', 'b', 'c'], version: 4, openComments: 0, isForGroup: true };
  test.each([
    ['all approve', [stand('a'), stand('b'), stand('c')], []],
    ['one dissents', [stand('a'), stand('b'), stand('c', 4, 'dissent')], []],
    ['one has not said', [stand('a'), stand('b')], ['waiting']],
    ['one approved an earlier text', [stand('a'), stand('b'), stand('c', 3)], ['waiting']],
    ['all dissent', [stand('a', 4, 'dissent'), stand('b', 4, 'dissent'), stand('c', 4, 'dissent')], ['all-dissent']],
    ['someone outside the group stands in', [stand('a'), stand('b'), stand('x')], ['waiting']],
    [
      'only someone outside approves',
      [stand('a', 4, 'dissent'), stand('b', 4, 'dissent'), stand('c', 4, 'dissent'), stand('x')],
      ['all-dissent'],
    ],
  ])('%s', (_, stands, faults) => {
    expect(lockFaults({ ...ask, stands }).map(({ kind }) => kind)).toEqual(faults);
  });
  test('open comments do, no group does, and a revision asks for no approvals', () => {
    expect(lockFaults({ ...ask, stands: [], members: [] }).map(({ kind }) => kind)).toEqual(['no-members']);
    expect(lockFaults({ ...ask, stands: [], isForGroup: false })).toEqual([]);
    expect(lockFaults({ ...ask, stands: [], isForGroup: false, openComments: 2 })).toEqual([{ kind: 'open-comments', count: 2 }]);
  });
});

test('rows get ids that stay when others come and go', () => {
  const first = withIds('conditions', { conditions: [{ sv: 'a' }, { sv: 'b' }] });
  expect(first).toEqual({
    conditions: [
      { sv: 'a', id: 'villkor-1' },
      { sv: 'b', id: 'villkor-2' },
    ],
  });
  const later = withIds('conditions', {
    conditions: [
      { sv: 'b', id: 'villkor-2' },
      { sv: 'c', id: '' },
      { sv: 'd', id: 'villkor-2' },
    ],
  });
  expect(later.conditions).toEqual([
    { sv: 'b', id: 'villkor-2' },
    { sv: 'c', id: 'villkor-1' },
    { sv: 'd', id: 'villkor-3' },
  ]);
});

test('passages have ids of their own, all different', () => {
  const basis = basisOf({
    ...emptyContents,
    background: { background: 'Ett.\n\nTvå.', patientGroup: 'Få.', volumes: [{ measure: 'Nya', year: '2024', number: '3', source: 'k' }] },
    definition: {
      summary: 'S',
      parts: [{ id: 'del-1', heading: 'H', text: 'T', points: 'p\nq' }],
      inScope: 'x\ny',
      delimitations: [{ id: 'avgransning-1', sv: 'Ej', codes: 'G20' }],
    },
    slots: { units: '3', unitsForChildren: '2' },
    conditions: { conditions: [{ id: 'villkor-1', heading: 'other', audience: 'both', sv: 'Forskning' }] },
  });
  const ids = partsOf(basis).flatMap(({ passages }) => passages.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('definition.del-1.punkt-2');
  expect(partsOf(basis).find(({ key }) => key === 'slots')?.passages[0]?.text).toBe('3 enheter, varav 2 för barn');
});

test('a half-written part may be saved; the whole of it is asked for before it is locked', () => {
  const half = { background: 'Text', volumes: [{ measure: 'Nya', year: '24', number: '', source: '' }] };
  expect(partFaults('background', half, [], 'writing').map(({ at }) => at)).toEqual(['volumes.0.year']);
  expect(partFaults('background', half, [], 'whole').map(({ at }) => at)).toContain('patientGroup');
});

test('what has changed is told part by part, and each asks for its reason', () => {
  const before = { ...emptyContents, slots: { units: '3' }, followUp: { followUp: 'Årligen' } };
  const after = {
    ...before,
    slots: { units: '2' },
    conditions: { conditions: [{ id: 'villkor-1', heading: 'other', audience: 'both', sv: 'x' }] },
  };
  const changed = changedParts(before, after);
  expect(changed.map(({ part: one }) => one)).toEqual(['slots', 'conditions']);
  expect(withoutReason(changed, { slots: 'Remissen', conditions: ' ' })).toEqual(['conditions']);
  expect(changedParts(before, contentsWith('slots', { units: '3' })).map(({ part: one }) => one)).toEqual(['followUp']);
});

test('canonical JSON is the same whatever the order of names', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (given) => {
      const turned = Object.fromEntries(Object.entries(given).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(given));
      expect(JSON.parse(canonicalJson(given))).toEqual(JSON.parse(JSON.stringify(given)));
    }),
  );
});
