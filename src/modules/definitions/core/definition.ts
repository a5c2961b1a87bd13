/**
 * An executable definition of a care area: the object that is proposed, consulted on, decided, printed in a call, named by
 * permits and shown in the directory. Every part has a stable id, text in two languages and a reference to where it stands.
 */

export type Localised = { readonly sv: string; readonly en: string };

export type PopulationGroup = 'adult' | 'child';
export type CodeSystemName = 'ORPHA' | 'ICD-10-SE';

/**
 * `decides`: a confirmed diagnosis with the code settles the criterion. `suggests`: the code only gives cause to ask.
 * ICD-10 seldom decides: only where the code means the same thing as the part.
 */
export type Strength = 'decides' | 'suggests';

/** How the code stands to the part that names it: `narrower` means that the code is the narrower of the two. */
export type CodeRelation = 'exact' | 'narrower' | 'broader';

type CodeCommon = {
  readonly strength: Strength;
  readonly relation?: CodeRelation | undefined;
  readonly label?: Localised | undefined;
  /** ORPHA codes that the reference does not reach, each with what lies under it. */
  readonly except?: readonly string[] | undefined;
};

/** One code, with or without what lies under it, or (ICD only) every code from one to another, both included. */
export type CodeRef =
  | (CodeCommon & { readonly system: CodeSystemName; readonly code: string; readonly withDescendants: boolean })
  | (CodeCommon & { readonly system: 'ICD-10-SE'; readonly from: string; readonly to: string });

/** Three-valued: an unanswered criterion stays unknown through `not`, and through `all` and `any` unless another part settles them. */
export type Expression =
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly not: Expression }
  | { readonly criterion: string }
  | { readonly population: PopulationGroup };

export type Outcome = { readonly id: string; readonly text: Localised };

/** A way in. */
export type Door = {
  readonly id: string;
  readonly title: Localised;
  readonly text: Localised;
  readonly legalReference: string;
  readonly opensWhen: Expression;
  /** What the national unit may decide when it has been contacted: a, b, c. */
  readonly outcomes: readonly Outcome[];
};

/** Something that a clinician can answer yes, no or unknown to. */
export type Criterion = {
  readonly id: string;
  readonly question: Localised;
  readonly text: Localised;
  readonly legalReference: string;
  /** When both hold, the named criterion wins over this one (`suspected` yields to `confirmed`). */
  readonly yieldsTo?: string | undefined;
};

/** What a word in the definition means, and which codes it covers. */
export type Clarification = {
  readonly id: string;
  readonly text: Localised;
  readonly legalReference: string;
  readonly codes: readonly CodeRef[];
  /** The criterion that a deciding code settles when the diagnosis is confirmed, and when it is suspected. */
  readonly establishes?: { readonly confirmed?: string | undefined; readonly suspected?: string | undefined } | undefined;
};

/** Who takes care of a patient that the definition leaves out. */
export type DelimitationEffect = 'home-region' | 'university-hospital' | 'other-care' | 'refer-elsewhere';

/** What the definition leaves out. */
export type Delimitation = {
  readonly id: string;
  readonly title: Localised;
  readonly question: Localised;
  readonly text: Localised;
  readonly legalReference: string;
  readonly effect: DelimitationEffect;
  readonly codes: readonly CodeRef[];
  /** Confirmed diagnoses that say that this delimitation is not met (Huntington-like is not Huntington). */
  readonly notCodes: readonly CodeRef[];
  /** A delimitation that follows from criteria is not asked about: it holds when `when` holds, unless `unless` does. */
  readonly derived?: { readonly when: Expression; readonly unless?: Expression | undefined; readonly cites: string } | undefined;
};

/** Where a patient belongs who falls within another area. `through` is a delimitation with the effect `refer-elsewhere`. */
export type Redirection = {
  readonly id: string;
  readonly area: string;
  readonly through: string;
  readonly text: Localised;
  readonly legalReference: string;
  readonly codes: readonly CodeRef[];
};

/** One kind of unit in the area: how many, whom they take, and for which doors when units have unequal tasks. */
export type Slot = {
  readonly id: string;
  readonly text: Localised;
  readonly count: number;
  readonly takes: readonly { readonly groups: readonly PopulationGroup[]; readonly doors?: readonly string[] | undefined }[];
};

export type Source = {
  readonly title: string;
  readonly url: string | null;
  /** The day that the source was read, `2026-11-21`. */
  readonly seen: string;
  readonly note?: string | undefined;
  readonly more?: readonly string[] | undefined;
};

export type Definition = {
  readonly format: 'tillstand-definition/1';
  /** `sallsynta-motorikstorningar@1` */
  readonly id: string;
  readonly areaId: string;
  readonly version: number;
  /** `decided` by the agency, or our `own-reading` of a public text. */
  readonly status: 'decided' | 'own-reading';
  /** What a reader must know: shown wherever the definition is used. */
  readonly marks: readonly Localised[];
  readonly name: Localised;
  readonly source: Source;
  readonly population: {
    readonly groups: readonly PopulationGroup[];
    /** Children are those younger than this many years. */
    readonly childUnder: number;
    readonly text: Localised;
    readonly legalReference: string;
  };
  readonly doors: readonly Door[];
  readonly criteria: readonly Criterion[];
  readonly clarifications: readonly Clarification[];
  readonly delimitations: readonly Delimitation[];
  readonly redirections: readonly Redirection[];
  readonly slots: readonly Slot[];
  /** What a referral must contain. */
  readonly referral: readonly Localised[];
};
