import { expect, test } from 'vitest';
import { codeKeys, rewriteCodeQuery } from './code-keys.ts';
import { foldText } from './normalize.ts';

const joined = (text: string): string => foldText(text).replaceAll(' ', '');

test.each([
  ['ORPHA:98', 'orpha98'],
  ['orpha 98', 'orpha98'],
  ['Orphanet:98', 'orpha98'],
  ['orphacode 98', 'orpha98'],
  ['ORPHA-kod 98', 'orpha98'],
  ['MIM #229300', 'omim229300'],
  ['omim:229300', 'omim229300'],
  ['ICD-10 G11.1', 'g111'],
  ['ICD-10-SE: G11.1', 'g111'],
  ['icd11 8A03.10', '8a0310'],
  ['KVÅ AA001', 'aa001'],
  ['98', '98'],
  ['orphan disease', 'orphandisease'],
  ['Mimer', 'mimer'],
])('%s is looked up as %s', (query, key) => {
  expect(joined(rewriteCodeQuery(query))).toBe(key);
});

test('every way a code is written leads to one of its keys', () => {
  expect(codeKeys('ORPHA', '98').map(joined)).toEqual(['orpha98', '98']);
  expect(codeKeys('OMIM', '229300').map(joined)).toContain(joined(rewriteCodeQuery('MIM 229300')));
  expect(codeKeys('ICD-10-SE', 'G11.1').map(joined)).toEqual(['g111']);
});
