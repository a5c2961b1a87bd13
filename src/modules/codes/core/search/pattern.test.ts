import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PATTERN_LIMIT, Pattern } from './pattern.ts';

/** The whole distance table, with neighbours swapped as one edit: slow and plain. */
const table = (pattern: readonly number[], text: readonly number[], anywhere: boolean): readonly (readonly number[])[] => {
  const columns = [Array.from({ length: pattern.length + 1 }, (_, row) => row)];
  for (let at = 1; at <= text.length; at += 1) {
    const column = [anywhere ? 0 : at];
    for (let row = 1; row <= pattern.length; row += 1) {
      const same = pattern[row - 1] === text[at - 1] ? 0 : 1;
      const options = [(columns[at - 1]?.[row] ?? 0) + 1, (column[row - 1] ?? 0) + 1, (columns[at - 1]?.[row - 1] ?? 0) + same];
      const swapped = row > 1 && at > 1 && pattern[row - 1] === text[at - 2] && pattern[row - 2] === text[at - 1];
      if (swapped) options.push((columns[at - 2]?.[row - 2] ?? 0) + 1);
      column.push(Math.min(...options));
    }
    columns.push(column);
  }
  return columns;
};

const few = fc.integer({ min: 1, max: 4 });

test('the distance is that of the plain table, for patterns of one block and of several', () => {
  const pattern = new Pattern();
  const texts = fc.array(few, { maxLength: 90 });
  fc.assert(
    fc.property(fc.array(few, { minLength: 1, maxLength: 100 }), texts, fc.boolean(), (letters, text, anywhere) => {
      pattern.set(Uint8Array.from(letters), 0, letters.length);
      pattern.run(Uint8Array.from(text), 0, text.length, anywhere);
      const columns = table(letters, text, anywhere);
      expect(pattern.full).toBe(columns.at(-1)?.at(-1));
      expect(pattern.prefix).toBe(Math.min(...columns.map((column) => column.at(-1) ?? 0)));
    }),
    { numRuns: 400 },
  );
});

test('swapped neighbours across the edge of a block are one edit', () => {
  const letters = Array.from({ length: 64 }, (_, at) => 1 + (at % 26));
  const swapped = [...letters];
  [swapped[31], swapped[32]] = [letters[32] ?? 0, letters[31] ?? 0];
  const pattern = new Pattern();
  pattern.set(Uint8Array.from(letters), 0, 64);
  pattern.run(Uint8Array.from(swapped), 0, 64);
  expect(pattern.full).toBe(1);
});

test('a pattern is cut at its limit', () => {
  const pattern = new Pattern();
  const long = new Uint8Array(PATTERN_LIMIT + 50).fill(3);
  pattern.set(long, 0, long.length);
  pattern.run(long, 0, PATTERN_LIMIT);
  expect([pattern.length, pattern.full]).toEqual([PATTERN_LIMIT, 0]);
});
