import type { Result } from '../../../kernel/result.ts';
import type { CodeIndex } from './codes.ts';
import { CompiledDefinition } from './compiled.ts';
import type { Definition } from './definition.ts';
import type { CareUnit, Decision, EligibilityInput } from './eligibility.ts';
import type { Fault } from './fault.ts';

/** What the caller knows beside the patient: the codes that are loaded and the units that hold a permit for the area. */
export type EligibilityContext = { readonly codes: CodeIndex; readonly units?: readonly CareUnit[] };

const compiled = new WeakMap<Definition, WeakMap<CodeIndex, CompiledDefinition>>();

/** Lays out a definition for many decisions, once for each definition and set of codes. */
export function compileDefinition(definition: Definition, codes: CodeIndex): CompiledDefinition {
  const byCodes = compiled.get(definition) ?? new WeakMap<CodeIndex, CompiledDefinition>();
  compiled.set(definition, byCodes);
  const known = byCodes.get(codes);
  if (known) return known;
  const made = new CompiledDefinition(definition, codes);
  byCodes.set(codes, made);
  return made;
}

/**
 * Does this patient belong to the area, where, and why?
 *
 * The rules, as the call of 9 December 2025 for rare movement disorders made them necessary:
 * - Unknown stays unknown: it never becomes yes or no. A door opens only on what is known.
 * - A delimitation that is not answered counts as not met, but stands in `ruleOut`. It is asked for only where a code suggests it.
 * - A confirmed diagnosis with a deciding code settles its criterion. A *suspected* diagnosis never settles a delimitation: a suspicion
 *   of Huntington's disease is a reason to test for it, not to refuse the patient, so the answer is `more-information`.
 * - When answer and deciding code disagree the answer is `more-information`, never a guess at which is right. An answer wins over what
 *   a code only suggests.
 * - When both suspected and confirmed hold, confirmed wins, and a reason with the effect `overrides` says so.
 * - Initial work-up that is not done means `do-not-refer` for now with the effect `home-region`, citing `initial-work-up-done`: the
 *   definition leaves the initial work-up to the regions. An established diagnosis lifts that.
 * - A patient who falls within another area gets `refer-elsewhere`, also when another delimitation is met.
 *
 * The answer is support, not a decision about care. Faults in the input come back as values, each with its place.
 */
export function checkEligibility(
  definition: Definition,
  input: EligibilityInput,
  context: EligibilityContext,
): Result<Decision, readonly Fault[]> {
  return compileDefinition(definition, context.codes).check(input, context.units);
}
