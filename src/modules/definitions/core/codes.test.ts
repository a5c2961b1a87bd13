import { describe, expect, test } from 'vitest';
import { delimitation, icd, orpha, sample } from '../../../../tests/eligibility/sample.ts';
import { covers, ownCodes, readCode } from './codes.ts';
import { importedCodes } from './imported-codes.ts';

const own = ownCodes([
  sample({
    delimitations: [
      delimitation('d', {
        codes: [orpha('399'), icd('G10.9'), icd('G24.3'), { system: 'ICD-10-SE', from: 'G80.0', to: 'G80.4', strength: 'decides' }],
      }),
    ],
  }),
]);
const imported = importedCodes(
  {
    ORPHA: {
      edition: '2024',
      concepts: [
        { code: '1', parents: [] },
        { code: '2', parents: ['1'] },
        { code: '3', parents: ['2', '9'] },
        { code: '9', parents: ['3'] },
      ],
    },
    'ICD-10-SE': {
      edition: '2022',
      concepts: ['G10', 'G10.9', 'G24', 'G24.3', 'G24.4', 'G24.4A', 'G10-G14'].map((code) => ({ code, parents: [] })),
    },
  },
  own,
);

describe('reading codes', () => {
  test.each([
    ['ORPHA', '399', '399'],
    ['ORPHA', 'ORPHA:399', '399'],
    ['ORPHA', ' orpha 00399 ', '399'],
    ['ICD-10-SE', 'G10', 'G10.9'],
    ['ICD-10-SE', 'G109', 'G10.9'],
    ['ICD-10-SE', 'G80.3B', 'G80.3B'],
  ] as const)('%s %s is %s with own codes', (system, given, code) => {
    expect(readCode(own, system, given)).toEqual({ ok: true, code, changed: given !== code });
  });

  test.each([
    ['ORPHA', '400', 'unknown-code'],
    ['ORPHA', 'huntington', 'bad-code'],
    ['ORPHA', '0', 'bad-code'],
    ['ICD-10-SE', 'G24', 'icd-category'],
    ['ICD-10-SE', 'G80', 'icd-category'],
    ['ICD-10-SE', 'G11.1', 'unknown-code'],
    ['ICD-10-SE', 'G12', 'unknown-code'],
    ['ICD-10-SE', 'G10-G14', 'icd-block'],
    ['ICD-10-SE', 'VI', 'icd-chapter'],
  ] as const)('%s %s is the fault %s with own codes', (system, given, kind) => {
    expect(readCode(own, system, given)).toMatchObject({ ok: false, kind });
  });

  test('imported editions know what they hold, and own codes besides', () => {
    expect(readCode(imported, 'ICD-10-SE', 'G24.4A')).toMatchObject({ ok: true });
    expect(readCode(imported, 'ICD-10-SE', 'G80.1')).toMatchObject({ ok: true });
    expect(readCode(imported, 'ICD-10-SE', 'G24')).toMatchObject({ ok: false, kind: 'icd-category', values: ['G24', 'G24.3'] });
    expect(readCode(imported, 'ORPHA', '3')).toMatchObject({ ok: true });
    expect(readCode(imported, 'ORPHA', '4')).toEqual({ ok: false, kind: 'unknown-code', values: ['ORPHA:4', '2024'] });
  });
});

describe('what a reference reaches', () => {
  const group = orpha('1', 'decides', true);
  test.each([
    ['the code itself', group, '1', true],
    ['what lies under it, at any depth', group, '3', true],
    ['not what lies under it when only the code is meant', orpha('1'), '3', false],
    ['not what is excepted', { ...group, except: ['3'] }, '3', false],
    ['nor what lies under what is excepted', { ...group, except: ['2'] }, '3', false],
    ['but its siblings', { ...group, except: ['3'] }, '2', true],
  ] as const)('%s', (_, ref, code, expected) => {
    expect(covers(ref, 'ORPHA', code, imported)).toBe(expected);
  });

  test('a circle in an imported file does no harm', () => {
    expect(imported.ancestors('3')).toEqual(new Set(['2', '1', '9']));
    expect(imported.descendants('1')).toEqual(new Set(['2', '3', '9']));
  });
});
