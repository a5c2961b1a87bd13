import { describe, expect, it, test } from 'vitest';
import { structuresInRegister } from '../../../tests/support/slot-structures.ts';
import { localDate } from '../../kernel/date.ts';
import { type Applicant, type Asked, type Award, allocations, type FreeSlots } from '../allocation/index.ts';
import type { Call } from '../calls/index.ts';
import type { SlotStructure } from '../journal/index.ts';
import type { Applied } from './applicants.ts';
import type { ApplicantPart, RankingPart } from './core/statement.ts';
import { wantsOf } from './screens/words.ts';
import { applicantOf, isScarce, offeredIn, partsWanted, standingIn } from './slots.ts';
import { canAllBeGiven } from './whole.ts';

const slots = (more: Partial<SlotStructure> = {}): SlotStructure => ({
  units: 3,
  unitsForChildren: 2,
  tasks: [],
  subPermits: [],
  note: null,
  ...more,
});
const call = (structure: SlotStructure, content: Partial<Call['content']>, kind: Call['kind'] = 'first') =>
  ({ kind, content: { units: 3, unitsForChildren: 2, subPermit: null, ...content }, decided: { slots: structure } }) as Call;
const held: Award = { applicant: 'grant/x', region: '12', population: 'both', parts: ['s'], takesUnit: true };
const part = { id: 's', text: { sv: 's', en: null }, units: 2 };

test.each([
  ['what is announced and no more', call(slots(), { units: 2, unitsForChildren: 1 }), [], { units: 2, unitsForChildren: 1 }],
  ['no more than is left', call(slots(), {}), [held], { units: 2, unitsForChildren: 1 }],
  ['an undivided area', call(slots({ unitsForChildren: null }), { unitsForChildren: 0 }), [], { units: 3, unitsForChildren: null }],
  [
    'children where the decision says nothing of them',
    call(slots({ unitsForChildren: null }), { unitsForChildren: 1 }),
    [],
    { units: 3, unitsForChildren: 1 },
  ],
] as const)('a call offers %s', (_, one, standing, offered) => expect(offeredIn(one, standing)).toMatchObject(offered));

test('a sub-permit that stands beside the permit of its region leaves as many units free as the permit alone', () => {
  const scope = (subPermits: readonly string[]) => ({ population: 'adults', tasks: [], subPermits, note: null });
  const permit = (id: string, region: string, subPermits: readonly string[]) =>
    ({ id, area: 'alfa', status: 'held', grant: { region, hospital: null, scope: scope(subPermits) } }) as const;
  const view = () => ({ permits: [permit('a', '12', ['s']), permit('b', '12', []), permit('c', '03', ['s'])] });
  const register = { view, withFictitious: { view } } as unknown as Parameters<typeof standingIn>[0];
  const one = { ...call(slots({ subPermits: [part] }), {}), area: 'alfa', fictitious: false } as Call;
  const standing = standingIn(register, one, localDate('2026-01-01'));
  expect(standing.map(({ takesUnit }) => takesUnit)).toEqual([false, true, true]);
  expect(offeredIn(one, standing).units).toBe(1);
});

test('a call for a sub-permit offers that alone, as many as are announced', () => {
  const structure = slots({ subPermits: [part, { ...part, id: 'other' }] });
  const offered = offeredIn(call(structure, { units: 1, subPermit: 's' }, 'sub-permit'), [held]);
  expect(offered.parts).toEqual([{ id: 's', units: 1 }]);
});

describe.each(
  structuresInRegister()
    .filter(({ tasks }) => tasks.length > 0)
    .map((structure) => [structure.tasks.map(({ id }) => id).join(', '), structure] as const),
)('units that apply for some of the tasks %s', (_name, structure) => {
  const all = structure.tasks.map(({ id }) => id);
  const [first = ''] = all;
  const one = call(structure, { units: 5, unitsForChildren: structure.unitsForChildren ?? 0 });
  const applied = (region: string, tasks: readonly string[] | undefined): Applied => {
    const said = { adults: true, children: true, subPermits: [], ...(tasks ? { tasks } : {}) };
    return { application: { id: `u${region}` }, region, snapshot: { slots: said, unit: { hospital: '' } } } as unknown as Applied;
  };
  const given = (...those: readonly Applied[]) =>
    allocations(
      offeredIn(one, []),
      those.map((each) => applicantOf(each, one)),
    ).flatMap(({ awards }) => awards);

  it('are given those and no other, in no allocation', () => {
    const awards = given(applied('01', [first]), applied('03', []), applied('12', all));
    const partsOf = (unit: string) => new Set(awards.filter(({ applicant: id }) => id === unit).flatMap(({ parts }) => parts));
    expect(partsOf('u01')).toEqual(new Set([first]));
    expect(partsOf('u03')).toEqual(new Set());
    expect(partsOf('u12')).toEqual(new Set(all));
  });

  it('may be given any where they were not asked', () => {
    expect(partsWanted(applied('01', undefined), one)).toEqual({ tasks: all, subPermits: [] });
    expect(new Set(given(applied('01', undefined)).flatMap(({ parts }) => parts))).toEqual(new Set(all));
  });
});

test('of an application that came in before tasks were asked about it is said that it is for any', () => {
  const snapshot = (tasks?: readonly string[]) =>
    ({
      sections: [],
      slots: { adults: true, children: false, subPermits: [], ...(tasks ? { tasks } : {}) },
    }) as unknown as Applied['snapshot'];
  const unequal = call(slots({ tasks: [part] }), {});
  expect(wantsOf({ snapshot: snapshot() }, unequal, 'sv')).toBe('vuxna och vilken uppgift som helst');
  expect(wantsOf({ snapshot: snapshot([]) }, unequal, 'sv')).toBe('vuxna');
  expect(wantsOf({ snapshot: snapshot() }, call(slots(), {}), 'en')).toBe('adults');
});

test('a call for a sub-permit is applied to for that, and for no task', () => {
  const structure = slots({ tasks: [{ ...part, id: 't' }], subPermits: [part] });
  const snapshot = { slots: { adults: true, children: false, subPermits: [] }, unit: { hospital: '' } } as unknown as Applied['snapshot'];
  expect(partsWanted({ snapshot }, call(structure, { units: 1, subPermit: 's' }, 'sub-permit'))).toEqual({ tasks: [], subPermits: ['s'] });
});

const free: FreeSlots = { units: 2, unitsForChildren: 1, parts: [] };
const applicant = (id: string, more: Partial<Applicant> = {}): Applicant & { hospital: null } => ({
  id,
  region: id,
  hospital: null,
  adults: true,
  children: false,
  parts: [],
  ...more,
});
const asked = (applicants: Asked['applicants']): Asked => ({ free, applicants, standing: [], volumes: { yearly: null, least: null } });
const three = [applicant('a', { children: true }), applicant('b'), applicant('c')];

test.each([
  ['two for two units', three.slice(0, 2), false],
  ['three for two units', three, true],
  ['two for one unit for children', three.slice(0, 2).map((one) => ({ ...one, children: true })), true],
] as const)('slots are scarce or not: %s', (_, applicants, scarce) => expect(isScarce(asked(applicants))).toBe(scarce));

describe('what is proposed', () => {
  const proposing = (...ids: readonly string[]) =>
    new Map(three.map(({ id }) => [id, { outcome: ids.includes(id) ? 'grant' : 'reject' } as ApplicantPart]));
  const picked = (...ids: readonly string[]): RankingPart => {
    const found = allocations(free, three).find(({ awards }) => awards.map(({ applicant: id }) => id).join() === ids.join());
    if (!found) throw new Error('there is no such allocation');
    return { order: [], scenario: { key: 'x', awards: found.awards }, reasons: '' };
  };

  it('fits when some allocation gives something to each', () => {
    expect(canAllBeGiven(asked(three), proposing('a', 'c'), undefined)).toBe(true);
    expect(canAllBeGiven(asked(three), proposing('a', 'b', 'c'), undefined)).toBe(false);
    expect(canAllBeGiven(asked(three), proposing(), undefined)).toBe(true);
  });

  it('is what the chosen allocation gives, where one is chosen', () => {
    expect(canAllBeGiven(asked(three), proposing('a', 'c'), picked('a', 'c'))).toBe(true);
    expect(canAllBeGiven(asked(three), proposing('a', 'b'), picked('a', 'c'))).toBe(false);
    expect(canAllBeGiven(asked(three), proposing('a'), picked('a', 'c'))).toBe(false);
  });
});
