import { codeKeys } from '../code-keys.ts';
import { Folded, foldInto, SYMBOLS } from '../normalize.ts';
import { type Concept, type Mapping, RELATIONS, SYSTEMS } from '../types.ts';
import { ByteTable, letterMask } from './table.ts';

export const GRAMS = SYMBOLS * SYMBOLS * SYMBOLS;
const FOLD_LIMIT = 512;

/** Why a string leads to a concept, in falling order of trust; `TERM_KINDS[byte >> 2]`, with the relation in the two low bits. */
export const TERM_KINDS = ['name', 'code', 'synonym', 'gene', 'mapped-name', 'mapped-code'] as const;
export type TermKind = (typeof TERM_KINDS)[number];
const kindByte = (kind: TermKind, relation = 0): number => TERM_KINDS.indexOf(kind) * 4 + relation;

/** Thousandths taken from the score of a string when it leads to a concept in this way. */
export const PENALTY = new Uint8Array(TERM_KINDS.length * 4);
PENALTY.fill(3, kindByte('synonym'), kindByte('synonym') + 4);
PENALTY.fill(8, kindByte('gene'), kindByte('gene') + 4);
for (const kind of ['mapped-name', 'mapped-code'] as const) PENALTY.set([10, 20, 25, 30], kindByte(kind));

type Ids = Uint16Array | Uint32Array;
const ids = (largest: number, length: number): Ids => (largest <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length));

/** Lists of ids one after the other: list `i` is `items[starts[i] .. starts[i + 1])`. */
export type Lists = { readonly starts: Int32Array; readonly items: Ids };

/** Everything search reads. Strings below `texts` are words to be found with errors; the rest are codes, found as they are. */
export type IndexData = {
  readonly concepts: readonly Concept[];
  readonly mappings: readonly Mapping[];
  readonly titleOf: (mapping: Mapping) => Concept | undefined;
  readonly strings: ByteTable;
  readonly texts: number;
  /** Strings in alphabetic order. */
  readonly sorted: Int32Array;
  /** Systems a string leads to, as bits in the order of `SYSTEMS`. */
  readonly systems: Uint8Array;
  readonly grams: Lists;
  readonly words: ByteTable;
  readonly wordMasks: Int32Array;
  readonly wordsOfText: Lists;
  readonly textsOfWord: Lists;
  readonly termStarts: Int32Array;
  readonly termConcepts: Int32Array;
  readonly termKinds: Uint8Array;
  /** name: 0 Swedish, 1 English; synonym, gene: place in the concept's list; code: 0; mapped: place in `mappings`. */
  readonly termRefs: Int32Array;
};

class Growing {
  values = new Int32Array(1 << 16);
  length = 0;
  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
}

/** Sorts pairs into lists by owner, keeping their order within each. */
const listsFrom = (owners: number, ownerOf: Int32Array, itemOf: Int32Array, length: number, largest: number): Lists => {
  const starts = new Int32Array(owners + 1);
  for (let at = 0; at < length; at += 1) starts[(ownerOf[at] as number) + 1] = (starts[(ownerOf[at] as number) + 1] as number) + 1;
  for (let owner = 0; owner < owners; owner += 1) starts[owner + 1] = (starts[owner + 1] as number) + (starts[owner] as number);
  const next = starts.slice(0, owners);
  const items = ids(largest, length);
  for (let at = 0; at < length; at += 1) {
    const owner = ownerOf[at] as number;
    const place = next[owner] as number;
    items[place] = itemOf[at] as number;
    next[owner] = place + 1;
  }
  return { starts, items };
};

/** The texts that have each three-letter part; the first letters of a text also count with the edge before them. */
const buildGrams = (strings: ByteTable, texts: number): Lists => {
  const { chars, starts } = strings;
  const seen = new Int32Array(GRAMS).fill(-1);
  const room = Math.max(0, (starts[texts] as number) - texts);
  const gramOf = new Int32Array(room);
  const textOf = new Int32Array(room);
  let count = 0;
  for (let text = 0; text < texts; text += 1) {
    const to = starts[text + 1] as number;
    let at = starts[text] as number;
    let gram = chars[at] as number;
    for (at += 1; at < to; at += 1) {
      gram = (gram * SYMBOLS + (chars[at] as number)) % GRAMS;
      if (seen[gram] === text) continue;
      seen[gram] = text;
      gramOf[count] = gram;
      textOf[count] = text;
      count += 1;
    }
  }
  return listsFrom(GRAMS, gramOf, textOf, count, texts);
};

/** Symbols sorted by at a time: with the id below them they fill the 53 bits of a number. */
const STEP = 5;
const IDS = 2 ** 26;

/** Alphabetic order: sorted as numbers by five symbols, then every run of equals by the next five. */
const sortStrings = ({ chars, starts, count }: ByteTable): Int32Array => {
  const order = Int32Array.from({ length: count }, (_, id) => id);
  const keys = new Float64Array(count);
  const sortRun = (first: number, end: number, depth: number): void => {
    for (let place = first; place < end; place += 1) {
      const id = order[place] as number;
      const from = (starts[id] as number) + depth;
      const to = starts[id + 1] as number;
      let key = 0;
      for (let at = from; at < from + STEP; at += 1) key = key * SYMBOLS + (at < to ? (chars[at] as number) : 0);
      keys[place] = key * IDS + id;
    }
    keys.subarray(first, end).sort();
    for (let place = first; place < end; place += 1) order[place] = (keys[place] as number) % IDS;
    for (let place = first; place < end; ) {
      const key = Math.floor((keys[place] as number) / IDS);
      let next = place + 1;
      while (next < end && Math.floor((keys[next] as number) / IDS) === key) next += 1;
      if (next - place > 1) sortRun(place, next, depth + STEP);
      place = next;
    }
  };
  if (count > 1) sortRun(0, count, 0);
  return order;
};

const naturally = new Intl.Collator('en', { numeric: true }).compare;

/** System first, then the code with its numbers read as numbers: the order in which equals are shown. */
export const byCode = (a: Concept, b: Concept): number =>
  SYSTEMS.indexOf(a.system) - SYSTEMS.indexOf(b.system) || naturally(a.code, b.code);

/**
 * Packs concepts and their mappings for search. `titleOf` gives the concept that a mapping points at when its names should lead to the
 * concept the mapping comes from (a Swedish ICD title leads to the ORPHA concepts under it), or undefined.
 */
export const buildIndexData = (
  unsorted: readonly Concept[],
  mappings: readonly Mapping[],
  titleOf: (mapping: Mapping) => Concept | undefined,
): IndexData => {
  const concepts = [...unsorted].sort(byCode);
  const strings = new ByteTable(concepts.length * 8, concepts.length * 160);
  const words = new ByteTable(concepts.length * 2, concepts.length * 20);
  const folded = new Folded(FOLD_LIMIT);
  const [termString, termConcept, termKind, termRef] = [new Growing(), new Growing(), new Growing(), new Growing()];
  const [textOf, wordOf] = [new Growing(), new Growing()];

  /** The string of a text or code, or −1 if nothing of it is left; the words of a text are kept with it. */
  const stringOf = (text: string, split: boolean): number => {
    foldInto(text, folded);
    if (folded.length === 0) return -1;
    const known = strings.count;
    const id = strings.addFolded(folded);
    if (!split || id < known) return id;
    for (let word = 0, from = 0; word < folded.words; word += 1) {
      const to = folded.ends[word] as number;
      textOf.push(id);
      wordOf.push(words.add(folded.bytes, from, to));
      from = to;
    }
    return id;
  };
  const link = (string: number, concept: number, kind: number, ref: number): void => {
    if (string < 0) return;
    termString.push(string);
    termConcept.push(concept);
    termKind.push(kind);
    termRef.push(ref);
  };
  const titleStrings = new Map<Concept, number>();
  const titleString = (title: Concept): number => {
    let string = titleStrings.get(title);
    if (string === undefined) {
      string = stringOf(title.termSv ?? title.termEn ?? '', true);
      titleStrings.set(title, string);
    }
    return string;
  };

  const mappingsOf = new Map<string, number[]>();
  for (const [place, { from }] of mappings.entries()) {
    const key = `${from.system} ${from.code}`;
    const places = mappingsOf.get(key);
    if (places === undefined) mappingsOf.set(key, [place]);
    else places.push(place);
  }
  const ownMappings = concepts.map((concept) => mappingsOf.get(`${concept.system} ${concept.code}`) ?? []);

  for (const [at, concept] of concepts.entries()) {
    if (concept.termSv !== null) link(stringOf(concept.termSv, true), at, kindByte('name'), 0);
    if (concept.termEn !== null) link(stringOf(concept.termEn, true), at, kindByte('name'), 1);
    for (const [place, { text }] of concept.synonyms.entries()) link(stringOf(text, true), at, kindByte('synonym'), place);
    for (const [place, gene] of concept.genes.entries()) link(stringOf(gene, true), at, kindByte('gene'), place);
    for (const place of ownMappings[at] ?? []) {
      const mapping = mappings[place] as Mapping;
      const title = titleOf(mapping);
      if (title !== undefined) link(titleString(title), at, kindByte('mapped-name', RELATIONS.indexOf(mapping.relation)), place);
    }
  }
  const texts = strings.count;
  for (const [at, concept] of concepts.entries()) {
    for (const key of codeKeys(concept.system, concept.code)) link(stringOf(key, false), at, kindByte('code'), 0);
    for (const place of ownMappings[at] ?? []) {
      const { to, relation } = mappings[place] as Mapping;
      for (const key of codeKeys(to.system, to.code))
        link(stringOf(key, false), at, kindByte('mapped-code', RELATIONS.indexOf(relation)), place);
    }
  }
  strings.trim();
  words.trim();
  return {
    concepts,
    mappings,
    titleOf,
    strings,
    words,
    texts,
    ...packTerms(),
    ...packWords(),
    sorted: sortStrings(strings),
    grams: buildGrams(strings, texts),
  };

  /** Terms by string and, within a string, by penalty and then by concept: a stable sort by penalty comes first. */
  function packTerms() {
    const count = termString.length;
    const starts = new Int32Array(256);
    for (let at = 0; at < count; at += 1) {
      const penalty = PENALTY[termKind.values[at] as number] as number;
      starts[penalty + 1] = (starts[penalty + 1] as number) + 1;
    }
    for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
    const order = new Int32Array(count);
    for (let at = 0; at < count; at += 1) {
      const penalty = PENALTY[termKind.values[at] as number] as number;
      order[starts[penalty] as number] = at;
      starts[penalty] = (starts[penalty] as number) + 1;
    }
    const owners = order.map((term) => termString.values[term] as number);
    const { starts: termStarts, items } = listsFrom(strings.count, owners, order, count, 0x10001);
    const systems = new Uint8Array(strings.count);
    const termConcepts = new Int32Array(count);
    const termKinds = new Uint8Array(count);
    const termRefs = new Int32Array(count);
    for (let at = 0; at < count; at += 1) {
      const term = items[at] as number;
      const concept = termConcept.values[term] as number;
      termConcepts[at] = concept;
      termKinds[at] = termKind.values[term] as number;
      termRefs[at] = termRef.values[term] as number;
      const string = termString.values[term] as number;
      systems[string] = (systems[string] as number) | (1 << SYSTEMS.indexOf((concepts[concept] as Concept).system));
    }
    return { termStarts, termConcepts, termKinds, termRefs, systems };
  }

  function packWords() {
    const wordMasks = new Int32Array(words.count);
    for (let word = 0; word < words.count; word += 1) {
      wordMasks[word] = letterMask(words.chars, words.starts[word] as number, words.starts[word + 1] as number);
    }
    const wordsOfText = listsFrom(texts, textOf.values, wordOf.values, textOf.length, words.count);
    const textsOfWord = listsFrom(words.count, wordOf.values, textOf.values, textOf.length, texts);
    return { wordMasks, wordsOfText, textsOfWord };
  }
};

/** Bytes of the packed arrays, without the concepts themselves. */
export const indexBytes = (data: IndexData): number => {
  const lists = [data.grams, data.wordsOfText, data.textsOfWord].flatMap(({ starts, items }) => [starts, items]);
  const arrays = [data.sorted, data.systems, data.wordMasks, data.termStarts, data.termConcepts, data.termKinds, data.termRefs, ...lists];
  return data.strings.bytes + data.words.bytes + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
};
