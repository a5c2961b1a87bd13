import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { structuresInRegister } from '../../../tests/support/slot-structures.ts';
import { countAllocations } from './core/count.ts';
import { allocations } from './core/enumerate.ts';
import { type Applicant, type Award, freeOf } from './core/slots.ts';
import { findAllocation, findScenario, keysIn, scenariosOf } from './scenarios.ts';
import { countryFromFiles, everyoneForAll } from './test-data.ts';

const structures = structuresInRegister();
const tight = structures.find(({ units, unitsForChildren }) => units === 3 && unitsForChildren === 2) ?? structures[0];
const one = (at: number, parts: readonly string[] = []): Applicant => ({
  id: `unit-${at}`,
  region: `r${at}`,
  adults: true,
  children: true,
  parts,
});

describe.each(
  structures.map((structure) => {
    const parts = [...structure.tasks, ...structure.subPermits];
    return [`${structure.units}, ${structure.unitsForChildren}, ${parts.map(({ id }) => id).join(' ')}`, structure] as const;
  }),
)('the structure %s', (_name, structure) => {
  const parts = [...structure.tasks, ...structure.subPermits].map(({ id }) => id);

  it('has as many allocations as are listed, to whoever applies, also when one region applies twice or has a permit already', () => {
    const wish = fc.record({
      region: fc.constantFrom('01', '03', '05', '12'),
      adults: fc.boolean(),
      children: fc.boolean(),
      parts: fc.subarray(parts),
    });
    const held = fc.record({
      region: fc.constantFrom('01', '03', '14'),
      population: fc.constantFrom('adults', 'children', 'both', null),
      parts: fc.subarray(parts),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 5 }), fc.array(held, { maxLength: 1 }), (wishes, has) => {
        const applicants = wishes.map((each, at): Applicant => ({ ...each, id: `unit-${at}` }));
        const standing = has.map((each, at): Award => ({ ...each, applicant: `grant/${at}`, takesUnit: true }));
        const free = freeOf(structure, standing);
        const all = allocations(free, applicants, standing);
        expect(countAllocations(free, applicants, standing)).toBe(BigInt(all.length));
        const toAll = all.filter(({ awards }) => awards.length === applicants.length).length;
        expect(countAllocations(free, applicants, standing, { everyone: true })).toBe(BigInt(toAll));
      }),
      { numRuns: 8 },
    );
  });
});

/** Ways to choose k of n. */
const choose = (n: number, k: number): bigint => (k === 0 ? 1n : (choose(n - 1, k - 1) * BigInt(n)) / BigInt(k));

test('twenty-one who apply for everything are counted at once, by a formula that a pencil could work out', () => {
  const free = {
    units: 5,
    unitsForChildren: 5,
    parts: [
      { id: 'p', units: null },
      { id: 'q', units: null },
    ],
  };
  const everyone = Array.from({ length: 21 }, (_, at) => one(at, ['p', 'q']));
  // Each unit that gets something gets one of 3 × 2 × 2; nothing else limits them but that they are at most five.
  const wanted = [0, 1, 2, 3, 4, 5].reduce((sum, units) => sum + choose(21, units) * 12n ** BigInt(units), 0n);
  expect(countAllocations(free, everyone)).toBe(wanted);
  expect(wanted).toBe(5_189_916_061n);
  expect(countAllocations(free, everyone, [], { everyone: true })).toBe(0n);
});

describe('an allocation is found by its key', () => {
  if (!tight) throw new Error('there is no such structure');
  const asked = { free: freeOf(tight, []), applicants: everyoneForAll(tight, 5), standing: [], volumes: { yearly: 300, least: 20 } };
  const country = countryFromFiles();

  it('the same, with the same effects, as among all', () => {
    const { rows, keyOf } = scenariosOf(asked, country);
    for (const row of rows.filter((_, at) => at % 37 === 0)) {
      const found = findScenario(asked, country, keyOf(row));
      expect(found?.awards).toEqual(row.awards);
      expect(found?.effects).toEqual(row.effects);
    }
    expect(rows.length).toBeGreaterThan(200);
  });

  it('also among so many that they are not listed, and none is found that is not allowed', () => {
    const applicants = Array.from({ length: 21 }, (_, at) => ({ ...one(100_000 + at), hospital: null }));
    const [first, second] = applicants;
    if (!first || !second) throw new Error('there are 21');
    const award = ({ id, region }: Applicant): Award => ({ applicant: id, region, population: 'both', parts: [], takesUnit: true });
    const free = { units: 2, unitsForChildren: 2, parts: [] };
    const key = keysIn(free)([award(first), award(second)]);
    expect(findAllocation({ free, applicants, standing: [] }, key)?.awards).toEqual([award(first), award(second)]);
    expect(findAllocation({ free: { ...free, unitsForChildren: 1 }, applicants, standing: [] }, key)).toBeUndefined();
    expect(findAllocation({ free, applicants, standing: [] }, 'ingen')?.awards).toEqual([]);
    for (const no of ['', 'x', '......', `${key}.999999-vb`])
      expect(findAllocation({ free, applicants, standing: [] }, no)).toBeUndefined();
  });
});
