import type { SavedCase } from './cases.ts';
import { checkEligibility, type EligibilityContext } from './check-eligibility.ts';
import type { Definition } from './definition.ts';
import type { Decision, EligibilityInput, EligibilityResult, Reason } from './eligibility.ts';
import type { Fault } from './fault.ts';

/** An answer as far as a reader is concerned, or the faults that stopped it (a criterion that one version lacks). */
export type Answered =
  | { readonly result: EligibilityResult; readonly doors: readonly string[]; readonly redirects: readonly string[] }
  | { readonly faults: readonly Fault[] };

/** A saved case whose answer is another in the second version, and the reasons that came and went with it. */
export type EffectChange = {
  readonly case: SavedCase;
  readonly before: Answered;
  readonly after: Answered;
  readonly because: { readonly gone: readonly Reason[]; readonly new: readonly Reason[] };
};

export type EffectComparison = { readonly changed: readonly EffectChange[]; readonly unchanged: number };

/**
 * Compares two versions by what they do: which saved cases change answer, and why. A case changes when its result, doors, redirections
 * or faults do. Wording alone changes no case.
 */
export function compareByEffect(
  before: Definition,
  after: Definition,
  cases: readonly SavedCase[],
  context: EligibilityContext,
): EffectComparison {
  const changed = cases.flatMap((one): EffectChange[] => {
    const was = checkEligibility(before, one.input as EligibilityInput, context);
    const is = checkEligibility(after, one.input as EligibilityInput, context);
    const a = was.ok ? answered(was.value) : { faults: was.error };
    const b = is.ok ? answered(is.value) : { faults: is.error };
    if (keyOf(a) === keyOf(b)) return [];
    const gone = was.ok ? was.value.reasons : [];
    const now = is.ok ? is.value.reasons : [];
    return [{ case: one, before: a, after: b, because: { gone: without(gone, now), new: without(now, gone) } }];
  });
  return { changed, unchanged: cases.length - changed.length };
}

function answered({ result, doors, redirects }: Decision): Answered {
  return { result, doors, redirects: redirects.map(({ area }) => area) };
}

function keyOf(answer: Answered): string {
  return JSON.stringify('faults' in answer ? answer.faults.map(({ kind, path }) => [kind, path]) : answer);
}

function without(reasons: readonly Reason[], others: readonly Reason[]): Reason[] {
  const key = (reason: Reason): string => [reason.criterion, reason.part, reason.effect, reason.door, reason.area].join(' ');
  const known = new Set(others.map(key));
  return reasons.filter((reason) => !known.has(key(reason)));
}
