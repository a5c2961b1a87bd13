import type { SlotStructure, SpecialCondition } from '../journal/index.ts';
import type { BasisDefinition } from '../proposals/index.ts';
import type { Departure, Outcome } from './core/content.ts';

/** What everyone may read of a decision, as it was when it was taken. */
export type Published = {
  readonly areaName: string;
  readonly areaNameEn: string | null;
  readonly outcome: Outcome;
  readonly slots: SlotStructure | null;
  readonly reasons: string;
  readonly departures: readonly Departure[];
  readonly departure: string | null;
  /** What the expert group proposed, for comparison. */
  readonly proposed: SlotStructure;
  /** The version of the definition that the register got; null when the care is not national. */
  readonly definitionVersion: string | null;
  readonly definition: BasisDefinition | null;
  readonly conditions: readonly SpecialCondition[];
  /** The entries of the journal that the decision became. */
  readonly entries: readonly string[];
};
