import type { Concept, Language, Mapping } from '../../src/modules/codes/core/types.ts';
import { type Seeded, seeded } from './random.ts';

export const QUERY_KINDS = [
  'exact',
  'synonym',
  'one-typo',
  'two-typos',
  'diacritics',
  'reordered',
  'prefix',
  'joined',
  'acronym',
  'code',
] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** A query with the concepts (`system code`) of which at least one must be among the first five. */
export type TestQuery = {
  readonly kind: QueryKind;
  readonly lang: Language | null;
  readonly text: string;
  readonly accepted: ReadonlySet<string>;
};

/** One string of one concept, as every index in a comparison gets them. */
export type CorpusTerm = {
  readonly concept: string;
  readonly text: string;
  readonly lang: Language | null;
  readonly role: 'name' | 'synonym' | 'gene' | 'code';
};

export const keyOf = ({ system, code }: { readonly system: string; readonly code: string }): string => `${system} ${code}`;

/**
 * Every string that should lead to each concept: names, synonyms, genes, its own code with and without its system, mapped codes and, by
 * `titleOf`, the Swedish title of a mapped ICD-10 code.
 */
export const corpusTerms = (
  concepts: readonly Concept[],
  mappings: readonly Mapping[],
  titleOf: (code: string) => string | undefined,
): readonly CorpusTerm[] => {
  const terms: CorpusTerm[] = [];
  for (const { system, code, termSv, termEn, synonyms, genes } of concepts) {
    const concept = keyOf({ system, code });
    if (termSv !== null) terms.push({ concept, text: termSv, lang: 'sv', role: 'name' });
    if (termEn !== null) terms.push({ concept, text: termEn, lang: 'en', role: 'name' });
    for (const { text, lang } of synonyms) terms.push({ concept, text, lang, role: 'synonym' });
    for (const text of genes) terms.push({ concept, text, lang: null, role: 'gene' });
    terms.push({ concept, text: code, lang: null, role: 'code' });
    if (system === 'ORPHA') terms.push({ concept, text: `ORPHA:${code}`, lang: null, role: 'code' });
  }
  for (const { from, to } of mappings) {
    const concept = keyOf(from);
    terms.push({ concept, text: to.code, lang: null, role: 'code' });
    const title = to.system === 'ICD-10' ? titleOf(to.code) : undefined;
    if (title !== undefined) terms.push({ concept, text: title, lang: 'sv', role: 'name' });
  }
  return terms;
};

/** Written apart from the index's own folding, so that the two check each other. */
const bare = (text: string): string => {
  const known = BARE.get(text);
  if (known !== undefined) return known;
  const made = makeBare(text);
  if (BARE.size < 500_000) BARE.set(text, made);
  return made;
};
const BARE = new Map<string, string>();
const makeBare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const joined = (text: string): string => bare(text).replace(/ /g, '');
const bag = (text: string): string => bare(text).split(' ').sort().join(' ');

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One slip of the finger in a word of at least four letters: a letter changed, left out, doubled in, or swapped with the next. */
const slip = (text: string, random: Seeded, spared: Set<string>): string => {
  const words = [...text.matchAll(/\p{L}{4,}/gu)].filter(({ 0: word }) => !spared.has(word));
  if (words.length === 0) return text;
  const { 0: word, index } = random.pick(words);
  const at = random.below(word.length - 1);
  const changes = [
    () => word.slice(0, at) + random.pick([...LETTERS]) + word.slice(at + 1),
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + random.pick([...LETTERS]) + word.slice(at),
    () => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  ];
  for (;;) {
    const changed = random.pick(changes)();
    if (bare(changed) === bare(word)) return slip(text, random, spared);
    spared.add(changed);
    return text.slice(0, index) + changed + text.slice(index + word.length);
  }
};

const shuffled = (text: string, random: Seeded): string => {
  const words = text
    .replace(/[,()[\]]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  for (let at = words.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [words[at], words[other]] = [words[other] ?? '', words[at] ?? ''];
  }
  return words.join(' ');
};

const codeForms = (text: string, random: Seeded): string => {
  const orpha = /^ORPHA:(\d+)$/.exec(text);
  if (orpha !== null) return random.pick([`ORPHA:${orpha[1]}`, `orpha ${orpha[1]}`, `ORPHA${orpha[1]}`, `orpha:${orpha[1]}`]);
  return random.pick([text, text.toLowerCase(), text.replace('.', ''), text.replace('.', '').toLowerCase()]);
};

const isAcronym = (text: string): boolean => /^(?=.*[A-Z].*[A-Z])[A-Z0-9][A-Za-z0-9-]{1,7}$/.test(text);
const letters = (text: string): number => text.replace(/[^\p{L}]/gu, '').length;

/**
 * Queries of every kind from a fixed seed, up to `each` of a kind and language. What is accepted: any concept that has the string the
 * query was made from or a string equal to the query; for `prefix` any that has a string beginning so; for `reordered` any that has the
 * same words. Slips only hit words of four letters or more, in strings of at least eight (one) or twelve (two) letters, never numbers.
 */
export const makeQueries = (terms: readonly CorpusTerm[], each: number, seed: number): readonly TestQuery[] => {
  const random = seeded(seed);
  const holders = new Map<string, Set<string>>();
  const hold = (key: string, concept: string): void => {
    const known = holders.get(key);
    if (known === undefined) holders.set(key, new Set([concept]));
    else known.add(concept);
  };
  for (const { text, concept } of terms) {
    hold(`=${joined(text)}`, concept);
    hold(`~${bag(text)}`, concept);
  }
  const strings = terms.map(({ text, concept }) => ({ text: joined(text), concept }));
  const holding = (key: string): readonly string[] => [...(holders.get(key) ?? [])];
  const beginning = (text: string): readonly string[] =>
    strings.filter((one) => one.text.startsWith(joined(text))).map(({ concept }) => concept);

  type Recipe = { readonly kind: QueryKind; readonly fits: (term: CorpusTerm) => boolean; readonly make: (text: string) => string };
  const words = (text: string): number => bare(text).split(' ').length;
  const spoken = ({ role, text }: CorpusTerm): boolean => role !== 'code' && role !== 'gene' && letters(text) >= 5;
  const recipes: readonly Recipe[] = [
    { kind: 'exact', fits: (term) => term.role === 'name', make: (text) => text },
    { kind: 'synonym', fits: (term) => term.role === 'synonym' && !isAcronym(term.text), make: (text) => text.toLowerCase() },
    { kind: 'one-typo', fits: (term) => spoken(term) && letters(term.text) >= 8, make: (text) => slip(text, random, new Set()) },
    {
      kind: 'two-typos',
      fits: (term) => spoken(term) && letters(term.text) >= 12,
      make: (text) => {
        const spared = new Set<string>();
        return slip(slip(text, random, spared), random, spared);
      },
    },
    {
      kind: 'diacritics',
      fits: (term) => spoken(term) && term.text.normalize('NFD') !== term.text,
      make: (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
    },
    { kind: 'reordered', fits: (term) => spoken(term) && words(term.text) >= 2, make: (text) => shuffled(text, random) },
    {
      kind: 'prefix',
      fits: (term) => spoken(term) && letters(term.text) >= 8,
      make: (text) => text.slice(0, Math.max(5, Math.round(text.length * (0.35 + random.next() * 0.4)))),
    },
    { kind: 'joined', fits: (term) => spoken(term) && words(term.text) >= 2, make: (text) => text.replace(/[\s-]+/g, '').toLowerCase() },
    {
      kind: 'acronym',
      fits: (term) => term.role === 'synonym' && isAcronym(term.text),
      make: (text) => random.pick([text, text.toLowerCase()]),
    },
    { kind: 'code', fits: (term) => term.role === 'code', make: (text) => codeForms(text, random) },
  ];

  const queries: TestQuery[] = [];
  for (const { kind, fits, make } of recipes) {
    const languages = kind === 'code' ? [null] : (['sv', 'en'] as const);
    for (const lang of languages) {
      const fitting = terms.filter((term) => term.lang === lang || lang === null).filter(fits);
      const taken = new Set<string>();
      for (let tries = 0; tries < each * 4 && taken.size < each && fitting.length > 0; tries += 1) {
        const { text: from } = random.pick(fitting);
        const text = make(from);
        if (taken.has(text)) continue;
        taken.add(text);
        const accepted = new Set([...holding(`=${joined(from)}`), ...holding(`=${joined(text)}`)]);
        if (kind === 'reordered') for (const concept of holding(`~${bag(text)}`)) accepted.add(concept);
        if (kind === 'prefix') for (const concept of beginning(text)) accepted.add(concept);
        queries.push({ kind, lang, text, accepted });
      }
    }
  }
  return queries;
};
