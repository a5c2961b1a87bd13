import type {
  Answer,
  CodeSystemName,
  Decision,
  Definition,
  DiagnosisCertainty,
  EligibilityInput,
  PopulationGroup,
} from '../../definitions/index.ts';
import type { Unit } from './units.ts';

/** One answer in the order that it was given. `age` asks for the group, never for the age itself. */
export type GuideAnswer =
  | { readonly id: 'age'; readonly answer: PopulationGroup | 'unknown' }
  | { readonly id: string; readonly answer: Answer };

/** What one screen of delimitations was answered with: those that hold, and whether all the others are ruled out. */
export type RuledOut = { readonly met: readonly string[]; readonly rest: boolean };

/** Where someone is in the check. Nothing here says who the patient is: a code, answers by id, and child or adult. */
export type GuideState = {
  readonly area?: string | undefined;
  readonly diagnosis?: { readonly system: CodeSystemName; readonly code: string; readonly certainty: DiagnosisCertainty } | undefined;
  readonly answers: readonly GuideAnswer[];
  readonly ruledOut?: RuledOut | undefined;
};

/** The case as the definition reads it. Child or adult becomes an age on that side of the definition's limit. */
export function inputOf(state: GuideState, { population }: Definition): EligibilityInput {
  const answers: Record<string, Answer> = {};
  let age: number | undefined;
  for (const one of state.answers) {
    if (isGroup(one))
      age = one.answer === 'unknown' ? undefined : one.answer === 'child' ? population.childUnder - 1 : population.childUnder;
    else answers[one.id] = one.answer;
  }
  return { answers, ...(age === undefined ? {} : { age }), ...(state.diagnosis ? { diagnoses: [state.diagnosis] } : {}) };
}

/** The same with what was ruled out on the screen of delimitations; an answer to one of them on its own stands. */
export function withRuledOut(input: EligibilityInput, state: GuideState, asked: readonly string[]): EligibilityInput {
  if (state.ruledOut === undefined) return input;
  const { met, rest } = state.ruledOut;
  const given: Record<string, Answer> = {};
  for (const id of asked) {
    if (met.includes(id)) given[id] = 'yes';
    else if (rest) given[id] = 'no';
  }
  return { ...input, answers: { ...given, ...input.answers } };
}

const isGroup = (one: GuideAnswer): one is Extract<GuideAnswer, { id: 'age' }> => one.id === 'age';

export const hasAnswered = (state: GuideState, id: string): boolean => state.answers.some((one) => one.id === id);

export type GuideStep =
  /** One question: a criterion, a delimitation that a code points to, or `age` for child or adult. */
  | { readonly step: 'ask'; readonly id: string }
  /** The delimitations together, on one screen. */
  | { readonly step: 'rule-out'; readonly ids: readonly string[] }
  | { readonly step: 'answer' };

/**
 * What to ask next. Questions come in the order that settles most; one that was answered with "do not know" is not asked again. Before a
 * patient is referred the delimitations are gone through, and child or adult is asked where the units differ.
 */
export function nextStep(state: GuideState, decision: Decision, units: readonly Unit[]): GuideStep {
  if (decision.result === 'more-information') {
    const next = decision.missing.find((id) => !hasAnswered(state, id));
    return next === undefined ? { step: 'answer' } : { step: 'ask', id: next };
  }
  if (decision.result !== 'refer') return { step: 'answer' };
  if (differ(units) && decision.population === null && !hasAnswered(state, 'age')) return { step: 'ask', id: 'age' };
  if (decision.ruleOut.length > 0 && state.ruledOut === undefined) return { step: 'rule-out', ids: decision.ruleOut };
  return { step: 'answer' };
}

/** Whether it matters to any unit how old the patient is. */
const differ = (units: readonly Unit[]): boolean => units.some((unit) => unit.groups !== undefined && unit.groups.length === 1);

/** The state one step back; undefined when there is nothing to take back within the area. */
export function stepBack(state: GuideState): GuideState | undefined {
  if (state.ruledOut !== undefined) return { ...state, ruledOut: undefined };
  return state.answers.length === 0 ? undefined : { ...state, answers: state.answers.slice(0, -1) };
}

/** The state before the answer at a place was given. */
export const stepBackTo = (state: GuideState, at: number): GuideState => ({
  ...state,
  answers: state.answers.slice(0, at),
  ruledOut: undefined,
});
