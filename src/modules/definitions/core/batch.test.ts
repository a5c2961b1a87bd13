import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerable, knownInput, validInput } from '../../../../tests/eligibility/arbitrary.ts';
import { codes, definitions, movement } from '../../../../tests/eligibility/definitions.ts';
import { evaluateBatch, evaluateColumns, FAULTY } from './batch.ts';
import { compileDefinition } from './check-eligibility.ts';
import type { EligibilityInput } from './eligibility.ts';

describe.each(definitions.map((definition) => [definition.areaId, definition] as const))('%s', (_, definition) => {
  const compiled = compileDefinition(definition, codes);
  const inputs = fc.array(fc.oneof(validInput(definition), knownInput(definition)), { minLength: 1, maxLength: 40 });

  test('a batch comes to what each single decision comes to', () => {
    fc.assert(
      fc.property(inputs, (many) => {
        const { outcome, outcomes } = evaluateBatch(compiled, many);
        many.forEach((input, row) => {
          const single = compiled.check(input);
          const settled = outcomes[outcome[row] ?? FAULTY];
          expect(single.ok && { ...settled, reasonIds: 0 }).toMatchObject(
            single.ok
              ? {
                  result: single.value.result,
                  doors: single.value.doors,
                  reasons: single.value.reasons,
                  missing: single.value.missing,
                  redirects: single.value.redirects,
                }
              : {},
          );
        });
      }),
      { numRuns: 60 },
    );
  });

  test('columns come to the same as rows', () => {
    fc.assert(
      fc.property(inputs, (many) => {
        const rows: EligibilityInput[] = many.map(({ age, answers }) => ({
          ...(age === undefined ? {} : { age }),
          ...(answers ? { answers } : {}),
        }));
        const columns = {
          length: rows.length,
          ages: rows.map((row) => row.age),
          answers: Object.fromEntries(answerable(definition).map((id) => [id, rows.map((row) => row.answers?.[id])])),
        };
        const byRow = evaluateBatch(compiled, rows);
        const byColumn = evaluateColumns(compiled, columns);
        expect([...byColumn.outcome].map((at) => byColumn.outcomes[at])).toEqual([...byRow.outcome].map((at) => byRow.outcomes[at]));
      }),
      { numRuns: 60 },
    );
  });
});

test('a faulty row is set aside and the rest go on', () => {
  const { outcome, outcomes, faults } = evaluateBatch(compileDefinition(movement, codes), [
    { answers: { huntington: 'yes' } },
    { age: -1 },
    {},
  ]);
  expect(outcome[1]).toBe(FAULTY);
  expect(faults.get(1)?.[0]?.kind).toBe('bad-age');
  expect([outcome[0], outcome[2]].map((at) => outcomes[at ?? FAULTY]?.result)).toEqual(['do-not-refer', 'more-information']);
});

test('a column that the definition lacks is a programming error', () => {
  expect(() => evaluateColumns(compileDefinition(movement, codes), { length: 1, answers: { ataxia: ['yes'] } })).toThrow('"ataxia"');
});

test('more distinct rows than the table holds are still right', () => {
  const compiled = compileDefinition(movement, codes);
  const ids = answerable(movement);
  const length = 90_000;
  const answers = Object.fromEntries(
    ids.map((id, at) => [
      id,
      Array.from({ length }, (_, row) => (['yes', 'no', 'unknown'] as const)[Math.imul(row + 1, 2654435761 + at * 40503) >>> 30]),
    ]),
  );
  const { outcome, outcomes } = evaluateColumns(compiled, { length, answers });
  for (let row = 0; row < length; row += 997) {
    const single = compiled.check({
      answers: Object.fromEntries(
        ids.flatMap((id) => {
          const answer = answers[id]?.[row];
          return answer ? [[id, answer]] : [];
        }),
      ),
    });
    expect(single.ok && single.value.reasons).toEqual(outcomes[outcome[row] ?? FAULTY]?.reasons);
  }
});
