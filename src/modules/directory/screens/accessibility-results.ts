import { z } from 'zod';
import { localDate } from '../../../kernel/date.ts';
import file from '../accessibility-results.json' with { type: 'json' };

const day = z.iso.date().transform(localDate);

/**
 * What `accessibility-results.json` holds. The accessibility tests write `testedOn`, `tools`, `modes`, `pages` and `violations`;
 * `notTestedManually` is kept by hand and shortened as manual tests are made.
 */
export const accessibilityResults = z.strictObject({
  /** The day the tests were run; null until they have been. */
  testedOn: day.nullable(),
  /** The day when the statement was last changed. */
  updatedOn: day,
  tools: z.array(z.string()),
  /** `light`, `dark`, `320px` and so on. */
  modes: z.array(z.string()),
  /** Addresses of the pages tested. */
  pages: z.array(z.string()),
  violations: z.array(z.strictObject({ rule: z.string(), page: z.string(), mode: z.string() })),
  notTestedManually: z.array(z.strictObject({ sv: z.string(), en: z.string() })),
});
export type AccessibilityResults = z.output<typeof accessibilityResults>;

/** The results that the product ships with. */
export const shippedResults = (): AccessibilityResults => accessibilityResults.parse(file);

/**
 * How far the site is known to comply. Automatic tests alone never make it `full`: that takes that nothing is left to test by hand
 * and that no shortcomings are known.
 */
export function complianceOf(results: AccessibilityResults, knownShortcomings: number): 'untested' | 'partial' | 'full' {
  if (results.testedOn === null || results.pages.length === 0) return 'untested';
  return results.violations.length + results.notTestedManually.length + knownShortcomings === 0 ? 'full' : 'partial';
}
