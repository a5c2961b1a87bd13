import fs from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { allDrawable, charactersOf, drawable } from './glyphs.ts';
import { fontFiles, renderPdf } from './pdf.ts';

const fonts = fontFiles().map((file) => charactersOf(fs.readFileSync(file)));
const [regular = new Set<number>()] = fonts;

it('knows what the font has and has not, the same in every weight and style that is used upright', () => {
  for (const one of 'aZåäöÅÄÖéüßøœ0189–—’”…•½×Ωλя ') expect(regular.has(one.codePointAt(0) ?? 0), one).toBe(true);
  for (const one of '🫀😀漢字عب') expect(regular.has(one.codePointAt(0) ?? 0), one).toBe(false);
  expect(regular.size).toBeGreaterThan(800);
});

test.each([
  ['Vanlig svensk text: åäö – ”så här” 12\u00a0000', 'Vanlig svensk text: åäö – ”så här” 12\u00a0000'],
  ['Hjärta 🫀 i text', 'Hjärta [U+1FAC0] i text'],
  ['👩‍⚕️', '[U+1F469][U+2695]'],
  ['vänd \u202etxt.exe', 'vänd [U+202E]txt.exe'],
  ['ensam halva \ud83d slut', 'ensam halva \ufffd slut'],
  ['rad\nrad\tflik', 'rad\nrad\tflik'],
])('%j is printed as %j', (text, printed) => {
  expect(drawable(text, regular).replace('[U+FFFD]', '\ufffd')).toBe(printed);
});

it('goes through everything and leaves what is no text', () => {
  expect(allDrawable({ a: ['🫀', 1, null], b: { c: true } }, regular)).toEqual({ a: ['[U+1FAC0]', 1, null], b: { c: true } });
});

describe('a document with anything in it can be set by both standards', () => {
  const everything = ['🫀 emoji 👩‍⚕️', '\u202eomvänd', 'عربي', '漢字', '\u0007ring', '\ud83d', '\ufeff', '\u00ad', 'e\u0301', '\u{10ffff}'];
  test.each(['published', 'archived'] as const)('%s', (purpose) => {
    for (const text of everything) {
      const blocks = [
        { type: 'heading', level: 1, text },
        { type: 'note', text },
        { type: 'facts', rows: [{ term: text, value: text }] },
        { type: 'table', headers: [text, 'b'], rows: [[text, text]], widths: [1, 1] },
      ] as const;
      const given = {
        lang: 'sv',
        title: text,
        subtitle: text,
        banner: text,
        footer: text,
        pageWords: ['sida', 'av'],
        keywords: [text],
        blocks,
      } as const;
      expect(renderPdf(given, purpose, new Date('2026-04-30T21:00:00Z')).byteLength, JSON.stringify(text)).toBeGreaterThan(1_000);
    }
  });
});
