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

/**
 * One slip of the finger in a word of at least four letters: a letter changed, left out, put in, or swapped with the next. A word that has
 * slipped already (`slipped`) does so again only if it has eight letters or more.
 */
const slip = (text: string, random: Seeded, slipped: Set<string>): string => {
  const words = [...text.matchAll(/\p{L}{4,}/gu)].filter(({ 0: word }) => word.length >= 8 || !slipped.has(word));
  if (words.length === 0) return text;
  const { 0: word, index } = random.pick(words);
  for (;;) {
    const at = random.below(word.length - 1);
    const changed = random.pick([
      () => word.slice(0, at) + random.pick([...LETTERS]) + word.slice(at + 1),
      () => word.slice(0, at) + word.slice(at + 1),
      () => word.slice(0, at) + random.pick([...LETTERS]) + word.slice(at),
      () => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
    ])();
    if (bare(changed) === bare(word)) continue;
    slipped.add(changed);
    return text.slice(0, index) + changed + text.slice(index + word.length);
  }
};

const slipTwice = (text: string, random: Seeded): string => {
  const slipped = new Set<string>();
  return slip(slip(text, random, slipped), random, slipped);
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

/** A term with what decides which queries can be made of it. */
type Measured = CorpusTerm & { readonly joined: string; readonly words: number; readonly letters: number };

const measured = (term: CorpusTerm): Measured => {
  const words = bare(term.text).split(' ');
  return { ...term, joined: words.join(''), words: words.length, letters: letters(term.text) };
};

type Recipe = {
  readonly kind: QueryKind;
  readonly fits: (term: Measured) => boolean;
  readonly make: (text: string, random: Seeded) => string;
};

const spoken = ({ role, letters: count }: Measured, least = 5): boolean => role !== 'code' && role !== 'gene' && count >= least;

const RECIPES: readonly Recipe[] = [
  { kind: 'exact', fits: ({ role }) => role === 'name', make: (text) => text },
  { kind: 'synonym', fits: ({ role, text }) => role === 'synonym' && !isAcronym(text), make: (text) => text.toLowerCase() },
  { kind: 'one-typo', fits: (term) => spoken(term, 8), make: (text, random) => slip(text, random, new Set()) },
  { kind: 'two-typos', fits: (term) => spoken(term, 12), make: slipTwice },
  {
    kind: 'diacritics',
    fits: (term) => spoken(term) && term.text.normalize('NFD') !== term.text,
    make: (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  },
  { kind: 'reordered', fits: (term) => spoken(term) && term.words >= 2, make: shuffled },
  {
    kind: 'prefix',
    fits: (term) => spoken(term, 8),
    make: (text, random) => text.slice(0, Math.max(5, Math.round(text.length * (0.35 + random.next() * 0.4)))),
  },
  { kind: 'joined', fits: (term) => spoken(term) && term.words >= 2, make: (text) => text.replace(/[\s-]+/g, '').toLowerCase() },
  {
    kind: 'acronym',
    fits: ({ role, text }) => role === 'synonym' && isAcronym(text),
    make: (text, random) => random.pick([text, text.toLowerCase()]),
  },
  { kind: 'code', fits: ({ role }) => role === 'code', make: codeForms },
];

/**
 * Queries of every kind from a fixed seed, up to `each` of a kind and language. What is accepted: any concept that has the string the
 * query was made from or a string equal to the query; for `prefix` any that has a string beginning so; for `reordered` any that has the
 * same words. Slips only hit words of four letters or more, in strings of at least eight (one) or twelve (two) letters, never numbers.
 */
export const makeQueries = (terms: readonly CorpusTerm[], each: number, seed: number): readonly TestQuery[] => {
  const random = seeded(seed);
  const all = terms.map(measured);
  const holders = new Map<string, Set<string>>();
  const hold = (key: string, concept: string): void => {
    const known = holders.get(key);
    if (known === undefined) holders.set(key, new Set([concept]));
    else known.add(concept);
  };
  for (const { text, joined: key, concept } of all) {
    hold(`=${key}`, concept);
    hold(`~${bag(text)}`, concept);
  }
  const holding = (key: string): readonly string[] => [...(holders.get(key) ?? [])];
  const beginning = (key: string): readonly string[] => all.filter((term) => term.joined.startsWith(key)).map(({ concept }) => concept);

  const acceptedFor = (kind: QueryKind, from: string, text: string): ReadonlySet<string> => {
    const same = [...holding(`=${joined(from)}`), ...holding(`=${joined(text)}`)];
    if (kind === 'reordered') return new Set([...same, ...holding(`~${bag(text)}`)]);
    if (kind === 'prefix') return new Set([...same, ...beginning(joined(text))]);
    return new Set(same);
  };

  return RECIPES.flatMap(({ kind, fits, make }) => {
    const languages = kind === 'code' ? [null] : (['sv', 'en'] as const);
    return languages.flatMap((lang) => {
      const fitting = all.filter((term) => (term.lang === lang || lang === null) && fits(term));
      const made = new Map<string, TestQuery>();
      for (let tries = 0; tries < each * 4 && made.size < each && fitting.length > 0; tries += 1) {
        const { text: from } = random.pick(fitting);
        const text = make(from, random);
        const unchanged = kind.includes('typo') && bare(text) === bare(from);
        if (!unchanged && !made.has(text)) made.set(text, { kind, lang, text, accepted: acceptedFor(kind, from, text) });
      }
      return [...made.values()];
    });
  });
};
