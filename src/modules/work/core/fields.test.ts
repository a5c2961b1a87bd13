import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import type { Payload } from '../../journal/index.ts';
import { changeRows, fieldFaults, flatValues, isTime, readValues } from './fields.ts';
import { fieldsOf } from './kinds.ts';
import { payloadOf } from './to-payload.ts';
import { valuesOf, whenText } from './to-values.ts';

const everything = () => true;
const { definition } = fieldsOf;
const body = { when: '2025-01-01', 'parts.0.headingSv': 'A', 'parts.0.points.0.sv': 'punkt', 'parts.7.headingSv': 'B', okand: 'x' };

test('a form is read by its fields; rows keep their order, whatever their numbers', () => {
  const values = readValues(definition, body);
  expect(values.parts).toMatchObject([
    { headingSv: 'A', points: [{ sv: 'punkt' }] },
    { headingSv: 'B', points: [] },
  ]);
  expect(values).not.toHaveProperty('okand');
});

test('what is read and written flat again is the same', () => {
  const values = readValues(definition, body);
  expect(readValues(definition, flatValues(definition, values))).toEqual(values);
});

test('rows are added and taken away, also within rows; other orders change nothing', () => {
  const values = readValues(definition, body);
  expect(changeRows(definition, values, 'add:parts').parts).toHaveLength(3);
  expect(changeRows(definition, values, 'remove:parts.0').parts).toMatchObject([{ headingSv: 'B' }]);
  expect(changeRows(definition, values, 'add:parts.1.points').parts).toMatchObject([{}, { points: [{}] }]);
  for (const order of ['', 'spara', 'add:version', 'remove:parts.99', 'add:parts.9.points', 'add:__proto__']) {
    expect(changeRows(definition, values, order)).toEqual(values);
  }
});

test('whatever is sent, reading and checking it does not fail', () => {
  const name = fc.constantFrom(
    'when',
    'parts',
    'parts.0.headingSv',
    'parts.0.points.3.sv',
    'clarifications.1.sv',
    'units',
    'population',
    'constructor',
  );
  const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant({ a: 1 }), fc.constant(null));
  fc.assert(
    fc.property(fc.dictionary(name, value), (sent) => {
      const values = readValues(definition, sent);
      expect(Array.isArray(fieldFaults(definition, values, everything))).toBe(true);
    }),
  );
});

test.each(['2025-01-01', '2025-02', '2025', '../2025-01-01', '2025-01-01/..', '2025-01-01/2025-02-01'])('%s is a time', (text) =>
  expect(isTime(text)).toBe(true),
);
test.each(['', '2025-13', '2025-02-30', '../..', '2025-02-01/2025-01-01', '1/2', '2025-01-01/2025-02-01/2025-03-01', 'igår'])(
  '%s is none',
  (text) => expect(isTime(text)).toBe(false),
);

test.each([
  ['2024-06-12', '2024-06-12', '2024-06-12'],
  ['2024-01-01', '2024-12-31', '2024'],
  ['2024-02-01', '2024-02-29', '2024-02'],
  ['2024-02-01', '2024-02-28', '2024-02-01/2024-02-28'],
])('from %s to %s is written %s', (notBefore, notAfter, text) => {
  expect(whenText({ notBefore: localDate(notBefore), notAfter: localDate(notAfter) })).toBe(text);
});

const text = { sv: 'Text', en: 'Text' };
const slots = {
  units: 3,
  unitsForChildren: 2,
  tasks: [{ id: 'a', text, units: 1 }],
  subPermits: [{ id: 'b', text, units: null }],
  note: 'n',
};
test.each<Payload>([
  { kind: 'area-state', state: { status: 'in-process', step: 4 }, note: 'n' },
  { kind: 'area-state', state: { status: 'paused', where: 'in-b2' }, note: null },
  { kind: 'agency-decision', outcome: 'nhv', slots, diaryNumber: '1', note: null },
  {
    kind: 'definition',
    version: '2',
    basis: 'decided',
    summary: text,
    parts: [{ id: 'p', heading: text, text, points: [{ id: 'a', text }] }],
    inScope: ['a', 'b'],
    clarifications: [{ id: 'c', text }],
    delimitations: [{ id: 'd', text: { sv: 'Text', en: null } }],
    population: 'both',
    populationNote: 'n',
    diagnoses: ['x'],
    codes: ['G11'],
    slots: null,
  },
  { kind: 'conditions', basis: 'decided', conditions: [{ id: 'v', heading: 'other', audience: 'child', text }] },
  { kind: 'call', lastDay: '2026-04-30', slots, contact: 'a@b.se' },
  {
    kind: 'grant',
    permit: 'alfa-01',
    region: '01',
    hospital: 'Provsjukhuset',
    scope: { population: 'adults', tasks: ['a'], subPermits: [], note: 'n' },
    validFrom: { notBefore: null, notAfter: localDate('2025-01-01') },
    diaryNumber: '1',
    partnerRegions: ['02'],
    subcontractors: ['Bolaget'],
    note: 'n',
  },
  { kind: 'reject', region: '01', note: null },
  { kind: 'dismiss', region: '01', hospital: 'Provsjukhuset', by: 'authority', ground: 'late', diaryNumber: '1', note: 'n' },
  { kind: 'write-off', region: '01', hospital: null, by: 'board', ground: 'application-withdrawn', diaryNumber: null, note: null },
  { kind: 'revocation', permit: 'alfa-01', ground: 'premises-changed', note: 'n' },
  { kind: 'annulment', reason: 'Fel' },
])('$kind goes through its form unchanged', (payload) => {
  const form = { when: '2025-01-01', ...valuesOf(payload) };
  const sent = readValues(fieldsOf[payload.kind], flatValues(fieldsOf[payload.kind], form));
  expect(payloadOf(payload.kind, sent, 'alfa-01')).toEqual(payload);
});
