import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteTable, bitCount, letterMask } from './table.ts';

test('ids are given in order of arrival and found again, however much the table grows', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 6, max: 36 }), { maxLength: 200 }), (strings) => {
      const table = new ByteTable(1, 1);
      const expected = [...new Set(strings.map(String))];
      for (const string of strings) expect(table.add(string, 0, string.length)).toBe(expected.indexOf(String(string)));
      table.trim();
      expect(table.count).toBe(expected.length);
      for (const string of strings) expect(table.find(string, 0, string.length)).toBe(expected.indexOf(String(string)));
      expect(table.find(Uint8Array.of(36, 36, 36, 36, 36, 36, 36), 0, 7)).toBe(-1);
    }),
    { numRuns: 50 },
  );
});

test('letters missing from a word are counted', () => {
  const word = Uint8Array.of(1, 2, 3, 2);
  const other = Uint8Array.of(2, 3, 9);
  expect(bitCount(letterMask(word, 0, 4) & ~letterMask(other, 0, 3))).toBe(1);
  expect([0, 1, -1, 0x5555].map(bitCount)).toEqual([0, 1, 32, 8]);
});
