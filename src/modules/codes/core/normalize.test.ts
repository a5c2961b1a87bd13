import { expect, test } from 'vitest';
import { Folded, foldInto, foldText } from './normalize.ts';

test.each([
  ['Hereditär spastisk parapares', 'hereditar spastisk parapares'],
  ['ÅÄÖ åäö', 'aao aao'],
  ['Sjögren-Larssons syndrom', 'sjogren larssons syndrom'],
  ["Friedreich's ataxia", 'friedreichs ataxia'],
  ['Friedreich’s ataxia', 'friedreichs ataxia'],
  ['α-mannosidos', 'alpha mannosidos'],
  ['Β-ketothiolase', 'beta ketothiolase'],
  ['Straße, Ærø, Łódź', 'strasse aero lodz'],
  ['G11.1', 'g11 1'],
  ['ORPHA:98', 'orpha 98'],
  ['  two   spaces  ', 'two spaces'],
  ['ﬁbrosis ⅷ ²', 'fibrosis viii 2'],
  ['e\u0301tude', 'etude'],
  ['中文', ''],
  ['—', ''],
  ['', ''],
])('%j becomes %j', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('what does not fit is left out, also in the middle of a spelled-out letter', () => {
  const folded = new Folded(4);
  foldInto('aaß ß bc', folded);
  expect([folded.length, folded.words, folded.ends[0]]).toEqual([4, 1, 4]);
  foldInto('aaaß', folded);
  expect([folded.length, folded.words]).toEqual([4, 1]);
});
