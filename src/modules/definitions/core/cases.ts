import { z } from 'zod';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { checkEligibility, type EligibilityContext } from './check-eligibility.ts';
import type { Definition } from './definition.ts';
import type { Decision, EligibilityInput } from './eligibility.ts';
import { type Fault, fault } from './fault.ts';

/** Saved cases of an area: what is known of a made-up patient, and the answer that is expected. Nobody real is in them. */
export const casesSchema = z.strictObject({
  format: z.literal('tillstand-cases/1'),
  areaId: z.string().max(80),
  cases: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/).max(120),
        title: z.string().min(1).max(300),
        /** As given by a clinician: may be faulty on purpose. */
        input: z.record(z.string(), z.unknown()),
        expect: z.union([
          z.strictObject({
            result: z.enum(['refer', 'do-not-refer', 'refer-elsewhere', 'more-information']),
            doors: z.array(z.string()).optional(),
            /** `criterion effect`, each of which must be among the reasons. */
            reasons: z.array(z.string()).optional(),
            /** The first of what is missing, in order. */
            missing: z.array(z.string()).optional(),
            /** Each of which must be among what to rule out. */
            ruleOut: z.array(z.string()).optional(),
            redirects: z.array(z.string()).optional(),
          }),
          z.strictObject({ fault: z.string(), path: z.string().optional() }),
        ]),
      }),
    )
    .max(2000),
});

export type SavedCases = z.infer<typeof casesSchema>;
export type SavedCase = SavedCases['cases'][number];
export type Expected = SavedCase['expect'];

/** One thing that was not as expected. */
export type Difference = { readonly what: string; readonly expected: string; readonly got: string };
export type CaseRun = { readonly case: SavedCase; readonly differences: readonly Difference[]; readonly decision: Decision | null };

export function parseCases(json: unknown): Result<SavedCases, readonly Fault[]> {
  const parsed = casesSchema.safeParse(json);
  if (!parsed.success) return fail(parsed.error.issues.map((issue) => fault(issue.path.map(String).join('.'), 'schema', issue.message)));
  const seen = new Set<string>();
  const doubled = parsed.data.cases.filter(({ id }) => seen.has(id) || !seen.add(id));
  return doubled.length > 0 ? fail(doubled.map(({ id }) => fault('cases', 'schema', `${id} ×2`))) : ok(parsed.data);
}

/** Runs every case against a definition and says what differs from what was expected. */
export function runCases(definition: Definition, cases: readonly SavedCase[], context: EligibilityContext): readonly CaseRun[] {
  return cases.map((one) => {
    const checked = checkEligibility(definition, one.input as EligibilityInput, context);
    return {
      case: one,
      decision: checked.ok ? checked.value : null,
      differences: checked.ok ? decisionDifferences(one.expect, checked.value) : faultDifferences(one.expect, checked.error),
    };
  });
}

function decisionDifferences(expect: Expected, decision: Decision): Difference[] {
  if ('fault' in expect) return [{ what: 'fault', expected: expect.fault, got: decision.result }];
  const same = (what: string, expected: string, got: string): Difference[] => (expected === got ? [] : [{ what, expected, got }]);
  const has = (what: string, wanted: readonly string[] | undefined, got: readonly string[]): Difference[] =>
    (wanted ?? []).filter((one) => !got.includes(one)).map((one) => ({ what, expected: one, got: got.join(', ') }));
  const reasons = decision.reasons.map((reason) => `${reason.criterion} ${reason.effect}`);
  const list = (items: readonly string[]): string => items.join(', ');
  return [
    ...same('result', expect.result, decision.result),
    ...(expect.doors ? same('doors', list(expect.doors), list(decision.doors)) : []),
    ...has('reasons', expect.reasons, reasons),
    ...(expect.missing ? same('missing', list(expect.missing), list(decision.missing.slice(0, expect.missing.length))) : []),
    ...has('ruleOut', expect.ruleOut, decision.ruleOut),
    ...(expect.redirects ? same('redirects', list(expect.redirects), list(decision.redirects.map(({ area }) => area))) : []),
  ];
}

function faultDifferences(expect: Expected, faults: readonly Fault[]): Difference[] {
  const got = faults.map((one) => `${one.kind} ${one.path}`).join(', ');
  if (!('fault' in expect)) return [{ what: 'result', expected: expect.result, got }];
  const isFound = faults.some((one) => one.kind === expect.fault && (expect.path === undefined || one.path === expect.path));
  return isFound ? [] : [{ what: 'fault', expected: `${expect.fault} ${expect.path ?? ''}`.trim(), got }];
}
