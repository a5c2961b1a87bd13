import fc from 'fast-check';
import { codeRefsOf } from '../../src/modules/definitions/core/codes.ts';
import type { Answer, Definition, Diagnosis, EligibilityInput } from '../../src/modules/definitions/core/index.ts';

/** The ids that can be answered. */
export function answerable(definition: Definition): string[] {
  return [...definition.criteria.map(({ id }) => id), ...definition.delimitations.filter((part) => !part.derived).map(({ id }) => id)];
}

/** A diagnosis that the definition has something to say about. */
export function namedDiagnosis(definition: Definition): fc.Arbitrary<Diagnosis> {
  const codes = codeRefsOf(definition).flatMap(({ ref }) =>
    'code' in ref ? [{ system: ref.system, code: ref.code }] : [{ system: ref.system, code: ref.from }],
  );
  const usable = codes.filter(({ system, code }) => system === 'ORPHA' || code.length > 3);
  return fc
    .record({ code: fc.constantFrom(...usable), certainty: fc.constantFrom('confirmed' as const, 'suspected' as const) })
    .map(({ code, certainty }) => ({
      ...code,
      certainty,
    }));
}

/** A valid input: some answers, some diagnoses, perhaps an age. */
export function validInput(definition: Definition): fc.Arbitrary<EligibilityInput> {
  const answer = fc.constantFrom<Answer>('yes', 'no', 'unknown');
  return fc.record(
    {
      age: fc.integer({ min: 0, max: 130 }),
      answers: fc.dictionary(fc.constantFrom(...answerable(definition)), answer, { maxKeys: 12, noNullPrototype: true }),
      diagnoses: fc.array(namedDiagnosis(definition), { maxLength: 2 }),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
}

/** Like a clinician who knows most of it, so that doors open and close often. */
export function knownInput(definition: Definition): fc.Arbitrary<EligibilityInput> {
  const criteria = definition.criteria.map(({ id }) => id);
  const mostly = fc.oneof(
    { weight: 5, arbitrary: fc.constant<Answer>('yes') },
    { weight: 2, arbitrary: fc.constant<Answer>('no') },
    { weight: 1, arbitrary: fc.constant<Answer>('unknown') },
  );
  return fc
    .tuple(
      fc.tuple(...criteria.map(() => mostly)),
      fc.option(namedDiagnosis(definition), { freq: 3 }),
      fc.integer({ min: 0, max: 90 }),
      fc.subarray(criteria, { minLength: 2 }),
    )
    .map(([answers, diagnosis, age, known]) => ({
      age,
      answers: Object.fromEntries(criteria.map((id, at) => [id, answers[at] ?? 'unknown']).filter(([id]) => known.includes(id ?? ''))),
      ...(diagnosis ? { diagnoses: [diagnosis] } : {}),
    }));
}
