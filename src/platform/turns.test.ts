import fc from 'fast-check';
import { expect, it } from 'vitest';
import { turns } from './turns.ts';

it('never more than so many at a time, all of them in the end, in the order they came, and a fault takes nobody’s place', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(fc.boolean(), { maxLength: 30 }), async (most, faults) => {
      const inTurn = turns(most);
      let going = 0;
      let highest = 0;
      const begun: number[] = [];
      const ended = await Promise.allSettled(
        faults.map((isFault, at) =>
          inTurn(async () => {
            begun.push(at);
            going += 1;
            highest = Math.max(highest, going);
            await new Promise((resolve) => setImmediate(resolve));
            going -= 1;
            if (isFault) throw new Error('fault');
          }),
        ),
      );
      expect(highest).toBeLessThanOrEqual(most);
      expect(begun).toEqual(faults.map((_, at) => at));
      expect(ended.map(({ status }) => status === 'rejected')).toEqual(faults);
    }),
    { numRuns: 50 },
  );
});
