import type { ConditionHeading, DefinitionItem, DefinitionPart, Population, SlotStructure, SpecialCondition } from '../../journal/index.ts';

/** The parts that the basis is written in, in order. */
export const partKeys = ['background', 'definition', 'slots', 'conditions', 'consequences', 'followUp'] as const;
export type PartKey = (typeof partKeys)[number];
export const isPartKey = (text: string): text is PartKey => partKeys.some((key) => key === text);

/** What the effects of gathering the care are weighed for (prop. 2017/18:40; HSL 2017:30 7 kap. 5 §). */
export const consequenceKeys = ['patients', 'otherCare', 'emergencyCare', 'education', 'research', 'travel'] as const;
export type ConsequenceKey = (typeof consequenceKeys)[number];

/** One counted thing, one year, and where the figure stands. */
export type Volume = { readonly measure: string; readonly year: number; readonly number: number; readonly source: string };

export type Delimitation = DefinitionItem & { readonly codes: readonly string[] };

export type BasisDefinition = {
  /** The executable definition that says the same: a version (`area@2`) or a draft. */
  readonly ref: string | null;
  readonly summary: string;
  readonly population: Population | null;
  readonly parts: readonly DefinitionPart[];
  readonly inScope: readonly string[];
  readonly clarifications: readonly DefinitionItem[];
  readonly delimitations: readonly Delimitation[];
};

/** What an expert group proposes for an area: the product of step 2. */
export type Basis = {
  readonly background: string;
  readonly patientGroup: string;
  readonly volumes: readonly Volume[];
  readonly definition: BasisDefinition;
  readonly slots: SlotStructure;
  readonly conditions: readonly SpecialCondition[];
  readonly consequences: Readonly<Record<ConsequenceKey, string>>;
  readonly followUp: string;
};

export const conditionHeadings = [
  'critical-competence',
  'available-competence',
  'other-competence',
  'critical-equipment',
  'other',
] as const satisfies readonly ConditionHeading[];
