import type { Result } from '../../kernel/result.ts';
import type { Dates } from '../../platform/http/route.ts';
import { type Decision, type Definition, type Fault, readCode } from '../definitions/index.ts';
import { type Candidate, candidatesOf } from './core/candidates.ts';
import { type GuideState, inputOf, withRuledOut } from './core/guide.ts';
import { mentionsOf } from './core/mentions.ts';
import { type Unit, unitsOf } from './core/units.ts';
import type { EligibilityDeps } from './deps.ts';
import { viewOf } from './find-definition.ts';

type Asked = { readonly deps: EligibilityDeps; readonly dates: Dates };

export type Evaluated = { readonly decision: Decision; readonly units: readonly Unit[] };

/** What a definition says of where someone is in the check. */
export function evaluate(ctx: Asked, state: GuideState, definition: Definition): Result<Evaluated, readonly Fault[]> {
  const units = unitsOf(viewOf(ctx), definition);
  const compiled = ctx.deps.eligibility.compiled(definition);
  const asked = definition.delimitations.filter((part) => part.derived === undefined).map((part) => part.id);
  const checked = compiled.check(withRuledOut(inputOf(state, definition), state, asked), units);
  return checked.ok ? { ok: true, value: { decision: checked.value, units } } : checked;
}

/** The areas that speak of a diagnosis. Faults when the code cannot be read. */
export function evaluateAreas(ctx: Asked, state: GuideState): Result<readonly Candidate[], readonly Fault[]> {
  const { diagnosis } = state;
  if (diagnosis === undefined) return { ok: true, value: [] };
  const { definitions, codes } = ctx.deps.eligibility;
  const read = readCode(codes(), diagnosis.system, diagnosis.code);
  const all: Candidate[] = [];
  for (const definition of definitions) {
    const checked = evaluate(ctx, { ...state, answers: [], ruledOut: undefined }, definition);
    if (!checked.ok) return checked;
    const mentions = read.ok ? mentionsOf([definition], codes(), diagnosis.system, read.code) : [];
    all.push({ definition, decision: checked.value.decision, mentions });
  }
  return { ok: true, value: candidatesOf(all) };
}
