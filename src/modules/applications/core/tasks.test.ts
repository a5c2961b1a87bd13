import { describe, expect, it, test } from 'vitest';
import { structuresInRegister } from '../../../../tests/support/slot-structures.ts';
import { localDate } from '../../../kernel/date.ts';
import type { Call } from '../../calls/index.ts';
import type { SlotStructure } from '../../journal/index.ts';
import { canonicalJson, hashOf } from '../hashing.ts';
import { submissionPage } from '../print/page.tsx';
import { headOf } from '../print/submission.ts';
import { basisOf } from '../queries/form.ts';
import { verifyExport } from '../verify-export.ts';
import { completed } from './completion.ts';
import { type Section, sectionsFor } from './form.ts';
import { missingInSection } from './missing.ts';
import { readSection } from './read.ts';
import { makeSnapshot, type SubmissionSnapshot, sentAt } from './snapshot.ts';

const structures = structuresInRegister();
const unequal = structures.filter(({ tasks }) => tasks.length > 0);
/** Of the real structures: a task of those where every unit has one. */
const haveOne = ['intrauterina-behandlingar', 'barnenhet', 'bedomning'];
const lastDay = localDate('2026-04-30');

function slotsSection(slots: SlotStructure, kind: Call['kind'] = 'first'): Section {
  const content = { unitsForChildren: slots.unitsForChildren ?? 0, attachments: [] };
  const decided = { conditions: [], definition: { population: 'both' }, slots };
  const call = { kind, content, decided, lastDay } as unknown as Call;
  const section = sectionsFor(basisOf(call, [], [], lastDay)).find(({ key }) => key === 'slots');
  if (!section) throw new Error('no such section');
  return section;
}
const fieldOf = (section: Section) => section.fields.find(({ name }) => name === 'tasks');
const optionsOf = (section: Section) => fieldOf(section)?.options?.map(({ value }) => value) ?? [];

function snapshotWith(section: Section, tasks: readonly string[]): SubmissionSnapshot {
  const given = {
    fictitious: true,
    call: { id: 'c', area: 'a', areaName: 'Påhittat', diaryNumber: 'DEMO-2026-1', lastDay },
    region: { id: 'region-12', name: 'Region Skåne' },
    number: 1,
    unitName: '',
    sections: [section],
    contents: { slots: { wanted: ['adults'], hospital: 'Sjukhuset', unit: 'Kliniken', tasks } },
    attachments: [],
  };
  return sentAt(makeSnapshot(given, hashOf), new Date('2026-04-01T10:00:00Z'));
}

test('the register has structures where every unit has a task of its own, and where one has a task besides', () => {
  const perUnit = unequal.map(({ units, tasks }) => [units, tasks.length]);
  expect(perUnit).toContainEqual([3, 3]);
  expect(perUnit).toContainEqual([3, 1]);
});

describe.each(unequal.map((slots) => [slots.tasks.map(({ id }) => id).join(', '), slots] as const))('the tasks %s', (_name, slots) => {
  const section = slotsSection(slots);
  const ids = slots.tasks.map(({ id }) => id);

  it('are asked about, with none of them as an answer where there are units without', () => {
    const every = ids.some((id) => haveOne.includes(id));
    expect(optionsOf(section)).toEqual(every ? ids : [...ids, 'no-task']);
    expect(fieldOf(section)?.help?.sv).toContain('Ingen får en uppgift som regionen inte har sökt');
  });

  it('must be answered, and with what there is', () => {
    const rest = { wanted: ['adults'], hospital: 'Sjukhuset', unit: 'Kliniken' };
    const lacks = (tasks: readonly string[]) => missingInSection(section, { ...rest, tasks }, []).map(({ field }) => field);
    expect(lacks([])).toEqual(['tasks']);
    for (const value of optionsOf(section)) expect(lacks([value])).toEqual([]);
    expect(readSection(section, { ...rest, tasks: ['annat'] }).ok).toBe(false);
    expect(readSection(section, { ...rest, tasks: ids }).ok).toBe(true);
  });

  it('stand in what is sent in, in its papers, and in a completion that does not ask about them', () => {
    const [first = ''] = ids;
    const one = snapshotWith(section, [first]);
    expect(one.slots.tasks).toEqual([first]);
    const wording = slots.tasks[0]?.text.sv ?? '';
    const head = headOf(one, 'sv').find(({ term }) => term === 'Söker för')?.value;
    expect(head).toBe(`vuxna, ${wording}`);
    expect(submissionPage(one, hashOf(one))).toContain(wording);
    expect(verifyExport(Buffer.from(canonicalJson(one)))).toMatchObject({ canonical: true, altered: [], hash: hashOf(one) });
    const later = snapshotWith(section, ids);
    expect(completed(one, later, ['staff']).slots.tasks).toEqual([first]);
    expect(completed(one, later, ['slots']).slots.tasks).toEqual(ids);
  });

  it('that a region wants none of are none', () => {
    expect(snapshotWith(section, ['no-task']).slots.tasks).toEqual([]);
  });

  it('are not asked about in a call for a sub-permit', () => {
    expect(fieldOf(slotsSection(slots, 'sub-permit'))).toBeUndefined();
  });
});

test.each([
  ['each unit has its own', 2, [1, 1], false],
  ['all units have one of them', 3, [3, 1], false],
  ['two units could have both and two none', 4, [2, 2], true],
  ['nobody has said how many units there are', null, [1, 1], true],
  ['nobody has said how many have them', 2, [null, null], true],
] as const)('to want none of the tasks is an answer or not: %s', (_what, units, counts, offered) => {
  const tasks = counts.map((count, at) => ({ id: `t${at}`, text: { sv: `t${at}`, en: null }, units: count }));
  const section = slotsSection({ units, unitsForChildren: null, tasks, subPermits: [], note: null });
  expect(optionsOf(section).includes('no-task')).toBe(offered);
});

test('where all units have the same tasks nothing is asked, and what is sent in reads as it always has', () => {
  const equal = structures.find(({ tasks }) => tasks.length === 0);
  if (!equal) throw new Error('there is none');
  const section = slotsSection(equal);
  expect(fieldOf(section)).toBeUndefined();
  expect(Object.keys(snapshotWith(section, ['x']).slots)).toEqual(['adults', 'children', 'subPermits']);
});
