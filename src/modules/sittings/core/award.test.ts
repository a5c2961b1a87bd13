import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { structuresInRegister } from '../../../../tests/support/slot-structures.ts';
import { localDate } from '../../../kernel/date.ts';
import type { SlotStructure } from '../../journal/index.ts';
import { isWithinApplication, placeFaults, proposalFaults } from './award.ts';
import type { Place } from './item.ts';
import { applicant, day, grant, item, proposal, reject, slotsOf } from './test-sitting.ts';

const regions = ['01', '03', '05', '12', '14', '24', '22'];
const population = fc.constantFrom('adults', 'children', 'both', null);
const part = (id: string) =>
  fc.record({ id: fc.constant(id), text: fc.constant({ sv: id, en: null }), units: fc.constantFrom(1, 2, null) });
const structure: fc.Arbitrary<SlotStructure> = fc
  .record({ units: fc.integer({ min: 1, max: 5 }), children: fc.integer({ min: -1, max: 5 }), tasks: fc.subarray(['t1', 't2', 't3']) })
  .chain(({ units, children, tasks }) =>
    fc.tuple(...tasks.map(part)).map((parts) => ({
      units,
      unitsForChildren: children < 0 ? null : Math.min(children, units),
      tasks: parts as SlotStructure['tasks'],
      subPermits: [],
      note: null,
    })),
  );
const placesIn = ({ tasks }: SlotStructure) =>
  fc
    .array(fc.record({ population, tasks: fc.subarray(tasks.map(({ id }) => id)) }), { maxLength: 7 })
    .map((list): Place[] => list.map((one, i) => ({ ...one, region: regions[i] ?? '', subPermits: [] })));

/** Tries every way to put the places, one by one, into the slots of the structure: units, of which some take children, and tokens of each task. */
function fitsByTrying(slots: SlotStructure, places: readonly Place[]): boolean {
  const units = slots.units ?? 5;
  const forChildren = slots.unitsForChildren ?? units;
  const tokens = new Map(slots.tasks.map(({ id, units: at }) => [id, at ?? Number.POSITIVE_INFINITY]));
  const put = (i: number, taken: ReadonlySet<number>): boolean => {
    const place = places[i];
    if (place === undefined) return true;
    if (place.tasks.some((id) => (tokens.get(id) ?? 0) < 1)) return false;
    for (const id of place.tasks) tokens.set(id, (tokens.get(id) ?? 0) - 1);
    const isForChildren = place.population === 'children' || place.population === 'both';
    const found = [...Array(units).keys()].some(
      (slot) => !taken.has(slot) && (!isForChildren || slot < forChildren) && put(i + 1, new Set([...taken, slot])),
    );
    for (const id of place.tasks) tokens.set(id, (tokens.get(id) ?? 0) + 1);
    return found;
  };
  return put(0, new Set());
}

describe('places in a slot structure', () => {
  test('can be held together exactly when there is a way to put them into its slots, tried one by one', () => {
    fc.assert(
      fc.property(
        structure.chain((slots) => fc.tuple(fc.constant(slots), placesIn(slots), fc.integer({ min: 0, max: 3 }))),
        ([slots, places, heldCount]) => {
          const held = places.slice(0, heldCount);
          const awarded = places.slice(heldCount);
          const isFine = placeFaults(slots, held, awarded).length === 0;
          expect(isFine).toBe(awarded.length === 0 || fitsByTrying(slots, places));
        },
      ),
      { numRuns: 600 },
    );
  });

  test('a sixth unit, a child unit too many, two winners of one task, a second permit of one region', () => {
    const place = (region: string, more: Partial<Place> = {}): Place => ({
      region,
      population: 'adults',
      tasks: [],
      subPermits: [],
      ...more,
    });
    const five = ['01', '03', '05', '12', '14'].map((region) => place(region));
    expect(placeFaults(slotsOf(5, null), five, [place('24')])).toEqual(['units-full']);
    expect(placeFaults({ ...slotsOf(5, null), units: null }, five, [place('24')])).toEqual(['units-full']);
    expect(placeFaults(slotsOf(3, 1), [place('01', { population: 'both' })], [place('03', { population: 'children' })])).toEqual([
      'children-full',
    ]);
    const tasks = [{ id: 't1', text: { sv: 'Prov', en: null }, units: 1 }];
    expect(placeFaults({ ...slotsOf(3, null), tasks }, [place('01', { tasks: ['t1'] })], [place('03', { tasks: ['t1'] })])).toEqual([
      'part-full',
    ]);
    expect(placeFaults(slotsOf(3, null), [place('01')], [place('01')])).toEqual(['second-permit']);
    expect(placeFaults(slotsOf(3, null), [], [place('01', { tasks: ['t9'] })])).toEqual(['unknown-part']);
  });

  test('a sub-permit of a region that holds a permit takes no unit of its own', () => {
    const subPermits = [{ id: 'u1', text: { sv: 'Undertillstånd', en: null }, units: 1 }];
    const held = [{ region: '01', population: null, tasks: [], subPermits: [] }];
    const own = { region: '01', population: null, tasks: [], subPermits: ['u1'] };
    expect(placeFaults({ ...slotsOf(1, null), subPermits }, held, [own])).toEqual([]);
    expect(placeFaults({ ...slotsOf(1, null), subPermits }, held, [{ ...own, region: '03' }])).toEqual(['units-full']);
    // Whichever of the two is written first.
    expect(placeFaults({ ...slotsOf(1, null), subPermits }, [], [own, ...held])).toEqual([]);
    expect(placeFaults({ ...slotsOf(1, null), subPermits }, [own], held)).toEqual([]);
  });
});

describe('a proposal', () => {
  const faults = (outcomes: Parameters<typeof proposal>[1], given = item()) => proposalFaults(given, [], proposal('A', outcomes), day);

  test('says what becomes of every applicant, once', () => {
    expect(faults([grant('12'), reject('03')])).toEqual([]);
    expect(faults([grant('12')])).toEqual(['applicant-missing']);
    expect(faults([grant('12'), grant('12'), reject('03')])).toContain('applicant-twice');
    expect(faults([grant('12'), reject('03'), reject('24')])).toEqual(['applicant-unknown']);
  });

  test('grants nothing but what was applied for, to nobody who has withdrawn, and not before it is decided', () => {
    const adultsOnly = item({ applicants: [applicant('12', { wants: { population: 'adults', tasks: [], subPermits: [] } })] });
    expect(faults([grant('12')], adultsOnly)).toEqual(['outside-application']);
    expect(faults([grant('12', { population: 'adults' })], adultsOnly)).toEqual([]);
    const withdrawn = item({ applicants: [applicant('12', { withdrawn: true })] });
    expect(faults([grant('12')], withdrawn)).toEqual(['withdrawn']);
    expect(faults([reject('12')], withdrawn)).toEqual(['withdrawn']);
    expect(faults([{ kind: 'write-off', applicant: 'a-12', reasons: '' }], withdrawn)).toEqual([]);
    expect(faults([{ kind: 'write-off', applicant: 'a-12', reasons: '' }, reject('03')])).toEqual(['reasons-missing']);
    expect(faults([grant('12', { start: localDate('2026-05-19') }), reject('03')])).toEqual(['start-before-decision']);
    expect(faults([grant('12', { start: day }), reject('03')])).toEqual([]);
    expect(faults([grant('12'), { kind: 'reject', applicant: 'a-03', reasons: ' ' }])).toEqual(['reasons-missing']);
  });

  test.each(
    structuresInRegister()
      .filter(({ tasks }) => tasks.length > 0)
      .map((structure) => [structure.tasks.map(({ id }) => id).join(', '), structure] as const),
  )('gives no task but those applied for: %s', (_name, slots) => {
    const ids = slots.tasks.map(({ id }) => id);
    for (const wanted of ids) {
      const wants = { population: 'both', tasks: [wanted], subPermits: [] } as const;
      const one = item({ slots, applicants: [applicant('12', { wants })] });
      const told = (tasks: readonly string[]) => faults([grant('12', { population: 'adults', tasks })], one);
      expect(told([wanted])).toEqual([]);
      expect(told([])).toEqual([]);
      for (const other of ids.filter((id) => id !== wanted)) expect(told([wanted, other])).toEqual(['outside-application']);
      const none = item({ slots, applicants: [applicant('12', { wants: { ...wants, tasks: [] } })] });
      expect(faults([grant('12', { population: 'adults', tasks: [wanted] })], none)).toEqual(['outside-application']);
    }
  });

  test('revokes only on one of three grounds and when the holder has been heard', () => {
    const permit = item({
      kind: 'revocation',
      permit: 'prov-12',
      ground: 'conditions-not-met',
      applicants: [applicant('12')],
      slots: null,
    });
    const revoke = { kind: 'revoke', applicant: 'a-12', reasons: 'Villkoren uppfylls inte.' } as const;
    expect(faults([revoke], permit)).toEqual(['not-heard']);
    const heard = { ...permit, hearing: { asked: day, answered: day, said: 'Regionen instämmer.' } };
    expect(faults([revoke], heard)).toEqual([]);
    expect(faults([revoke], { ...heard, ground: null })).toEqual(['ground-missing']);
    expect(faults([revoke], { ...permit, ground: 'holder-request' })).toEqual([]);
    expect(faults([grant('12')], heard)).toContain('outcome-not-here');
  });

  test('never gives more than was asked for, whatever was asked', () => {
    fc.assert(
      fc.property(population, population, (wanted, given) => {
        const isWithin = isWithinApplication(
          { wants: { population: wanted, tasks: [], subPermits: [] } },
          { population: given, tasks: [], subPermits: [] },
        );
        expect(isWithin).toBe(wanted === 'both' || wanted === given);
      }),
    );
  });
});
