import { SYMBOLS } from '../normalize.ts';
import { GRAMS, type IndexData } from './build.ts';
import type { Candidates } from './candidates.ts';
import { PATTERN_LIMIT, type Pattern } from './pattern.ts';
import { type Query, WORD_LIMIT } from './query.ts';
import { compareBeginning } from './score.ts';
import type { WordMatcher } from './words.ts';

/** Lengths and their differences from here on count as one. */
const LONG = 512;

/**
 * How far the road by parts goes: postings read before the commoner parts are left out, texts taken, and the share of the best text's sum
 * below which a text is not worth comparing.
 */
export type Reach = { readonly postings: number; readonly texts: number; readonly share: number };

/** The roads that lead from a query to candidate strings. */
export class Roads {
  private readonly data: IndexData;
  private readonly query: Query;
  private readonly candidates: Candidates;
  private readonly matcher: WordMatcher;
  private readonly sums: Uint16Array;
  private readonly touched: Int32Array;
  private readonly histogram = new Int32Array(1 << 12);
  private readonly parts = new Int32Array(PATTERN_LIMIT + WORD_LIMIT);
  private readonly sizes = new Int32Array(PATTERN_LIMIT + WORD_LIMIT);
  private partCount = 0;

  constructor(data: IndexData, query: Query, candidates: Candidates, matcher: WordMatcher) {
    this.data = data;
    this.query = query;
    this.candidates = candidates;
    this.matcher = matcher;
    this.sums = new Uint16Array(data.texts);
    this.touched = new Int32Array(data.texts);
  }

  get bytes(): number {
    return this.sums.byteLength + this.touched.byteLength + this.histogram.byteLength;
  }

  private firstAt(low: number, least: 0 | 1): number {
    const { data, query } = this;
    let from = low;
    let to = data.sorted.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (compareBeginning(data, query, data.sorted[middle] as number) >= least) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  /** The shortest strings that begin with the query, about `most` of them. */
  beginnings(most: number): void {
    const { candidates, histogram } = this;
    const { sorted, strings, systems } = this.data;
    const from = this.firstAt(0, 0);
    const to = this.firstAt(from, 1);
    let limit = LONG;
    if (to - from > most) {
      for (let at = from; at < to; at += 1) {
        const id = sorted[at] as number;
        if (((systems[id] as number) & candidates.mask) === 0) continue;
        const length = Math.min(strings.length(id), LONG - 1);
        histogram[length] = (histogram[length] as number) + 1;
      }
      let kept = 0;
      for (limit = 0; limit < LONG && kept < most; limit += 1) kept += histogram[limit] as number;
      histogram.fill(0, 0, LONG);
    }
    const room = candidates.count + 2 * most;
    for (let at = from; at < to && candidates.count < room; at += 1) {
      if (strings.length(sorted[at] as number) < limit || limit === LONG) candidates.add(sorted[at] as number);
    }
  }

  /** Takes a part of the query into the list, which is kept rarest first. */
  private addPart(part: number, size: number): void {
    if (size === 0) return;
    const { parts, sizes } = this;
    let place = this.partCount;
    for (; place > 0 && (sizes[place - 1] as number) >= size; place -= 1) if (parts[place - 1] === part) return;
    for (let at = this.partCount; at > place; at -= 1) {
      parts[at] = parts[at - 1] as number;
      sizes[at] = sizes[at - 1] as number;
    }
    parts[place] = part;
    sizes[place] = size;
    this.partCount += 1;
  }

  /** Lists the query's grams, and its words that the vocabulary has: numbers at the end of names are told apart by these. */
  listParts(): void {
    const { grams, textsOfWord } = this.data;
    const { folded, wordIds, wordCount } = this.query;
    this.partCount = 0;
    for (let at = 0, gram = 0; at < folded.length; at += 1) {
      gram = (gram * SYMBOLS + (folded.bytes[at] as number)) % GRAMS;
      if (at > 0) this.addPart(gram, (grams.starts[gram + 1] as number) - (grams.starts[gram] as number));
    }
    for (let place = 0; place < wordCount && wordCount > 1; place += 1) {
      const word = wordIds[place] as number;
      if (word >= 0) this.addPart(GRAMS + word, (textsOfWord.starts[word + 1] as number) - (textsOfWord.starts[word] as number));
    }
  }

  /** Adds up, for every text that has one of the rarest parts, how rare the parts it has are. Returns the number of texts met. */
  private addUp(postings: number): number {
    const { sums, touched, parts, sizes } = this;
    const { grams, textsOfWord, texts } = this.data;
    let found = 0;
    for (let at = 0, read = 0; at < this.partCount && (at < 2 || read < postings); at += 1) {
      const part = parts[at] as number;
      const size = sizes[at] as number;
      const { starts, items } = part < GRAMS ? grams : textsOfWord;
      const from = starts[part < GRAMS ? part : part - GRAMS] as number;
      const weight = 32 - Math.clz32(Math.max(1, texts / size));
      read += size;
      for (let place = from; place < from + size; place += 1) {
        const text = items[place] as number;
        const sum = sums[text] as number;
        if (sum === 0) {
          touched[found] = text;
          found += 1;
        }
        sums[text] = sum + weight;
      }
    }
    return found;
  }

  /** The texts that share most of the query's rare parts; among equals those nearest to it in length. Needs `listParts`. */
  byParts({ postings, texts, share }: Reach): void {
    const { sums, touched, histogram, candidates, query } = this;
    const { strings } = this.data;
    const found = this.addUp(postings);
    let most = 0;
    for (let at = 0; at < found; at += 1) {
      const sum = sums[touched[at] as number] as number;
      if (sum > most) most = sum;
      histogram[sum] = (histogram[sum] as number) + 1;
    }
    let cut = most;
    let above = 0;
    const least = Math.ceil(most * share);
    for (; cut > least && above + (histogram[cut] as number) < texts; cut -= 1) above += histogram[cut] as number;
    histogram.fill(0, 0, most + 1);
    let atCut = 0;
    for (let at = 0; at < found; at += 1) {
      const text = touched[at] as number;
      const sum = sums[text] as number;
      sums[text] = 0;
      if (sum > cut) candidates.add(text);
      else if (sum === cut) {
        touched[atCut] = text;
        atCut += 1;
        const apart = Math.min(LONG - 1, Math.abs(strings.length(text) - query.length));
        histogram[apart] = (histogram[apart] as number) + 1;
      }
    }
    // A slip may have made the query a little longer or shorter than the text it means.
    let widest = 2;
    for (
      let kept = (histogram[0] as number) + (histogram[1] as number) + (histogram[2] as number);
      widest < LONG - 1 && kept < texts - above;
      widest += 1
    )
      kept += histogram[widest + 1] as number;
    histogram.fill(0, 0, LONG);
    const room = candidates.count + 4 * texts;
    for (let at = 0; at < atCut && candidates.count < room; at += 1) {
      const text = touched[at] as number;
      if (Math.abs(strings.length(text) - query.length) <= widest) candidates.add(text);
    }
  }

  /** Texts with a word within one or two edits of a query word that the vocabulary lacks, the most alike first, about `most` of them. */
  byVocabulary(most: number): void {
    const { candidates, matcher, query } = this;
    const { words, textsOfWord } = this.data;
    const room = candidates.count + most;
    let looked = 0;
    for (let place = 0; place < query.wordCount && looked < 3; place += 1) {
      const known = query.wordCount > 1 && (query.wordIds[place] as number) >= 0;
      if (known || (query.words[place] as Pattern).length < 4) continue;
      looked += 1;
      for (let least = 90, below = 101; least >= 60 && candidates.count < room; below = least, least -= 10) {
        for (let word = 0; word < words.count && candidates.count < room; word += 1) {
          const similarity = matcher.similarity(place, word);
          if (similarity < least || similarity >= below) continue;
          const from = textsOfWord.starts[word] as number;
          const to = Math.min(textsOfWord.starts[word + 1] as number, from + most / 2);
          for (let item = from; item < to && candidates.count < room; item += 1) candidates.add(textsOfWord.items[item] as number);
        }
      }
    }
  }
}
