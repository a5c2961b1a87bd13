import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localPath, paths, patterns, splitLang, withQuery } from './paths.ts';

const pages = Object.values(patterns).flatMap((path): string[] => (typeof path === 'string' ? [path] : []));

it.each(pages)('%s comes back from both languages', (path) => {
  expect(splitLang(localPath(path, 'en'))).toEqual({ lang: 'en', path });
  expect(splitLang(localPath(path, 'sv'))).toEqual({ lang: 'sv', path });
});

it('no path begins with what marks English', () => {
  expect(pages.filter((path) => path === '/en' || path.startsWith('/en/'))).toEqual([]);
  expect(splitLang('/enheter')).toEqual({ lang: 'sv', path: '/enheter' });
});

it('an id never breaks out of its segment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (id) => {
      expect(paths.area(id).split('/')).toHaveLength(3);
      expect(decodeURIComponent(paths.area(id).slice('/omraden/'.length))).toBe(id);
    }),
  );
});

it.each([
  [{}, '/x'],
  [{ q: '', a: null, b: undefined }, '/x'],
  [{ q: 'å & ä', n: 2 }, '/x?q=%C3%A5+%26+%C3%A4&n=2'],
  [{ step: ['1', '', '2'] }, '/x?step=1&step=2'],
])('%j is written %s', (query, expected) => expect(withQuery('/x', query)).toBe(expected));
