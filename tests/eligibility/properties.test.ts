import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkEligibility, type Decision, type Definition, type EligibilityInput } from '../../src/modules/definitions/core/index.ts';
import { answerable, knownInput, namedDiagnosis, validInput } from './arbitrary.ts';
import { codes, definitions } from './definitions.ts';

const RUNS = { numRuns: 250 };

function decide(definition: Definition, input: EligibilityInput): Decision {
  const checked = checkEligibility(definition, input, { codes });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value;
}

const input = (definition: Definition) => fc.oneof(validInput(definition), knownInput(definition));

describe.each(definitions.map((definition) => [definition.areaId, definition] as const))('%s', (_, definition) => {
  const ids = answerable(definition);

  test('adding an answer turns refer into do-not-refer, or back, only through the criterion that the reasons name', () => {
    fc.assert(
      fc.property(input(definition), fc.constantFrom(...ids), fc.constantFrom('yes' as const, 'no' as const), (known, id, answer) => {
        fc.pre(known.answers?.[id] === undefined || known.answers[id] === 'unknown');
        const before = decide(definition, known);
        const after = decide(definition, { ...known, answers: { ...known.answers, [id]: answer } });
        if (isFlip(before, after)) expect(after.reasons.map((reason) => reason.criterion)).toContain(id);
      }),
      { numRuns: 600 },
    );
  });

  test('the same for every way of answering the criteria, with one more answer', () => {
    const criteria = definition.criteria.map(({ id }) => id);
    const population = definition.population.groups.includes('adult') ? 40 : 4;
    const silent: string[] = [];
    let flips = 0;
    const states = 3 ** criteria.length;
    for (let state = 0; state < states; state += 1) {
      const known = answersOf(criteria, state);
      const before = decide(definition, { age: population, answers: known });
      if (before.result !== 'refer' && before.result !== 'do-not-refer') continue;
      for (const id of criteria.filter((one) => known[one] === undefined)) {
        for (const answer of ['yes', 'no'] as const) {
          const after = decide(definition, { age: population, answers: { ...known, [id]: answer } });
          if (!isFlip(before, after)) continue;
          flips += 1;
          if (!after.reasons.some((reason) => reason.criterion === id)) silent.push(`${JSON.stringify(known)} + ${id}: ${answer}`);
        }
      }
    }
    expect(silent).toEqual([]);
    if (definition.areaId === 'sallsynta-motorikstorningar') expect(flips).toBeGreaterThan(0);
  });

  test('adding a diagnosis or an age flips the answer only through what it says something about', () => {
    fc.assert(
      fc.property(input(definition), namedDiagnosis(definition), fc.integer({ min: 0, max: 130 }), (known, diagnosis, age) => {
        const before = decide(definition, known);
        const diagnosed = decide(definition, { ...known, diagnoses: [...(known.diagnoses ?? []), diagnosis] });
        if (isFlip(before, diagnosed)) {
          const touched = new Set(diagnosed.matches.flatMap((match) => settledBy(definition, match.criterion)));
          expect(diagnosed.reasons.some((reason) => touched.has(reason.criterion))).toBe(true);
        }
        if (known.age !== undefined) return;
        const aged = decide(definition, { ...known, age });
        if (isFlip(before, aged)) expect(aged.reasons.map((reason) => reason.criterion)).toContain('population');
      }),
      { numRuns: 500 },
    );
  });

  test('the order of answers and diagnoses makes no difference', () => {
    fc.assert(
      fc.property(input(definition), (known) => {
        const turned: EligibilityInput = {
          ...(known.diagnoses ? { diagnoses: known.diagnoses.toReversed() } : {}),
          answers: Object.fromEntries(Object.entries(known.answers ?? {}).toReversed()),
          ...(known.age === undefined ? {} : { age: known.age }),
        };
        const { matches: a, ...one } = decide(definition, known);
        const { matches: b, ...other } = decide(definition, turned);
        expect(other).toEqual(one);
        expect(new Set(b.map((match) => JSON.stringify(match)))).toEqual(new Set(a.map((match) => JSON.stringify(match))));
      }),
      RUNS,
    );
  });

  test('no answer without a reason, and every id in it stands in the version cited', () => {
    const criteria = new Set([...ids, ...definition.redirections.map(({ id }) => id), 'population']);
    const doors = new Set(definition.doors.map(({ id }) => id));
    fc.assert(
      fc.property(input(definition), (known) => {
        const decision = decide(definition, known);
        expect(decision.definition).toBe(definition.id);
        expect(decision.reasons.length).toBeGreaterThan(0);
        for (const reason of decision.reasons) {
          expect(criteria).toContain(reason.criterion);
          expect(reason.legalReference).not.toBe('');
          expect(reason.text.sv).not.toBe('');
        }
        expect(decision.doors.every((door) => doors.has(door))).toBe(true);
        expect([...decision.missing, ...decision.ruleOut].every((id) => id === 'age' || criteria.has(id))).toBe(true);
        expect(decision.missing.length > 0).toBe(decision.result === 'more-information');
        expect(new Set(decision.missing).size).toBe(decision.missing.length);
        expect(decision.doors.length > 0).toBe(decision.result === 'refer');
        expect(decision.redirects.length > 0).toBe(decision.result === 'refer-elsewhere');
      }),
      RUNS,
    );
  });

  test('asking in the order given always ends, and never asks the same thing twice', () => {
    fc.assert(
      fc.property(
        input(definition),
        fc.infiniteStream(fc.constantFrom('yes' as const, 'no' as const)),
        fc.nat(90),
        (known, stream, age) => {
          let at: EligibilityInput = known;
          const asked: string[] = [];
          for (let decision = decide(definition, at); decision.result === 'more-information'; decision = decide(definition, at)) {
            const [id] = decision.missing;
            if (id === undefined) throw new Error('Nothing to ask.');
            // A contradiction between a code and an answer is for a person to resolve: no answer to it ends it.
            if (decision.reasons[0]?.effect === 'contradicts') return;
            expect(asked).not.toContain(id);
            asked.push(id);
            at = id === 'age' ? { ...at, age } : { ...at, answers: { ...at.answers, [id]: stream.next().value } };
          }
        },
      ),
      RUNS,
    );
  });

  test('a decision does not depend on what was decided before it', () => {
    fc.assert(
      fc.property(fc.array(input(definition), { minLength: 2, maxLength: 6 }), (many) => {
        const together = many.map((known) => decide(definition, known));
        const fresh = { ...definition };
        const apart = many
          .toReversed()
          .map((known) => decide(fresh, known))
          .toReversed();
        expect(together).toEqual(apart);
      }),
      { numRuns: 60 },
    );
  });

  test('anything at all gets an answer or faults, never an exception', () => {
    const strange = fc.oneof(
      fc.anything(),
      fc.record({ age: fc.anything(), answers: fc.anything(), diagnoses: fc.anything() }, { requiredKeys: [] }),
      fc.record({ answers: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...ids, '__proto__', 'constructor')), fc.anything()) }),
      fc.record({
        diagnoses: fc.array(
          fc.record(
            {
              system: fc.constantFrom('ORPHA', 'ICD-10-SE', 'x'),
              code: fc.oneof(fc.string(), fc.anything()),
              certainty: fc.constantFrom('confirmed', 'suspected', 1),
            },
            { requiredKeys: [] },
          ),
        ),
      }),
    );
    fc.assert(
      fc.property(strange, (value) => {
        const checked = checkEligibility(definition, value as EligibilityInput, { codes });
        if (checked.ok) expect(['refer', 'do-not-refer', 'refer-elsewhere', 'more-information']).toContain(checked.value.result);
        else for (const one of checked.error) expect(one.message.sv).not.toBe('');
      }),
      RUNS,
    );
  });
});

/** One of the 3^n ways of answering yes, no or nothing. */
function answersOf(criteria: readonly string[], state: number): Record<string, 'yes' | 'no'> {
  const known: Record<string, 'yes' | 'no'> = {};
  criteria.forEach((id, at) => {
    const digit = Math.floor(state / 3 ** at) % 3;
    if (digit > 0) known[id] = digit === 1 ? 'yes' : 'no';
  });
  return known;
}

function isFlip(before: Decision, after: Decision): boolean {
  const results = [before.result, after.result];
  return results.includes('refer') && results.includes('do-not-refer');
}

/** The criteria that a matched part settles: itself, or for a clarification those that it establishes. */
function settledBy(definition: Definition, part: string): string[] {
  const clarification = definition.clarifications.find(({ id }) => id === part);
  const established = clarification?.establishes;
  return [part, ...(established ? [established.confirmed, established.suspected].filter((id) => id !== undefined) : [])];
}
