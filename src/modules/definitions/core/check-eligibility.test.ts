import { describe, expect, test } from 'vitest';
import { codes, definitions, getDefinition, movement } from '../../../../tests/eligibility/definitions.ts';
import { criterion, delimitation, door, sample } from '../../../../tests/eligibility/sample.ts';
import { checkEligibility, compileDefinition } from './check-eligibility.ts';
import type { CareUnit, Decision, EligibilityInput } from './eligibility.ts';
import { MOST_DIAGNOSES } from './read-diagnoses.ts';

function decide(input: EligibilityInput, units: readonly CareUnit[] = [], areaId = 'sallsynta-motorikstorningar'): Decision {
  const checked = checkEligibility(getDefinition(areaId), input, { codes, units });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}

const need = { confirmed: 'yes', 'further-need': 'yes' } as const;

describe('units', () => {
  const units: CareUnit[] = [
    { id: 'u1', name: 'Enhet 1', slot: 'adults-and-children' },
    { id: 'u2', name: 'Enhet 2', slot: 'adults' },
    { id: 'u3', name: 'Enhet 3', groups: ['adult'] },
  ];
  const ids = (decision: Decision): string[] => decision.units.map((unit) => unit.id);

  test.each([
    [17, ['u1']],
    [17.9, ['u1']],
    [18, ['u1', 'u2', 'u3']],
    [undefined, ['u1', 'u2', 'u3']],
  ])('at the age of %s', (age, expected) => {
    expect(ids(decide({ age, answers: need }, units))).toEqual(expected);
  });

  test('none when the patient is not referred', () => {
    expect(ids(decide({ answers: { ...need, huntington: 'yes' } }, units))).toEqual([]);
    expect(ids(decide({}, units))).toEqual([]);
  });

  test('three unequal units: the task decides as well as the age', () => {
    const oi: CareUnit[] = ['children', 'adults-and-genetics', 'adults'].map((slot) => ({ id: slot, name: slot, slot }));
    const at = (input: EligibilityInput): string[] => ids(decide(input, oi, 'osteogenesis-imperfecta'));
    const confirmed = { confirmed: 'yes', 'assessed-before': 'yes' } as const;
    expect(at({ age: 40, answers: { ...confirmed, 'severe-type': 'yes', 'surgery-or-fracture': 'yes' } })).toEqual(['children']);
    expect(at({ age: 40, answers: { ...confirmed, 'severe-type': 'yes', 'medication-in-question': 'yes' } })).toEqual([
      'adults-and-genetics',
      'adults',
    ]);
    expect(at({ age: 8, answers: { ...confirmed, 'medication-in-question': 'yes' } })).toEqual(['children']);
    expect(at({ age: 8, answers: { suspected: 'yes', 'assessed-before': 'yes', 'genetic-analysis-to-interpret': 'yes' } })).toEqual([
      'adults-and-genetics',
    ]);
  });
});

describe('what the answer shows', () => {
  test('the version it cites, and each reason with its place and wording', () => {
    const decision = decide({ answers: { ...need, huntington: 'yes' } });
    expect(decision.definition).toBe('sallsynta-motorikstorningar@1');
    expect(decision.reasons).toEqual([
      expect.objectContaining({
        criterion: 'huntington',
        part: 'delimitation',
        effect: 'other-care',
        legalReference: expect.stringContaining('punkt 6'),
      }),
    ]);
  });

  test('how each code was understood and what it spoke for', () => {
    const decision = decide({ answers: need, diagnoses: [{ system: 'ICD-10-SE', code: 'g10', certainty: 'suspected' }] });
    expect(decision.understood).toEqual([{ system: 'ICD-10-SE', given: 'g10', as: 'G10.9' }]);
    expect(decision.matches).toEqual([
      { system: 'ICD-10-SE', code: 'G10.9', certainty: 'suspected', criterion: 'huntington', strength: 'decides', relation: 'exact' },
    ]);
  });

  test('what to rule out, what a code suggests first', () => {
    const decision = decide({ answers: { ...need, tremor: 'no' }, diagnoses: [{ system: 'ORPHA', code: '905', certainty: 'suspected' }] });
    expect(decision.ruleOut[0]).toBe('other-nhv-area');
    expect(decision.ruleOut).not.toContain('tremor');
    expect(decision.ruleOut).toHaveLength(11);
  });
});

describe('bad input', () => {
  test('every fault is named, each with its place', () => {
    const checked = checkEligibility(
      movement,
      { age: 200, answers: { x: 'yes' }, diagnoses: [{ system: 'ORPHA', code: '', certainty: 'confirmed' }] },
      { codes },
    );
    expect(checked.ok ? [] : checked.error.map(({ path }) => path)).toEqual(['age', 'answers.x', 'diagnoses.0.code']);
  });

  test('a megabyte of answers is refused in few words', () => {
    const answers = Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`criterion-${at}`, 'yes' as const]));
    const checked = checkEligibility(movement, { answers }, { codes });
    expect(checked.ok ? 0 : checked.error.length).toBe(20);
  });

  test('what is sent is not sent back at length', () => {
    const checked = checkEligibility(movement, { answers: { ['x'.repeat(1_000_000)]: 'yes' } }, { codes });
    expect(JSON.stringify(checked).length).toBeLessThan(3000);
  });

  test('more diagnoses than anyone has', () => {
    const diagnoses = Array.from({ length: MOST_DIAGNOSES + 1 }, () => ({
      system: 'ORPHA' as const,
      code: '95',
      certainty: 'confirmed' as const,
    }));
    expect(checkEligibility(movement, { diagnoses }, { codes })).toMatchObject({ ok: false, error: [{ kind: 'too-many-diagnoses' }] });
  });
});

test('a definition is laid out once', () => {
  expect(compileDefinition(movement, codes)).toBe(compileDefinition(movement, codes));
});

test('reasons are numbered alike every time', () => {
  for (const definition of definitions)
    expect(compileDefinition({ ...definition }, codes).plan.reasons.all).toEqual(compileDefinition(definition, codes).plan.reasons.all);
});

test('a definition with more parts than one mask holds is read alike', () => {
  const ids = Array.from({ length: 20 }, (_, at) => `c${at}`);
  const wide = sample({
    criteria: ids.map((id) => criterion(id)),
    doors: ids.map((id) => door(`door-${id}`, { criterion: id })),
    clarifications: [],
    delimitations: Array.from({ length: 29 }, (_, at) => delimitation(`d${at}`)),
  });
  const at = (answers: Record<string, 'yes' | 'no'>) => {
    const checked = checkEligibility(wide, { answers }, { codes });
    return checked.ok
      ? [checked.value.result, checked.value.doors, checked.value.reasons.map((reason) => reason.criterion), checked.value.ruleOut.length]
      : checked.error;
  };
  expect(at({ c19: 'yes', d28: 'no', c0: 'no' })).toEqual(['refer', ['door-c19'], ['c19'], 28]);
  expect(at({ c19: 'yes', d28: 'yes' })).toEqual(['do-not-refer', [], ['d28'], 0]);
  expect(at(Object.fromEntries(ids.map((id) => [id, 'no'])))).toEqual(['do-not-refer', [], ids, 0]);
});

test('answers in another order than last time are read alike', () => {
  const inOrder = decide({ answers: { confirmed: 'yes', 'further-need': 'yes', tremor: 'no', huntington: 'no' } });
  decide({ answers: { huntington: 'no' } });
  expect(decide({ answers: { huntington: 'no', tremor: 'no', 'further-need': 'yes', confirmed: 'yes' } })).toEqual(inOrder);
});
