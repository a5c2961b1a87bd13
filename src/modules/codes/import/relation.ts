import type { ConceptKind, MappedSystem, Relation } from '../core/types.ts';

const ORPHANET: Record<string, Relation> = {
  E: 'exact',
  NTBT: 'narrower',
  BTNT: 'broader',
  'NTBT/E': 'narrower',
  'BTNT/E': 'broader',
  ND: 'undecided',
  '-': 'undecided',
};

/** Orphanet's mark for a relation (`E`, `NTBT`, `BTNT`, `ND`, also followed by its explanation), or undefined. */
export const orphanetRelation = (mark: string): Relation | undefined => ORPHANET[/^[A-Z/-]+(?=$|[\s(])/.exec(mark.trim())?.[0] ?? ''];

const SKOS: Record<string, Relation> = {
  exactMatch: 'exact',
  broadMatch: 'narrower',
  narrowMatch: 'broader',
  closeMatch: 'undecided',
  relatedMatch: 'undecided',
};

/** A SKOS mapping predicate; its object being broader means that its subject is the narrower. */
export const skosRelation = (predicate: string): Relation | undefined =>
  predicate.startsWith('skos:') || predicate.startsWith('http://www.w3.org/2004/02/skos/core#')
    ? SKOS[predicate.replace(/^.*[:#]/, '')]
    : undefined;

const KINDS: Record<string, ConceptKind> = {
  Category: 'group',
  'Clinical group': 'group',
  Disease: 'disorder',
  'Malformation syndrome': 'disorder',
  'Morphological anomaly': 'disorder',
  'Clinical syndrome': 'disorder',
  'Biological anomaly': 'disorder',
  'Particular clinical situation in a disease or syndrome': 'disorder',
  'Clinical subtype': 'subtype',
  'Etiological subtype': 'subtype',
  'Histopathological subtype': 'subtype',
  'Group of disorders': 'group',
  Disorder: 'disorder',
  'Subtype of disorder': 'subtype',
};

/** Orphanet's type or group of an entity, or undefined. */
export const orphanetKind = (type: string): ConceptKind | undefined => KINDS[type.trim()];

const SYSTEM_NAMES: Record<string, MappedSystem> = {
  orpha: 'ORPHA',
  orphanet: 'ORPHA',
  ordo: 'ORPHA',
  orphacode: 'ORPHA',
  icd10: 'ICD-10',
  icd10who: 'ICD-10',
  icd10se: 'ICD-10-SE',
  'icd10-se': 'ICD-10-SE',
  'icd-10-se': 'ICD-10-SE',
  'icd-10': 'ICD-10',
  icd11: 'ICD-11',
  'icd-11': 'ICD-11',
  'icd11.code': 'ICD-11',
  'icd11.foundation': 'ICD-11',
  omim: 'OMIM',
  mim: 'OMIM',
  omimps: 'OMIM',
  mondo: 'MONDO',
  mesh: 'MeSH',
  umls: 'UMLS',
  meddra: 'MedDRA',
  gard: 'GARD',
  sctid: 'SNOMED CT',
  snomedct: 'SNOMED CT',
  'snomed ct': 'SNOMED CT',
  kvå: 'KVÅ',
  kva: 'KVÅ',
};

/** The system that a source or a CURIE prefix names, or undefined. */
export const systemNamed = (name: string): MappedSystem | undefined => SYSTEM_NAMES[name.trim().toLowerCase()];
