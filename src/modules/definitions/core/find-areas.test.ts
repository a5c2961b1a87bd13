import { expect, test } from 'vitest';
import { codes, definitions } from '../../../../tests/eligibility/definitions.ts';
import { findAreas } from './find-areas.ts';

const areas = (code: string, certainty: 'confirmed' | 'suspected' = 'confirmed') => {
  const found = findAreas(definitions, { diagnoses: [{ system: 'ORPHA', code, certainty }] }, { codes });
  return found.ok ? found.value.map(({ definition, decision, countsIn }) => [definition.areaId, decision.result, countsIn]) : found.error;
};

test.each([
  ['399', [['sallsynta-motorikstorningar', 'do-not-refer', false]]],
  [
    '95',
    [
      ['neuromuskulara', 'more-information', true],
      ['sallsynta-motorikstorningar', 'more-information', true],
    ],
  ],
  ['666', [['osteogenesis-imperfecta', 'more-information', true]]],
  [
    '905',
    [
      ['medfodd-metabol-sjukdom', 'more-information', true],
      ['neuromuskulara', 'refer-elsewhere', false],
      ['sallsynta-motorikstorningar', 'refer-elsewhere', false],
    ],
  ],
] as const)('ORPHA %s', (code, expected) => {
  expect(areas(code)).toEqual(expected);
});

test('a fault is a fault in every area', () => {
  expect(areas('9999999')).toMatchObject([{ kind: 'unknown-code' }]);
});
