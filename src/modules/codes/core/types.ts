/**
 * Clinical code systems as the product holds them: which release, its concepts and how they relate to other systems.
 * Everything here is data read from a published file; nothing is invented on the way in.
 */

export const SYSTEMS = ['ORPHA', 'ICD-10-SE', 'KVÅ'] as const;

/** A system whose concepts the product can hold and search. */
export type System = (typeof SYSTEMS)[number];

/** A system that a mapping may point at without the product holding its concepts. `ICD-10` is WHO's edition. */
export type MappedSystem = System | 'ICD-10' | 'ICD-11' | 'OMIM' | 'MONDO' | 'MeSH' | 'UMLS' | 'MedDRA' | 'GARD' | 'SNOMED CT';

export type CodeRef<S extends string = MappedSystem> = { readonly system: S; readonly code: string };

/** One release of one system. `importedAt` is an instant in ISO 8601 and comes from the caller: the core has no clock. */
export type CodeSystem = {
  readonly system: System;
  readonly edition: string;
  readonly licence: string;
  readonly source: string;
  readonly importedAt: string;
};

export type Language = 'sv' | 'en';
export type Term = { readonly text: string; readonly lang: Language };

/** ORPHA: disorder, group, subtype. ICD-10-SE: chapter, block, category (three characters), code. KVÅ: group, code. */
export type ConceptKind = 'disorder' | 'group' | 'subtype' | 'chapter' | 'block' | 'category' | 'code';

export type Concept = {
  readonly system: System;
  readonly code: string;
  readonly termSv: string | null;
  readonly termEn: string | null;
  readonly synonyms: readonly Term[];
  /** Codes in the same system, in the order of the source. */
  readonly parents: readonly string[];
  readonly kind: ConceptKind;
  readonly genes: readonly string[];
  readonly status: 'active' | 'inactive';
  /** ICD-10: † marks a cause, * a manifestation that is coded beside its cause. */
  readonly mark?: '†' | '*';
};

export const RELATIONS = ['exact', 'narrower', 'broader', 'undecided'] as const;

/** How `from` stands to `to`: `narrower` means that `from` is the narrower of the two (Orphanet's NTBT). */
export type Relation = (typeof RELATIONS)[number];

export type Mapping = {
  readonly from: CodeRef;
  readonly to: CodeRef;
  readonly relation: Relation;
  readonly source: string;
};

/** What a whole, validated file gives. `notes` are oddities that did not stop the import but should be shown. */
export type Release = {
  readonly system: CodeSystem;
  readonly concepts: readonly Concept[];
  readonly mappings: readonly Mapping[];
  readonly notes: readonly ImportNote[];
};

export type ImportNote = { readonly line: number | null; readonly kind: NoteKind; readonly value: string };
export type NoteKind = 'unknown-parent-dropped' | 'code-cleaned' | 'unknown-system-skipped' | 'label-differs' | 'not-active';
