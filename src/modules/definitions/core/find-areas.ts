import { fail, ok, type Result } from '../../../kernel/result.ts';
import { compileDefinition } from './check-eligibility.ts';
import type { CodeIndex } from './codes.ts';
import type { Definition } from './definition.ts';
import type { CareUnit, Decision, Diagnosis, EligibilityResult } from './eligibility.ts';
import type { Fault } from './fault.ts';

/** An area that a diagnosis has to do with. `countsIn` when a code speaks for the area itself, not only for what it leaves out. */
export type AreaFound = { readonly definition: Definition; readonly decision: Decision; readonly countsIn: boolean };

const RANK: Record<EligibilityResult, number> = { refer: 0, 'more-information': 1, 'refer-elsewhere': 2, 'do-not-refer': 3 };

/**
 * "Which national area is this?": the areas whose definitions have something to say about the diagnoses, those that count them in
 * first. Only diagnoses and age are common to all areas; the rest is then asked for in each.
 */
export function findAreas(
  definitions: readonly Definition[],
  patient: { readonly age?: number | undefined; readonly diagnoses: readonly Diagnosis[] },
  context: { readonly codes: CodeIndex; readonly unitsOf?: (areaId: string) => readonly CareUnit[] },
): Result<readonly AreaFound[], readonly Fault[]> {
  const found: AreaFound[] = [];
  for (const definition of definitions) {
    const checked = compileDefinition(definition, context.codes).check(patient, context.unitsOf?.(definition.areaId));
    if (!checked.ok) return fail(checked.error);
    if (checked.value.matches.length === 0) continue;
    const inside = new Set(definition.clarifications.map(({ id }) => id));
    found.push({ definition, decision: checked.value, countsIn: checked.value.matches.some(({ criterion }) => inside.has(criterion)) });
  }
  const rank = ({ countsIn, decision }: AreaFound): number => (countsIn ? 0 : 4) + RANK[decision.result];
  return ok(found.sort((a, b) => rank(a) - rank(b) || (a.definition.areaId < b.definition.areaId ? -1 : 1)));
}
