import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { movement } from '../../../../tests/eligibility/definitions.ts';
import { withQuery } from '../../../kernel/paths.ts';
import type { GuideAnswer, GuideState } from '../core/guide.ts';
import { readState, stateFields, writeState } from './state.ts';

const schema = z.object(stateFields);

/** As a browser sends it. */
function throughAddress(state: GuideState): GuideState {
  const query = new URLSearchParams(withQuery('', writeState(state)).slice(1));
  const raw = Object.fromEntries(
    [...new Set(query.keys())].map((name) => [name, query.getAll(name).length > 1 ? query.getAll(name) : query.get(name)]),
  );
  const read = readState(schema.parse(raw), movement);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const ids = movement.criteria.map(({ id }) => id);
const answer: fc.Arbitrary<GuideAnswer> = fc.oneof(
  fc.record({ id: fc.constantFrom(...ids), answer: fc.constantFrom('yes', 'no', 'unknown') }),
  fc.record({ id: fc.constant('age' as const), answer: fc.constantFrom('adult', 'child', 'unknown') }),
);
const states: fc.Arbitrary<GuideState> = fc.record({
  area: fc.option(fc.constant(movement.areaId), { nil: undefined }),
  diagnosis: fc.option(
    fc.record({
      system: fc.constantFrom('ORPHA', 'ICD-10-SE'),
      code: fc.constantFrom('98', 'G11.1', 'G31.8A'),
      certainty: fc.constantFrom('confirmed', 'suspected'),
    }),
    { nil: undefined },
  ),
  answers: fc.uniqueArray(answer, { selector: ({ id }) => id, maxLength: 6 }),
  ruledOut: fc.option(fc.record({ met: fc.uniqueArray(fc.constantFrom('parkinson', 'tremor', 'huntington')), rest: fc.boolean() }), {
    nil: undefined,
  }),
});

describe('a state as an address', () => {
  it('comes back as it was, in its order', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(throughAddress(state)).toEqual(state);
      }),
    );
  });

  it.each([
    ['svar', { svar: ['finns-inte.ja'] }],
    ['svar', { svar: ['confirmed.kanske'] }],
    ['svar', { svar: ['__proto__.ja'] }],
    ['svar', { svar: ['initial-work-up.ja'] }],
    ['svar', { svar: ['age.42'] }],
    ['finns', { finns: ['finns-inte'], uteslutet: 'ja' as const }],
    ['kod', { kod: 'SNOMED 1' }],
    ['kod', { kod: 'ORPHA' }],
  ])('with something strange in %s is refused, and names it', (name, query) => {
    const read = readState(schema.parse(query), movement);
    expect(read.ok ? [] : read.error.errors.map((fault) => fault.name)).toEqual([name]);
  });
});
