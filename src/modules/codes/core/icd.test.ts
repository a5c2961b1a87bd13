import { describe, expect, test } from 'vitest';
import { cleanIcdCode, indexIcd, resolveIcd } from './icd.ts';
import type { Concept, ConceptKind } from './types.ts';

const concept = (code: string, kind: ConceptKind, parents: readonly string[]): Concept => ({
  system: 'ICD-10-SE',
  code,
  termSv: code,
  termEn: null,
  synonyms: [],
  parents,
  kind,
  genes: [],
  status: 'active',
});

const index = indexIcd([
  concept('G00-G99', 'chapter', []),
  concept('G10-G14', 'block', ['G00-G99']),
  concept('G10', 'category', ['G10-G14']),
  concept('G10.9', 'code', ['G10']),
  concept('G11', 'category', ['G10-G14']),
  concept('G11.1', 'code', ['G11']),
  concept('G11.9', 'code', ['G11']),
  concept('A08', 'category', []),
  concept('A08.3', 'code', ['A08']),
  concept('A08.3A', 'code', ['A08.3']),
  concept('B99', 'category', []),
  concept('B99.0', 'code', ['B99']),
  concept('V01', 'category', []),
  { ...concept('G12', 'category', []), system: 'ORPHA' },
]);

describe('a written code in ICD-10-SE', () => {
  test.each([
    ['G11.1', 'exact', 'G11.1'],
    ['g111', 'exact', 'G11.1'],
    [' G 11.1 ', 'exact', 'G11.1'],
    ['G11.1*', 'exact', 'G11.1'],
    ['A083A', 'exact', 'A08.3A'],
    ['V01', 'exact', 'V01'],
    ['G10', 'via-9', 'G10.9'],
    ['G10.-', 'via-9', 'G10.9'],
    ['G10+', 'via-9', 'G10.9'],
    ['G10.9', 'exact', 'G10.9'],
    ['G11', 'category', 'G11'],
    ['B99', 'category', 'B99'],
    ['G10-G14', 'block', 'G10-G14'],
    ['g10–g14', 'block', 'G10-G14'],
    ['G00-G99', 'chapter', 'G00-G99'],
  ])('%s is %s %s', (written, kind, code) => {
    const resolved = resolveIcd(written, index);
    expect([resolved.kind, 'concept' in resolved ? resolved.concept.code : null]).toEqual([kind, code]);
  });

  test.each(['', 'G12', 'G11.7', 'G20', '8A03.1', 'ORPHA:98', 'ataxi', '-', 'x'.repeat(1_000_000)])('%.12s is unknown', (written) => {
    expect(resolveIcd(written, index).kind).toBe('unknown');
  });

  test('by way of .9 it says which category it came from', () => {
    expect(resolveIcd('G10', index)).toMatchObject({ kind: 'via-9', category: { code: 'G10' } });
  });
});

test('cleaning leaves a clean code as it is', () => {
  for (const code of ['G11', 'G11.1', 'A08.3A', 'G10-G14']) expect(cleanIcdCode(cleanIcdCode(code))).toBe(code);
});
