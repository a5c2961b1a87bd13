import { describe, expect, it } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { type AccessibilityResults, accessibilityResults, complianceOf, shippedResults } from './accessibility-results.ts';

const tested: AccessibilityResults = {
  testedOn: localDate('2026-11-22'),
  updatedOn: localDate('2026-11-22'),
  tools: ['axe-core'],
  modes: ['light'],
  pages: ['/'],
  violations: [],
  notTestedManually: [],
};
const violation = { rule: 'color-contrast', page: '/', mode: 'dark' };
const manual = { sv: 'Skärmläsare', en: 'Screen readers' };

describe('how far the site complies', () => {
  it.each<[string, AccessibilityResults, number, ReturnType<typeof complianceOf>]>([
    ['never tested', { ...tested, testedOn: null }, 0, 'untested'],
    ['a test of no pages', { ...tested, pages: [] }, 0, 'untested'],
    ['faults found', { ...tested, violations: [violation] }, 0, 'partial'],
    ['manual tests left to do', { ...tested, notTestedManually: [manual] }, 0, 'partial'],
    ['known shortcomings', tested, 1, 'partial'],
    ['all tested and nothing wrong', tested, 0, 'full'],
  ])('%s', (_, results, shortcomings, expected) => expect(complianceOf(results, shortcomings)).toBe(expected));
});

it('the results that are shipped can be read', () => expect(() => shippedResults()).not.toThrow());

it.each([[{ ...tested, testedOn: 'yesterday' }], [{ ...tested, pages: '/' }], [{ ...tested, extra: true }]])(
  'a results file in another form is refused',
  (file) => expect(accessibilityResults.safeParse(file).success).toBe(false),
);
