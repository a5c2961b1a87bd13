import type { Catalogue, CodeMention, CodesDeps, System } from '../codes/index.ts';
import {
  type CodeIndex,
  type CompiledDefinition,
  compileDefinition,
  type Definition,
  type ImportedReleases,
  importedCodes,
  ownCodes,
} from '../definitions/index.ts';
import { mentionsOf } from './core/mentions.ts';

/** The executable definitions with the codes that are known now. */
export type Eligibility = {
  readonly definitions: readonly Definition[];
  readonly find: (areaId: string) => Definition | undefined;
  readonly codes: () => CodeIndex;
  readonly compiled: (definition: Definition) => CompiledDefinition;
  readonly catalogue: () => Catalogue;
  /** The definition in FHIR R4, with addresses under `base`. */
  readonly fhir: (definition: Definition, base: string) => object;
};

export type EligibilityParts = { readonly codes: CodesDeps['codes']; readonly eligibility: Eligibility };

/** Joins definitions and codes. `catalogue` may give another one from one moment to the next: then the definitions are laid out anew. */
export function eligibilityParts(
  definitions: readonly Definition[],
  catalogue: () => Catalogue,
  fhir: Eligibility['fhir'],
): EligibilityParts {
  const own = ownCodes(definitions);
  const byArea = new Map(definitions.map((definition) => [definition.areaId, definition]));
  const indexes = new WeakMap<Catalogue, CodeIndex>();
  const codes = (): CodeIndex => {
    const now = catalogue();
    const known = indexes.get(now);
    if (known) return known;
    const made = importedCodes(releasesOf(now), own);
    indexes.set(now, made);
    return made;
  };
  const mentions = (system: System, code: string): readonly CodeMention[] =>
    system === 'KVÅ' ? [] : mentionsOf(definitions, codes(), system, code);
  return {
    codes: { catalogue, mentions },
    eligibility: {
      definitions,
      find: (areaId) => byArea.get(areaId),
      codes,
      compiled: (definition) => compileDefinition(definition, codes()),
      catalogue,
      fhir,
    },
  };
}

function releasesOf(catalogue: Catalogue): ImportedReleases {
  const of = (system: 'ORPHA' | 'ICD-10-SE') => {
    const edition = catalogue.releases.find((release) => release.system === system)?.edition;
    return edition === undefined
      ? {}
      : {
          [system]: {
            edition,
            concepts: catalogue.concepts.filter((one) => one.system === system && catalogue.release(system, one.code) !== undefined),
          },
        };
  };
  return { ...of('ORPHA'), ...of('ICD-10-SE') };
}
