import { cleanIcdCode, type IcdIndex, indexIcd, resolveIcd } from './icd.ts';
import { buildSearchIndex, type Search } from './search/index.ts';
import { type Concept, type ImportNote, type Mapping, SYSTEMS, type System, type Term } from './types.ts';

/** A release as it is shown. `system` is null for a set of mappings between systems. */
export type ReleaseInfo = {
  readonly id: number;
  /** What a later edition replaces: the system, or the name of the mapping set. */
  readonly name: string;
  readonly system: System | null;
  readonly edition: string;
  readonly licence: string;
  readonly source: string;
  /** Instant in ISO 8601. */
  readonly importedAt: string;
  readonly concepts: number;
  readonly mappings: number;
};

/** A current release with all that is in it. */
export type LoadedRelease = {
  readonly info: ReleaseInfo;
  readonly concepts: readonly Concept[];
  readonly mappings: readonly Mapping[];
  readonly notes?: readonly ImportNote[];
};

/** Every code that the product knows, from imported releases and from its own definitions, ready to be found. */
export type Catalogue = {
  /** Changes with what is in it. */
  readonly version: string;
  readonly releases: readonly ReleaseInfo[];
  /** By system and code. */
  readonly concepts: readonly Concept[];
  readonly icd: IcdIndex;
  readonly search: Search;
  readonly find: (system: System, code: string) => Concept | undefined;
  /** The concepts that stand directly under one. */
  readonly children: (system: System, code: string) => readonly Concept[];
  /** Mappings from or to the code. WHO's ICD-10 codes count for the ICD-10-SE codes that they stand for. */
  readonly mappings: (system: System, code: string) => readonly Mapping[];
  /** The release that a concept stands in; undefined when only the product's own definitions name it. */
  readonly release: (system: System, code: string) => ReleaseInfo | undefined;
};

const keyOf = (system: string, code: string): string => `${system} ${code}`;
const naturally = new Intl.Collator('en', { numeric: true }).compare;
const byCode = (a: Concept, b: Concept): number => SYSTEMS.indexOf(a.system) - SYSTEMS.indexOf(b.system) || naturally(a.code, b.code);

/**
 * Joins releases with the codes that our own definitions name. What a release says of a code stands; our Swedish name is added where it
 * has none. Codes in a range (`G36.0–G36.9`) are our own only until the system has been imported.
 */
export function buildCatalogue(releases: readonly LoadedRelease[], own: readonly Concept[]): Catalogue {
  const imported = new Map(releases.flatMap(({ info, concepts }) => concepts.map((one) => [keyOf(one.system, one.code), { info, one }])));
  const held = new Set(releases.map(({ info }) => info.system));
  const named = new Map(own.map((one) => [keyOf(one.system, one.code), one]));
  const known = [...imported.values()].map(({ one }) => withOwnNames(one, named.get(keyOf(one.system, one.code))));
  const added = own.filter((one) => !imported.has(keyOf(one.system, one.code)) && !(one.kind === 'block' && held.has(one.system)));
  const concepts = [...known, ...added].sort(byCode);
  const byKey = new Map(concepts.map((one) => [keyOf(one.system, one.code), one]));
  const children = Map.groupBy(
    concepts.flatMap((one) => one.parents.map((parent) => ({ key: keyOf(one.system, parent), one }))),
    ({ key }) => key,
  );
  const icd = indexIcd(concepts);
  const mappings = releases.flatMap((release) => release.mappings);
  const index = buildSearchIndex({ concepts, mappings, icd });
  const touching = mappingIndex(mappings, icd);
  return {
    version: releases.length === 0 ? 'own' : releases.map(({ info }) => info.id).join('.'),
    releases: releases.map(({ info }) => info),
    concepts,
    icd,
    search: index.search,
    find: (system, code) => byKey.get(keyOf(system, code)),
    children: (system, code) => children.get(keyOf(system, code))?.map(({ one }) => one) ?? [],
    mappings: (system, code) => touching.get(keyOf(system, code)) ?? [],
    release: (system, code) => imported.get(keyOf(system, code))?.info,
  };
}

/** Our names are added to what a release says, never put in its place. */
function withOwnNames(concept: Concept, own: Concept | undefined): Concept {
  const name = own?.termSv ?? null;
  if (name === null) return concept;
  const same = (text: string | null): boolean => text?.toLocaleLowerCase('sv') === name.toLocaleLowerCase('sv');
  if (same(concept.termSv) || concept.synonyms.some(({ text }) => same(text))) return concept;
  const term: Term = { text: name, lang: 'sv' };
  return { ...concept, synonyms: [...concept.synonyms, term] };
}

function mappingIndex(mappings: readonly Mapping[], icd: IcdIndex): ReadonlyMap<string, readonly Mapping[]> {
  const touching = new Map<string, Mapping[]>();
  const add = (key: string, mapping: Mapping): void => {
    const list = touching.get(key);
    if (list === undefined) touching.set(key, [mapping]);
    else if (list.at(-1) !== mapping) list.push(mapping);
  };
  for (const mapping of mappings) {
    for (const { system, code } of [mapping.from, mapping.to]) {
      if (system === 'ICD-10') {
        const resolved = resolveIcd(cleanIcdCode(code), icd);
        if (resolved.kind !== 'unknown') add(keyOf('ICD-10-SE', resolved.concept.code), mapping);
        if (resolved.kind === 'via-9') add(keyOf('ICD-10-SE', resolved.category.code), mapping);
      } else add(keyOf(system, code), mapping);
    }
  }
  return touching;
}

/** The name of a concept in a language: its term, else a synonym in that language, else its term in the other language. */
export function nameOf(concept: Concept, lang: 'sv' | 'en'): { readonly text: string; readonly lang: 'sv' | 'en' } {
  const term = lang === 'sv' ? concept.termSv : concept.termEn;
  if (term !== null) return { text: term, lang };
  const synonym = lang === 'sv' ? concept.synonyms.find((one) => one.lang === lang)?.text : undefined;
  if (synonym !== undefined) return { text: synonym, lang };
  const other = lang === 'sv' ? 'en' : 'sv';
  return { text: (lang === 'sv' ? concept.termEn : concept.termSv) ?? concept.code, lang: other };
}
