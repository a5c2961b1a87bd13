import type { When } from '../../../kernel/when.ts';

/** Everything that can stand in the journal. A kind that is not here cannot be recorded. */
export type Payload =
  | AreaStateRecorded
  | AgencyDecision
  | DefinitionRecorded
  | ConditionsRecorded
  | CallOpened
  | Grant
  | Reject
  | Dismissal
  | WriteOff
  | Revocation
  | Annulment;

/** Where an area stands. `in-process` covers steps 1–7; `management` is step 8. */
export type AreaState =
  | { readonly status: 'longlist' }
  | { readonly status: 'in-process'; readonly step: 1 | 2 | 3 | 4 | 5 | 6 | 7 }
  /** Permits are decided, the care has not started under them. */
  | { readonly status: 'awaiting-start' }
  | { readonly status: 'management' }
  | { readonly status: 'paused'; readonly where: StoppedAt | null }
  /** `into`: the areas that took over what this one was, after a merger or a split. */
  | { readonly status: 'ended'; readonly where: StoppedAt | null; readonly into?: readonly string[] }
  /** A heading that gathers several areas in a plan, not an area of its own. */
  | { readonly status: 'group' };

export type AreaStatus = AreaState['status'];

/** Where in the process an area was paused or ended, as far as the source says. */
export type StoppedAt = 'before-expert-group' | 'after-expert-group' | 'in-b1' | 'in-b2';

export type AreaStateRecorded = { readonly kind: 'area-state'; readonly state: AreaState; readonly note: string | null };

/** Socialstyrelsen's decision that care is NHV, and at how many units (HSL 2017:30 7 kap. 5 §), or that it is not. */
export type AgencyDecision = {
  readonly kind: 'agency-decision';
  readonly outcome: 'nhv' | 'not-nhv';
  readonly slots: SlotStructure | null;
  readonly diaryNumber: string | null;
  readonly note: string | null;
};

/** A version of an area's definition. Only `decided` is the agency's own text. */
export type DefinitionRecorded = {
  readonly kind: 'definition';
  readonly version: string;
  readonly basis: 'decided' | 'proposed' | 'public-summary';
  readonly summary: Text | null;
  readonly parts: readonly DefinitionPart[];
  readonly inScope: readonly string[];
  readonly clarifications: readonly DefinitionItem[];
  readonly delimitations: readonly DefinitionItem[];
  readonly population: Population | null;
  readonly populationNote: string | null;
  readonly diagnoses: readonly string[];
  readonly codes: readonly string[];
  readonly slots: SlotStructure | null;
};

export type Population = 'adults' | 'children' | 'both';
/** Swedish always, English where it exists. */
export type Text = { readonly sv: string; readonly en: string | null };
export type DefinitionPart = {
  readonly id: string;
  readonly heading: Text;
  readonly text: Text;
  readonly points: readonly DefinitionItem[];
};
export type DefinitionItem = { readonly id: string; readonly text: Text };

/**
 * How many units may hold permits and for what: children's units lie within the total, tasks may be
 * unequal, sub-permits lie inside a permit. At most five units (HSF 2017:80 2 kap.).
 */
export type SlotStructure = {
  readonly units: number | null;
  readonly unitsForChildren: number | null;
  readonly tasks: readonly { readonly id: string; readonly text: Text; readonly units: number | null }[];
  readonly subPermits: readonly { readonly id: string; readonly text: Text; readonly units: number | null }[];
  readonly note: string | null;
};

/** Special conditions of an area: proposed with the call, decided with the permits. */
export type ConditionsRecorded = {
  readonly kind: 'conditions';
  readonly basis: 'proposed' | 'decided';
  readonly conditions: readonly SpecialCondition[];
};

export type ConditionHeading = 'critical-competence' | 'available-competence' | 'other-competence' | 'critical-equipment' | 'other';
export type SpecialCondition = {
  readonly id: string;
  readonly heading: ConditionHeading;
  readonly audience: 'adult' | 'child' | 'both';
  readonly text: Text;
};

/** The call to the regions (HSLF-FS 2018:48 3 kap.). The last day counts to 24.00 in Stockholm. */
export type CallOpened = {
  readonly kind: 'call';
  readonly lastDay: string;
  readonly slots: SlotStructure;
  readonly contact: string | null;
};

/** The board grants a region a permit, until further notice (HSL 2017:30 7 kap. 5 a §). */
export type Grant = {
  readonly kind: 'grant';
  readonly permit: string;
  /** County code, e.g. `12`. */
  readonly region: string;
  /** The permit reads "Region X through hospital Y"; null when the source names no hospital. */
  readonly hospital: string | null;
  readonly scope: PermitScope;
  /** When care under the permit starts; null when the source says nothing of it. */
  readonly validFrom: When | null;
  readonly diaryNumber: string | null;
  readonly partnerRegions: readonly string[];
  readonly subcontractors: readonly string[];
  readonly note: string | null;
};

/** What a permit covers. `null` population: the source does not say. */
export type PermitScope = {
  readonly population: Population | null;
  readonly tasks: readonly string[];
  readonly subPermits: readonly string[];
  readonly note: string | null;
};

export type Reject = { readonly kind: 'reject'; readonly region: string; readonly note: string | null };

/** Who decides that an application is not tried: the agency, on what formally fails, or the board. */
export type DecidedBy = 'authority' | 'board';

/**
 * An application that ends without being tried: no permit arises, and none is refused. Everyone reads this, so it says who applied for what, who decided
 * and when. The reasons as the region got them stand in the decision alone: they may hold what is not for everyone.
 */
type Untried = {
  /** County code. */
  readonly region: string;
  /** The hospital as the register names it; null when none is named. */
  readonly hospital: string | null;
  readonly by: DecidedBy;
  readonly diaryNumber: string | null;
  /** A short text, written for everyone. */
  readonly note: string | null;
};

/** Why an application cannot be tried, in words that say nothing of its contents. HSLF-FS 2018:48 3 kap. has the form, the period and the attachments. */
export type DismissalGround = 'late' | 'not-authorised' | 'incomplete';
/** An application is dismissed (avvisas): it formally fails. `ground` null: said in the decision alone. */
export type Dismissal = { readonly kind: 'dismiss'; readonly ground: DismissalGround | null } & Untried;

/** Why there is nothing left to try. */
export type WriteOffGround = 'application-withdrawn';
/** An application is written off (avskrivs): there is nothing left to try. `ground` null: said in the decision alone. */
export type WriteOff = { readonly kind: 'write-off'; readonly ground: WriteOffGround | null } & Untried;

/** The three grounds of HSL 2017:30 7 kap. 5 a §; there is no fourth. */
export type RevocationGround = 'conditions-not-met' | 'premises-changed' | 'holder-request';
export type Revocation = {
  readonly kind: 'revocation';
  readonly permit: string;
  readonly ground: RevocationGround;
  readonly note: string | null;
};

/** Takes away the entry it corrects without putting another in its place. */
export type Annulment = { readonly kind: 'annulment'; readonly reason: string };
