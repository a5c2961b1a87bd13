import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { structuresInRegister } from '../../../tests/support/slot-structures.ts';
import type { SlotStructure } from '../journal/index.ts';
import { allocations } from './core/enumerate.ts';
import { type Applicant, type Award, freeOf } from './core/slots.ts';
import { everyoneForAll } from './test-data.ts';

const structures = structuresInRegister();

/**
 * The second opinion: tries everything that could be said of each applicant and keeps what breaks no rule. It knows the rules from the text of the
 * law and the register, and nothing of how the product goes about it.
 */
function tried(structure: SlotStructure, applicants: readonly Applicant[]): readonly string[] {
  const parts = [...structure.tasks, ...structure.subPermits];
  const sayings = applicants.map(({ id, adults, children, parts: wished }) => {
    const said: string[] = ['-'];
    for (let bits = 0; bits < 2 ** parts.length; bits += 1) {
      const given = parts.filter((_, at) => bits & (2 ** at));
      if (!given.every((part) => wished.includes(part.id))) continue;
      const listed = given.map((part) => part.id).join(',');
      if (!adults && !children) {
        if (listed !== '') said.push(`${id}::${listed}`);
      } else if (structure.unitsForChildren === null) said.push(`${id}:all:${listed}`);
      else {
        if (adults) said.push(`${id}:a:${listed}`);
        if (children) said.push(`${id}:c:${listed}`);
        if (adults && children) said.push(`${id}:ac:${listed}`);
      }
    }
    return said;
  });
  let all: string[][] = [[]];
  for (const said of sayings) all = all.flatMap((before) => said.map((one) => [...before, one]));
  return all
    .map((one) => one.filter((saying) => saying !== '-'))
    .filter((given) => isAllowed(structure, given))
    .map((given) => given.toSorted().join(' '))
    .toSorted();
}

/** Whether sayings together keep within the structure. */
function isAllowed(structure: SlotStructure, given: readonly string[]): boolean {
  const told = given.map((one) => one.split(':'));
  const children = told.filter(([, who]) => who?.includes('c')).length;
  if (given.length > Math.min(5, structure.units ?? 5)) return false;
  if (structure.unitsForChildren !== null && children > structure.unitsForChildren) return false;
  return [...structure.tasks, ...structure.subPermits].every(
    ({ id, units }) => units === null || told.filter(([, , listed = '']) => listed.split(',').includes(id)).length <= units,
  );
}

const saying = ({ applicant, population, parts }: Award, applicants: readonly Applicant[]): string => {
  const own = applicants.find(({ id }) => id === applicant);
  const who = !own?.adults && !own?.children ? '' : population === null ? 'all' : { adults: 'a', children: 'c', both: 'ac' }[population];
  return `${applicant}:${who}:${parts.join(',')}`;
};

const found = (structure: SlotStructure, applicants: readonly Applicant[]): readonly string[] =>
  allocations(freeOf(structure, []), applicants)
    .map(({ awards }) =>
      awards
        .map((one) => saying(one, applicants))
        .toSorted()
        .join(' '),
    )
    .toSorted();

/** How many allocations there are, counted without making any: one applicant after the other, by what is left. */
function counted(structure: SlotStructure, applicants: readonly Applicant[]): number {
  const parts = [...structure.tasks, ...structure.subPermits];
  let states = new Map<string, number>([
    [[Math.min(5, structure.units ?? 5), structure.unitsForChildren ?? 99, ...parts.map(({ units }) => units ?? 99)].join(','), 1],
  ]);
  for (const { adults, children, parts: wished } of applicants) {
    const next = new Map(states);
    for (const [key, ways] of states) {
      const left = key.split(',').map(Number);
      const kids =
        structure.unitsForChildren === null ? [0] : [...(adults ? [0] : []), ...(children ? [1] : []), ...(adults && children ? [1] : [])];
      for (const child of kids) {
        for (let bits = 0; bits < 2 ** parts.length; bits += 1) {
          const taken = [1, child, ...parts.map((part, at) => (bits & (2 ** at) && wished.includes(part.id) ? 1 : 0))];
          if (parts.some((part, at) => bits & (2 ** at) && !wished.includes(part.id))) continue;
          const rest = left.map((one, at) => one - (taken[at] ?? 0));
          if (rest.every((one) => one >= 0)) next.set(rest.join(','), (next.get(rest.join(',')) ?? 0) + ways);
        }
      }
    }
    states = next;
  }
  return [...states.values()].reduce((sum, ways) => sum + ways, 0);
}

test('the register has slot structures of every sort', () => {
  expect(structures.length).toBeGreaterThan(15);
  for (const some of [
    ({ tasks }: SlotStructure) => tasks.length > 0,
    ({ subPermits }: SlotStructure) => subPermits.length > 2,
    ({ units }: SlotStructure) => units === 5,
  ])
    expect(structures.some(some)).toBe(true);
});

describe.each(
  structures.map(
    (structure) =>
      [
        JSON.stringify([
          structure.units,
          structure.unitsForChildren,
          ...structure.tasks.map(({ id, units }) => [id, units]),
          ...structure.subPermits.map(({ id, units }) => [id, units]),
        ]),
        structure,
      ] as const,
  ),
)('the structure %s', (_, structure) => {
  it('gives out to eight who apply for everything all that may be given: as many as are counted, no two alike, none that breaks a rule', () => {
    const applicants = everyoneForAll(structure);
    const all = found(structure, applicants);
    expect(all.length).toBe(counted(structure, applicants));
    expect(new Set(all).size).toBe(all.length);
  });

  it('gives out the same as trying everything, whatever the wishes', () => {
    const parts = [...structure.tasks, ...structure.subPermits].map(({ id }) => id);
    const wish = fc.record({ adults: fc.boolean(), children: fc.boolean(), parts: fc.subarray(parts) });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 8 }), (wishes) => {
        const applicants = wishes
          .map((one, at) => ({ ...one, id: `u${at}`, region: String(at) }))
          // What the second opinion has to try grows by the product of all wishes.
          .filter((_, at, those) => those.slice(0, at + 1).reduce((sum, one) => sum * (1 + 3 * 2 ** one.parts.length), 1) < 30_000);
        expect(found(structure, applicants)).toEqual(tried(structure, applicants));
      }),
      { numRuns: 12 },
    );
  });
});

describe('who holds a permit already', () => {
  const held: Award = { applicant: 'grant/x', region: '12', population: 'adults', parts: [], takesUnit: true };
  const structure: SlotStructure = {
    units: 3,
    unitsForChildren: 2,
    tasks: [],
    subPermits: [{ id: 's', text: { sv: 's', en: null }, units: 1 }],
    note: null,
  };
  const apply = (region: string, more: Partial<Applicant>): Applicant => ({
    id: `u${region}`,
    region,
    adults: true,
    children: true,
    parts: [],
    ...more,
  });

  it('takes a unit, and the region gets no second permit for the same patients', () => {
    const free = freeOf(structure, [held]);
    expect(free).toMatchObject({ units: 2, unitsForChildren: 2 });
    const all = allocations(free, [apply('12', {})], [held]);
    expect(all.map(({ awards }) => awards.map(({ population }) => population))).toEqual([[], ['children']]);
  });

  it('may get a sub-permit besides, which takes no unit', () => {
    const full = freeOf({ ...structure, units: 1 }, [held]);
    const all = allocations(full, [apply('12', { adults: false, children: false, parts: ['s'] }), apply('01', { parts: ['s'] })], [held]);
    expect(all.map(({ awards }) => awards.map(({ applicant, takesUnit }) => [applicant, takesUnit]))).toEqual([[], [['u12', false]]]);
  });

  it('two units of one region are not both given the same', () => {
    const twice = [apply('01', { id: 'a' }), apply('01', { id: 'b' })];
    const both = allocations(freeOf(structure, []), twice).filter(({ awards }) => awards.length === 2);
    expect(both.map(({ awards }) => awards.map(({ population }) => population))).toEqual([
      ['adults', 'children'],
      ['children', 'adults'],
    ]);
  });
});

describe('an allocation is full', () => {
  const structure: SlotStructure = { units: 2, unitsForChildren: 1, tasks: [], subPermits: [], note: null };
  it('when nobody could be given more', () => {
    const applicants = everyoneForAll(structure, 3);
    const full = allocations(freeOf(structure, []), applicants).filter(({ isFull }) => isFull);
    expect(full.every(({ awards }) => awards.length === 2 && awards.filter(({ population }) => population === 'both').length === 1)).toBe(
      true,
    );
    expect(full).toHaveLength(6);
  });

  it('also with units left, when nobody has applied for them', () => {
    const full = allocations(
      freeOf({ ...structure, units: 5 }, []),
      everyoneForAll(structure, 1).map((one) => ({ ...one, children: false })),
    );
    expect(full.map(({ awards, isFull }) => [awards.length, isFull])).toEqual([
      [0, false],
      [1, true],
    ]);
  });
});
