import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts, compareValues } from './compare.ts';
import { fieldsOf } from './kinds.ts';

const side = (pieces: ReturnType<typeof compareTexts>, kind: 'removed' | 'added'): string =>
  pieces
    .filter((piece) => piece.kind === 'same' || piece.kind === kind)
    .map((piece) => piece.text)
    .join('');

test('both texts can be read from the pieces, whatever they are', () => {
  const text = fc
    .array(fc.constantFrom('vård ', 'av ', 'barn\n', 'och ', 'vuxna. ', ' '), { maxLength: 40 })
    .map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = compareTexts(before, after);
      expect(side(pieces, 'removed')).toBe(before);
      expect(side(pieces, 'added')).toBe(after);
    }),
  );
});

test('what is the same stays', () => {
  expect(compareTexts('Utredning av barn vid tre enheter.', 'Utredning av vuxna vid tre enheter.')).toEqual([
    { kind: 'same', text: 'Utredning av ' },
    { kind: 'removed', text: 'barn ' },
    { kind: 'added', text: 'vuxna ' },
    { kind: 'same', text: 'vid tre enheter.' },
  ]);
});

test('a part that has moved is compared with itself, not with the one that took its place', () => {
  const one = { id: 'a', headingSv: 'Första', textSv: 'Ett' };
  const two = { id: 'b', headingSv: 'Andra', textSv: 'Två' };
  const found = compareValues(fieldsOf.definition, { parts: [one, two] }, { parts: [two, { ...one, textSv: 'Ett till' }] });
  expect(found).toMatchObject([{ at: 'parts.1.textSv', before: 'Ett', after: 'Ett till' }]);
});
