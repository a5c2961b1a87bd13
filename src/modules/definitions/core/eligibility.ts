import type { CodeSystemName, Localised, PopulationGroup, Strength } from './definition.ts';

export type Answer = 'yes' | 'no' | 'unknown';
export type DiagnosisCertainty = 'confirmed' | 'suspected';
export type Diagnosis = { readonly system: CodeSystemName; readonly code: string; readonly certainty: DiagnosisCertainty };

/** What is known of a patient. Nothing here identifies anyone, and nothing of it is stored. `age` in whole or part years. */
export type EligibilityInput = {
  readonly age?: number | undefined;
  readonly answers?: Readonly<Record<string, Answer>> | undefined;
  readonly diagnoses?: readonly Diagnosis[] | undefined;
};

export type EligibilityResult = 'refer' | 'do-not-refer' | 'refer-elsewhere' | 'more-information';

export type ReasonPart = 'criterion' | 'delimitation' | 'redirection' | 'population';

/**
 * `opens-door`, `closes-door`: the criterion settles a door. `home-region`, `university-hospital`, `other-care`: a delimitation is met
 * and that is where the patient is cared for. `refer-elsewhere`: another area. `outside-population`: the area is not for that age.
 * `overrides`: confirmed won over suspected. `suggests`: a code gives cause to ask. `contradicts`: answer and code disagree. `missing`: not known.
 */
export type ReasonEffect =
  | 'opens-door'
  | 'closes-door'
  | 'home-region'
  | 'university-hospital'
  | 'other-care'
  | 'refer-elsewhere'
  | 'outside-population'
  | 'overrides'
  | 'suggests'
  | 'contradicts'
  | 'missing';

/** Why. `criterion` is an id in the definition that the answer cites (`population` for its population). */
export type Reason = {
  readonly criterion: string;
  readonly part: ReasonPart;
  readonly effect: ReasonEffect;
  readonly door?: string;
  readonly area?: string;
  readonly legalReference: string;
  readonly text: Localised;
};

export type Redirect = { readonly area: string; readonly reason: string };

/** How a diagnosis touched the definition, shown so that the reader can judge it. */
export type CodeMatch = {
  readonly system: CodeSystemName;
  readonly code: string;
  readonly certainty: DiagnosisCertainty;
  /** The criterion, delimitation or redirection that the code speaks for. */
  readonly criterion: string;
  readonly strength: Strength | 'rules-out';
  readonly relation: 'exact' | 'narrower' | 'broader' | null;
};

/** A code that was read in another form than it was written: `G10` is `G10.9` in Sweden. */
export type Understood = { readonly system: CodeSystemName; readonly given: string; readonly as: string };

/** A unit that holds a permit for the area, as the caller knows it: for whom, and which slot of the definition it fills. */
export type CareUnit = {
  readonly id: string;
  readonly name: string;
  readonly region?: string;
  readonly groups?: readonly PopulationGroup[];
  readonly slot?: string;
  readonly referralAddress?: string;
};

export type Decision = {
  readonly definition: string;
  readonly result: EligibilityResult;
  /** The doors that are open. Empty unless the result is `refer`. */
  readonly doors: readonly string[];
  readonly reasons: readonly Reason[];
  /** What to find out, in the order that settles most. `age` when the patient's age is needed. Empty when the result is settled. */
  readonly missing: readonly string[];
  /** Delimitations that are not known and count as not met: to rule out before the patient is referred. */
  readonly ruleOut: readonly string[];
  readonly redirects: readonly Redirect[];
  /** Units that can take the patient. Empty unless the result is `refer`. */
  readonly units: readonly CareUnit[];
  readonly population: PopulationGroup | null;
  readonly matches: readonly CodeMatch[];
  readonly understood: readonly Understood[];
};
