import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../../kernel/date.ts';
import { type CallContent, callFaults, changesBetween, type Decided, heldBy, kindDue, stateAt, unitsLeft } from './call.ts';

const scope = (population: 'adults' | 'children' | 'both' | null, region = '01', subPermits: readonly string[] = []) => ({
  region,
  scope: { population, tasks: [], subPermits, note: null },
});

const decided = (units: number, children: number | null, held = { units: 0, forChildren: 0 }): Decided => ({
  on: localDate('2025-12-09'),
  definition: {
    kind: 'definition',
    version: '1',
    basis: 'decided',
    summary: null,
    parts: [],
    inScope: [],
    clarifications: [],
    delimitations: [],
    population: 'both',
    populationNote: null,
    diagnoses: [],
    codes: [],
    slots: null,
  },
  conditions: [],
  slots: { units, unitsForChildren: children, tasks: [], subPermits: [{ id: 'sub', text: { sv: 'Del', en: null }, units: 1 }], note: null },
  held,
});

const content = (units: number, unitsForChildren: number): CallContent => ({
  introductionSv: 'Text',
  introductionEn: '',
  units,
  unitsForChildren,
  attachments: [],
  expectedStart: '',
  contact: 'nhv@example.se',
  subPermit: null,
});

const today = localDate('2026-01-14');
const lastDay = localDate('2026-04-30');

describe('what may be announced', () => {
  it.each([
    ['three units of which two for children, as decided', decided(3, 2), content(3, 2), []],
    ['fewer than decided', decided(3, 2), content(2, 1), []],
    ['more than decided', decided(3, 2), content(4, 2), ['more-than-decided']],
    ['a child unit too many', decided(3, 2), content(3, 3), ['more-than-decided']],
    ['none', decided(3, 2), content(0, 0), ['units-out-of-range']],
    ['six', decided(5, null), content(6, 0), ['units-out-of-range']],
    ['not a number', decided(3, 2), content(Number.NaN, 0), ['units-out-of-range', 'children-out-of-range']],
    ['more for children than there are', decided(5, null), content(2, 3), ['children-out-of-range']],
    ['what is left when one is held', decided(3, 2, { units: 1, forChildren: 1 }), content(2, 1), []],
    ['more than is left', decided(3, 2, { units: 1, forChildren: 1 }), content(3, 1), ['more-than-decided']],
    ['nothing is left', decided(1, null, { units: 1, forChildren: 0 }), content(1, 0), ['more-than-decided']],
  ] as const)('%s', (_says, given, said, faults) => {
    expect(callFaults({ kind: 'first', content: said, decided: given, lastDay }, today)).toEqual(faults);
  });

  it.each([
    ['no last day', null, ['last-day-missing']],
    ['yesterday', addDays(today, -1), ['last-day-passed']],
    ['today', today, []],
  ] as const)('%s', (_says, day, faults) => {
    expect(callFaults({ kind: 'first', content: content(3, 2), decided: decided(3, 2), lastDay: day }, today)).toEqual(faults);
  });

  it('a call for a sub-permit names one of the decision', () => {
    const call = { kind: 'sub-permit', decided: decided(3, 2), lastDay } as const;
    expect(callFaults({ ...call, content: content(1, 0) }, today)).toEqual(['sub-permit-missing']);
    expect(callFaults({ ...call, content: { ...content(1, 0), subPermit: 'sub' } }, today)).toEqual([]);
    expect(callFaults({ ...call, content: { ...content(1, 0), subPermit: 'another' } }, today)).toEqual(['sub-permit-missing']);
  });

  it('units left and held never add up to more than decided, and children’s units lie within', () => {
    const population = fc.constantFrom('adults', 'children', 'both', null);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(population, { maxLength: 7 }), (units, held) => {
        const taken = heldBy(held.map((one) => scope(one)));
        const left = unitsLeft({ slots: decided(units, units).slots, held: taken });
        expect(taken.forChildren).toBeLessThanOrEqual(taken.units);
        expect((left.units ?? 0) + Math.min(taken.units, units)).toBe(units);
        expect(kindDue(taken)).toBe(held.length === 0 ? 'first' : 'vacancy');
      }),
    );
  });

  it('are not taken by a sub-permit that a region has beside its permit', () => {
    const held = [scope('both'), scope(null, '01', ['s']), scope('adults', '03')];
    expect(heldBy(held)).toEqual({ units: 2, forChildren: 1 });
  });
});

describe('a call is open to the end of its last day in Stockholm', () => {
  it.each([
    ['2026-04-30', '2026-04-30T21:59:59.999Z', 'open'],
    ['2026-04-30', '2026-04-30T22:00:00.000Z', 'closed'],
    ['2026-01-31', '2026-01-31T22:59:59.999Z', 'open'],
    ['2026-01-31', '2026-01-31T23:00:00.000Z', 'closed'],
    ['2026-03-29', '2026-03-29T21:59:59.999Z', 'open'],
    ['2026-03-29', '2026-03-29T22:00:00.000Z', 'closed'],
    ['2026-10-25', '2026-10-25T22:59:59.999Z', 'open'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z', 'closed'],
    ['2028-02-29', '2028-02-29T22:59:59.999Z', 'open'],
    ['2026-12-31', '2026-12-31T23:00:00.000Z', 'closed'],
  ] as const)('%s at %s: %s', (day, at, state) => {
    expect(stateAt({ state: 'open', lastDay: localDate(day) }, new Date(at))).toBe(state);
  });

  it('drafts and withdrawn calls are never open', () => {
    for (const state of ['draft', 'withdrawn'] as const) expect(stateAt({ state, lastDay }, new Date('2026-02-01T12:00:00Z'))).toBe(state);
  });
});

it('an amendment names exactly what it changes', () => {
  const before = { content: content(3, 2), lastDay };
  expect(changesBetween(before, before)).toEqual([]);
  expect(changesBetween(before, { content: { ...content(3, 2), contact: 'x' }, lastDay: addDays(lastDay, 7) })).toEqual([
    'contact',
    'lastDay',
  ]);
});
