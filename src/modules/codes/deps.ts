import type { Catalogue } from './core/catalogue.ts';
import type { System } from './core/types.ts';

type Localised = { readonly sv: string; readonly en: string };

/** Where a definition speaks of a code. Lent by those who know the definitions. */
export type CodeMention = {
  readonly area: string;
  readonly areaName: Localised;
  /** `sallsynta-motorikstorningar@1` */
  readonly definition: string;
  readonly status: 'decided' | 'own-reading';
  readonly part: string;
  readonly partName: Localised;
  readonly kind: 'included' | 'delimited' | 'not-delimited' | 'redirected';
  readonly strength: 'decides' | 'suggests';
  /** How the code in the reference stands to the part; null when the definition does not say. */
  readonly relation: 'exact' | 'narrower' | 'broader' | null;
  /** The reference that reaches the code: `ORPHA:183518`, `G80.0–G80.9`. */
  readonly through: string;
};

export type CodesDeps = {
  readonly codes: {
    readonly catalogue: () => Catalogue;
    readonly mentions: (system: System, code: string) => readonly CodeMention[];
  };
};
