import type { IndexData } from './build.ts';
import type { Pattern } from './pattern.ts';
import { type Query, WORD_LIMIT } from './query.ts';
import { bitCount } from './table.ts';

/** Symbols from here on are digits. */
const FIRST_DIGIT = 27;
const MEMO = 1 << 14;
/** A word that so few texts have tells more than its length says: in `MCAD-brist` the first word is the one that counts. */
const RARE = 20;
const RARE_WEIGHT = 8;

/**
 * Compares query words with words of the vocabulary, 0–100: 100 equal, less for a beginning and for one edit (four letters or more) or
 * two (eight or more). Numbers and very short words must be equal; only the word still being typed may be the beginning of one.
 */
export class WordMatcher {
  private readonly data: IndexData;
  private readonly query: Query;
  /** Similarity + 1 by query word and vocabulary word, 0 when not yet known: names share their words. */
  private readonly memo: Uint8Array;
  private readonly filled = new Int32Array(MEMO);
  private count = 0;

  constructor(data: IndexData, query: Query) {
    this.data = data;
    this.query = query;
    this.memo = new Uint8Array(data.words.count * WORD_LIMIT);
  }

  get bytes(): number {
    return this.memo.byteLength + this.filled.byteLength;
  }

  clear(): void {
    for (let at = 0; at < this.count; at += 1) this.memo[this.filled[at] as number] = 0;
    this.count = 0;
  }

  similarity(place: number, word: number): number {
    if (this.query.wordIds[place] === word) return 100;
    const key = word * WORD_LIMIT + place;
    const known = this.memo[key] as number;
    if (known > 0) return known - 1;
    const similarity = this.compare(place, word);
    if (this.count < MEMO) {
      this.memo[key] = similarity + 1;
      this.filled[this.count] = key;
      this.count += 1;
    }
    return similarity;
  }

  private compare(place: number, word: number): number {
    const { query } = this;
    const { chars, starts } = this.data.words;
    const pattern = query.words[place] as Pattern;
    const { length } = pattern;
    const from = starts[word] as number;
    const to = starts[word + 1] as number;
    const other = to - from;
    if ((chars[from] as number) >= FIRST_DIGIT || length <= 3) {
      const typing = place === query.wordCount - 1;
      if (other <= length || (!typing && length <= 2)) return 0;
      pattern.run(chars, from, from + length);
      return pattern.full === 0 ? (typing ? 45 : 25) + Math.trunc((30 * length) / other) : 0;
    }
    const edits = length <= 7 ? 1 : 2;
    if (other < length - edits) return 0;
    if (bitCount((query.wordMasks[place] as number) & ~(this.data.wordMasks[word] as number)) > edits) return 0;
    pattern.run(chars, from, Math.min(to, from + length + edits));
    if (pattern.prefix > edits) return 0;
    const beginning = Math.trunc((70 + (25 * Math.min(length, other)) / other) * (1 - pattern.prefix / length));
    if (other > length + edits || pattern.full > edits) return beginning;
    return Math.max(beginning, 100 - Math.trunc((100 * pattern.full) / Math.max(length, other)));
  }

  private weight(place: number): number {
    const { starts } = this.data.textsOfWord;
    const { length } = this.query.words[place] as Pattern;
    if (length < 3) return length;
    const word = this.query.wordIds[place] as number;
    const texts = word < 0 ? RARE + 1 : (starts[word + 1] as number) - (starts[word] as number);
    return texts <= RARE ? Math.max(length, RARE_WEIGHT) : length;
  }

  /** Score of a text by its words in any order, in thousandths: how well each query word is met, a little by how much of the text. */
  scoreText(text: number): number {
    const { wordsOfText, words, strings } = this.data;
    const { query } = this;
    const from = wordsOfText.starts[text] as number;
    const count = Math.min(31, (wordsOfText.starts[text + 1] as number) - from);
    let used = 0;
    let sum = 0;
    let weights = 0;
    let covered = 0;
    for (let place = 0; place < query.wordCount; place += 1) {
      let best = 0;
      let bestAt = -1;
      const weight = this.weight(place);
      weights += weight;
      for (let at = 0; at < count && best < 100; at += 1) {
        if ((used & (1 << at)) !== 0) continue;
        const similarity = this.similarity(place, wordsOfText.items[from + at] as number);
        if (similarity <= best) continue;
        best = similarity;
        bestAt = at;
      }
      if (bestAt < 0) continue;
      used |= 1 << bestAt;
      sum += best * weight;
      covered += words.length(wordsOfText.items[from + bestAt] as number);
    }
    const share = Math.min(1, covered / strings.length(text));
    return Math.trunc((10 * sum * (0.86 + 0.12 * share)) / Math.max(1, weights));
  }
}
