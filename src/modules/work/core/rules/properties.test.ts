import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../../kernel/date.ts';
import { registerWith } from '../../test-register.ts';
import { interpret, type Said } from '../interpret.ts';
import { createLedger } from '../ledger.ts';
import { hasEnded } from './areas.ts';
import { decided, how, today } from './test-world.ts';

describe('whatever is recorded, in whatever order', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays(localDate('2024-06-12'), n));
  const region = fc.constantFrom('01', '02', '03');
  const said: fc.Arbitrary<Pick<Said, 'kind' | 'values' | 'corrects'>> = fc.oneof(
    fc.record({
      kind: fc.constant('grant' as const),
      corrects: fc.constant(null),
      values: fc.record({ when: day, region, population: fc.constantFrom('adults', 'children', 'both', '') }),
    }),
    fc.record({
      kind: fc.constant('revocation' as const),
      corrects: fc.constant(null),
      values: fc.record({
        when: day,
        permit: fc.constantFrom('alfa-01', 'alfa-02', 'alfa-03', 'alfa-01-2'),
        ground: fc.constant('holder-request'),
      }),
    }),
    fc.record({
      kind: fc.constant('annulment' as const),
      corrects: fc.constantFrom('grant/alfa-01', 'grant/alfa-02', 'revocation/alfa-01'),
      values: fc.record({ note: fc.constant('x') }),
    }),
    fc.record({
      kind: fc.constant('area-state' as const),
      corrects: fc.constant(null),
      values: fc.record({
        when: day,
        status: fc.constantFrom('ended', 'paused', 'in-process', 'management', 'longlist', 'awaiting-start'),
        step: fc.constantFrom('1', '2', '7'),
        note: fc.constant('x'),
      }),
    }),
  );
  test('no more permits are held than there are units, none twice, and none in an area that has ended', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 25 }), (all) => {
        const ledger = createLedger(registerWith([decided]));
        for (const one of all) interpret(ledger, { area: 'alfa', ...one }, how);
        const now = ledger.heldIn('alfa', today);
        expect(now.length).toBeLessThanOrEqual(2);
        expect(
          now.filter(({ payload }) => payload.scope.population === 'children' || payload.scope.population === 'both').length,
        ).toBeLessThanOrEqual(1);
        expect(hasEnded(ledger, 'alfa') ? now : []).toEqual([]);
        expect(new Set(now.map(({ payload }) => payload.permit)).size).toBe(now.length);
      }),
      { numRuns: 300 },
    );
  });
});
