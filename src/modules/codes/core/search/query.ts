import { rewriteCodeQuery } from '../code-keys.ts';
import { Folded, foldInto } from '../normalize.ts';
import type { IndexData } from './build.ts';
import { PATTERN_LIMIT, Pattern } from './pattern.ts';
import { letterMask } from './table.ts';

/** Query words beyond this are part of the whole but are not compared one by one. */
export const WORD_LIMIT = 16;

/** A query made ready for comparison. One object is used again for every query of an index. */
export class Query {
  readonly folded = new Folded(PATTERN_LIMIT);
  /** All words joined. */
  readonly whole = new Pattern();
  readonly words = Array.from({ length: WORD_LIMIT }, () => new Pattern());
  /** Places in the vocabulary, or −1. */
  readonly wordIds = new Int32Array(WORD_LIMIT);
  readonly wordMasks = new Int32Array(WORD_LIMIT);
  wordCount = 0;
  /** The string equal to the query, or −1. */
  equal = -1;

  get length(): number {
    return this.folded.length;
  }

  set(text: string, { strings, words }: IndexData): void {
    const { folded } = this;
    foldInto(rewriteCodeQuery(text), folded);
    const { bytes, ends } = folded;
    this.equal = strings.find(bytes, 0, folded.length);
    this.whole.set(bytes, 0, folded.length);
    this.wordCount = Math.min(WORD_LIMIT, folded.words);
    for (let place = 0, from = 0; place < this.wordCount; place += 1) {
      const to = ends[place] as number;
      (this.words[place] as Pattern).set(bytes, from, to);
      this.wordIds[place] = words.find(bytes, from, to);
      this.wordMasks[place] = letterMask(bytes, from, to);
      from = to;
    }
  }
}
