import { expect, test } from 'vitest';
import { faultsOf, good, lineOf, textOf, withText } from './test-faults.ts';

const facts = 'data/journal/public-area-facts/exit.yaml';
const grants = 'data/journal/deck-2024-06-12/grants.yaml';
const call = 'data/journal/sallsynta-motorikstorningar.yaml';

test('the real files have no fault', () => expect(faultsOf(good)).toEqual([]));

/** What is wrong · file · the words that are there · the wrong words for them · where the fault is named · what it says. */
type Case = [what: string, file: string, there: string, wrong: string, at: string, says: string];

test.each<Case>([
  [
    'a misspelt region',
    grants,
    'region: Region Östergötland',
    'region: Region Östergotland',
    'region: Region Östergotland',
    'no region is called Region Östergotland. Did you mean Region Östergötland?',
  ],
  ['a region that nothing is like', grants, 'region: Region Östergötland', 'region: Småland', 'Småland', 'no region is called Småland.'],
  [
    'a misspelt hospital',
    facts,
    'Karolinska universitetssjukhuset',
    'Karolinska sjukhuset i Solna',
    'hospital:',
    'there is no hospital Karolinska sjukhuset',
  ],
  [
    'a doubled area',
    'data/areas.yaml',
    'id: analcancer',
    'id: amd',
    'id: amd\n    name: Analcancer',
    'there is already a area amd, at data/areas.yaml:',
  ],
  ['a name of two areas', 'data/areas.yaml', 'name: Analcancer', 'name: HIPEC', 'aliases: [HIPEC', 'analcancer is already called HIPEC'],
  [
    'a doubled entry',
    grants,
    'grant/endometrioskirurgi-14,',
    'grant/barnglaukom-barnkatarakt-14,',
    'area: endometrioskirurgi',
    'there is already a journal entry grant/barnglaukom-barnkatarakt-14, at ',
  ],
  [
    'an unknown area',
    grants,
    'area: endometrioskirurgi,',
    'area: endometriskirurgi,',
    'area: endometriskirurgi',
    'there is no area endometriskirurgi. Did you mean endometrioskirurgi?',
  ],
  [
    'an unknown source',
    facts,
    'source: public-area-facts',
    'source: public-facts',
    'agency-decision/exit/1',
    'there is no source public-facts',
  ],
  [
    'a permit decided before the area',
    facts,
    'when: 2020-01-01/2020-05-01',
    'when: 2019-01-01/2019-08-01',
    'when: 2019-01-01',
    'before the area was decided on 2019-08-29',
  ],
  [
    'a start before the decision',
    facts,
    'validFrom: 2020-05-01',
    'validFrom: 2019-12-31',
    'validFrom',
    'the care starts 2019-12-31, before the decision 2020-01-01',
  ],
  [
    'an interval that ends before it begins',
    facts,
    '2020-01-01/2020-05-01',
    '2020-05-01/2020-01-01',
    'when: 2020-05-01',
    'ends before it begins',
  ],
  ['a day that does not exist', facts, '2020-01-01/2020-05-01', '2020-02-30', 'when: 2020-02-30', '2020-02-30 is not a time'],
  ['a month that does not exist', facts, '2020-01-01/2020-05-01', '2020-13', 'when: 2020-13', '2020-13 is not a time'],
  ['an interval with no end at all', facts, '2020-01-01/2020-05-01', '../..', 'when: ../..', 'is not a time'],
  [
    'a correction of nothing',
    facts,
    'corrects: grant/exit-01',
    'corrects: grant/exit-10',
    'corrects:',
    'corrects grant/exit-10, which is not in the journal. Did you mean grant/exit-01?',
  ],
  [
    'a correction of another area',
    facts,
    'corrects: grant/exit-01',
    'corrects: state/tips/management',
    'corrects:',
    'corrects an entry of another area, tips',
  ],
  [
    'a correction from before',
    facts,
    'recordedAt: 2026-11-21',
    'recordedAt: 2024-06-10',
    'corrects:',
    'is recorded before grant/exit-01, which it corrects',
  ],
  [
    'recorded before it happened',
    facts,
    'recordedAt: 2026-11-21',
    'recordedAt: 2019-08-28',
    'agency-decision/exit/1',
    'is recorded on 2019-08-28, before it happened (2019-08-29)',
  ],
  ['more than five units', facts, 'units: 1', 'units: 6', 'units: 6', 'is more than five'],
  [
    "more children's units than units",
    call,
    'units: 3, unitsForChildren: 2',
    'units: 3, unitsForChildren: 4',
    'unitsForChildren: 4',
    "the children's units (4) exceed the units in all (3)",
  ],
  [
    'a fourth ground or another unknown value',
    facts,
    'dateBasis: not-after-start',
    'dateBasis: guessed',
    'dateBasis: guessed',
    'must be one of printed, printed-period',
  ],
  ['a field that nobody knows', facts, 'hospital:', 'hopsital:', 'hopsital:', 'has no field called hopsital'],
  ['a number where a code belongs', 'data/organisations/regions.yaml', 'code: "12"', 'code: 12', 'code: 12', 'put quotes round it'],
  ['a wrong check digit', 'data/organisations/regions.yaml', '232100-0016', '232100-0017', '232100-0017', 'has a wrong check digit'],
  ['a step that does not exist', 'data/journal/deck-2024-06-12/steps.yaml', 'step: 3', 'step: 8', 'step: 8', 'must be a step from 1 to 7'],
  [
    'a task that the area has not',
    'data/journal/public-area-facts/rop.yaml',
    'tasks: [nathinnekirurgi]',
    'tasks: [nathinnekirugi]',
    'tasks: [nathinnekirugi]',
    'the area has no nathinnekirugi. Did you mean nathinnekirurgi?',
  ],
  [
    'a permit with the name of another region',
    grants,
    'grant/endometrioskirurgi-14,',
    'grant/endometrioskirurgi-24,',
    'grant/endometrioskirurgi-24',
    'a permit of this area and region is called endometrioskirurgi-14',
  ],
  [
    'a last day before the call',
    call,
    'lastDay: 2026-04-30',
    'lastDay: 2025-04-30',
    'lastDay: 2025-04-30',
    'the last day is before the call',
  ],
  [
    'a meeting about an unknown area',
    'data/meetings.yaml',
    'dysmeli',
    'dysmelia',
    'dysmelia',
    'there is no area dysmelia. Did you mean dysmeli?',
  ],
  [
    'a doubled key',
    'data/meetings.yaml',
    'source: deck-2024-06-12',
    'source: deck-2024-06-12\nsource: x',
    'source: x',
    'not readable as YAML',
  ],
  ['a broken file', 'data/meetings.yaml', 'meetings:', 'meetings: [', 'meetings: [', 'not readable as YAML'],
  ['a day that September has not', 'data/meetings.yaml', '2024-09-18', '"2024-09-31"', '2024-09-31', 'must be a day that exists'],
])('%s is named by file and line', (_what, file, there, wrong, at, says) => {
  const text = textOf(file).replace(there, wrong);
  expect(text).not.toBe(textOf(file));
  const faults = faultsOf(withText(file, text));
  const found = faults.filter((fault) => fault.includes(says));
  expect(faults.join('\n')).toContain(says);
  if (file.endsWith('meetings.yaml') && says.startsWith('not readable'))
    return void expect(found[0]).toMatch(/^data\/meetings\.yaml:\d+: /);
  expect(found.some((fault) => fault.startsWith(`${file}:${lineOf(text, at)}: `))).toBe(true);
});

test('all faults are told at once, in order of file and line', () => {
  const text = textOf(grants).replace('Region Östergötland', 'Region Öst').replaceAll('Region Uppsala', 'Region Upsala');
  const faults = faultsOf(withText(grants, text));
  expect(faults).toHaveLength(18);
  const lines = faults.map((fault) => Number(fault.split(':')[1]));
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test('a missing file and a file that nothing reads are told', () => {
  const files = [...good.filter((one) => one.name !== 'data/sources.yaml'), { name: 'data/area.yaml', text: 'areas: []' }];
  expect(faultsOf(files)).toEqual([
    'data/area.yaml:1: no part of the register reads this file',
    'data/sources.yaml:1: the file is missing',
  ]);
});
