import { checkEligibility, type EligibilityContext } from './check-eligibility.ts';
import type { Definition } from './definition.ts';
import type { Decision, EligibilityInput, EligibilityResult } from './eligibility.ts';
import type { Fault } from './fault.ts';

/** What a saved case expects: an answer, of which only what is named must come out, or a fault. */
export type Expected =
  | {
      readonly result: EligibilityResult;
      readonly doors?: readonly string[] | undefined;
      /** `criterion effect`, each of which must be among the reasons. */
      readonly reasons?: readonly string[] | undefined;
      /** The first of what is missing, in order. */
      readonly missing?: readonly string[] | undefined;
      /** Each of which must be among what to rule out. */
      readonly ruleOut?: readonly string[] | undefined;
      readonly redirects?: readonly string[] | undefined;
    }
  | { readonly fault: string; readonly path?: string | undefined };

/** What is known of a made-up patient, and the answer that is expected. The input is as a clinician gave it: it may be faulty on purpose. */
export type SavedCase = {
  readonly id: string;
  readonly title: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: Expected;
};

/** Saved cases of an area. Nobody real is in them. */
export type SavedCases = { readonly format: 'tillstand-cases/1'; readonly areaId: string; readonly cases: readonly SavedCase[] };
/** One thing that was not as expected. */
export type Difference = { readonly what: string; readonly expected: string; readonly got: string };
export type CaseRun = { readonly case: SavedCase; readonly differences: readonly Difference[]; readonly decision: Decision | null };

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
