import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  analyseSet,
  type CodeIndex,
  checkEligibility,
  importedCodes,
  ownCodes,
  runCases,
} from '../../src/modules/definitions/core/index.ts';
import { definitions, getDefinition, movement, savedCases } from './definitions.ts';

/** With the published code tables beside the project, where they are: the product works without them. */
const orpha = new URL('../../../shared/data/orpha/orpha-nomenclature.tsv.gz', import.meta.url);
const icd = new URL('../../../shared/data/icd10/icd10se.tsv.gz', import.meta.url);
const rows = (file: URL): string[][] =>
  gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split('\t'));

describe.skipIf(!existsSync(orpha) || !existsSync(icd))('with imported ORPHA and ICD-10-SE', () => {
  let loaded: CodeIndex | undefined;
  const codes = (): CodeIndex => {
    loaded ??= importedCodes(
      {
        ORPHA: {
          edition: 'ORPHA',
          concepts: rows(orpha).map(([code = '', , , , parents = '']) => ({ code, parents: parents.split('|').filter(Boolean) })),
        },
        'ICD-10-SE': { edition: 'ICD-10-SE', concepts: rows(icd).map(([code = '']) => ({ code, parents: [] })) },
      },
      ownCodes([]),
    );
    return loaded;
  };
  const result = (code: string, answers: Record<string, 'yes' | 'no'> = { 'further-need': 'yes' }) => {
    const checked = checkEligibility(
      movement,
      { answers, diagnoses: [{ system: 'ORPHA', code, certainty: 'confirmed' }] },
      { codes: codes() },
    );
    return checked.ok ? checked.value : undefined;
  };

  test('every code that the definitions name exists in the editions, and no new error comes to light', () => {
    const findings = [...analyseSet(definitions, codes()).values()].flat();
    expect(findings.filter(({ kind, severity }) => severity === 'error' || kind === 'code-not-in-edition')).toEqual([]);
  });

  test.each(savedCases.map((saved) => [saved.areaId, saved] as const))('%s: the saved cases come out the same', (areaId, saved) => {
    expect(runCases(getDefinition(areaId), saved.cases, { codes: codes() }).filter((run) => run.differences.length > 0)).toEqual([]);
  });

  test.each([
    ['98769', 'spinocerebellar ataxia type 15/16', 'refer'],
    ['100984', 'spastic paraplegia type 3', 'refer'],
    ['276238', 'a subtype of spinocerebellar ataxia type 3', 'refer'],
    ['494541', 'childhood-onset benign chorea', 'refer'],
    ['227510', 'multiple system atrophy, cerebellar type', 'do-not-refer'],
    ['240085', 'progressive supranuclear palsy with parkinsonism', 'do-not-refer'],
    ['79135', 'episodic ataxia type 3', 'do-not-refer'],
    ['53583', 'paroxysmal choreoathetosis with episodic ataxia', 'do-not-refer'],
    ['248111', 'juvenile Huntington disease', 'do-not-refer'],
    ['26', 'methylmalonic acidemia with homocystinuria', 'refer-elsewhere'],
    ['254881', 'spinocerebellar ataxia with epilepsy, mitochondrial', 'refer-elsewhere'],
    ['83420', 'spinal muscular atrophy type 4', 'refer-elsewhere'],
    ['267', 'calpain-3 limb-girdle dystrophy', 'refer-elsewhere'],
    ['423296', 'spinocerebellar ataxia type 38, metabolic by its group', 'more-information'],
    ['306511', 'spastic paraplegia type 48, metabolic by its group', 'more-information'],
  ])('ORPHA %s, %s: %s', (code, _, expected) => {
    expect(result(code)?.result).toBe(expected);
  });

  test('WHO codes without .9 where Sweden has only that', () => {
    const one = (code: string) =>
      checkEligibility(movement, { diagnoses: [{ system: 'ICD-10-SE', code, certainty: 'confirmed' }] }, { codes: codes() });
    expect(one('G14')).toMatchObject({ ok: true, value: { understood: [{ as: 'G14.9' }] } });
    expect(one('G11')).toMatchObject({ ok: false, error: [{ kind: 'icd-category' }] });
    expect(one('G99.9')).toMatchObject({ ok: false, error: [{ kind: 'unknown-code' }] });
  });
});
