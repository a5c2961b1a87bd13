import { SYMBOLS } from '../normalize.ts';

/** The longest pattern that is compared: longer queries are cut here. */
export const PATTERN_LIMIT = 128;
const WORD = 32;
const BLOCKS = PATTERN_LIMIT / WORD;

/**
 * Edit distance of one query (or one of its words) to many texts, with neighbouring letters swapped counting as one edit. The column of
 * the distance table is kept as bits, 32 rows to a number (Myers 1999, with Hyyrö's blocks and transpositions), so a text costs a few
 * operations a letter.
 */
export class Pattern {
  length = 0;
  /** Distance to the whole text of the last `run`. */
  full = 0;
  /** Least distance to any beginning of the text of the last `run`. */
  prefix = 0;
  private readonly rows = new Int32Array(SYMBOLS * BLOCKS);
  private readonly positive = new Int32Array(BLOCKS);
  private readonly negative = new Int32Array(BLOCKS);
  private readonly diagonal = new Int32Array(BLOCKS);

  /** Takes the bytes as the pattern. More than `PATTERN_LIMIT` of them are cut. */
  set(bytes: Uint8Array, from: number, to: number): void {
    this.rows.fill(0);
    this.length = Math.min(to - from, PATTERN_LIMIT);
    for (let at = 0; at < this.length; at += 1) {
      const row = (bytes[from + at] as number) * BLOCKS + (at >>> 5);
      this.rows[row] = (this.rows[row] as number) | (1 << (at & 31));
    }
  }

  /** Compares with a text; `anywhere` lets the match begin at any place in it, and then `prefix` is the least distance to any part. */
  run(text: Uint8Array, from: number, to: number, anywhere = false): void {
    if (this.length <= WORD) this.runOne(text, from, to, anywhere);
    else this.runBlocks(text, from, to, anywhere);
  }

  private runOne(text: Uint8Array, from: number, to: number, anywhere: boolean): void {
    const { rows, length } = this;
    const first = anywhere ? 0 : 1;
    const last = length - 1;
    let positive = -1;
    let negative = 0;
    let diagonal = 0;
    let before = 0;
    let score = length;
    let least = length;
    for (let at = from; at < to; at += 1) {
      const match = rows[(text[at] as number) * BLOCKS] as number;
      const swapped = ((~diagonal & match) << 1) & before;
      diagonal = ((((match & positive) + positive) | 0) ^ positive) | match | negative | swapped;
      let up = negative | ~(diagonal | positive);
      let down = diagonal & positive;
      score += ((up >>> last) & 1) - ((down >>> last) & 1);
      if (score < least) least = score;
      up = (up << 1) | first;
      down <<= 1;
      positive = down | ~(diagonal | up);
      negative = diagonal & up;
      before = match;
    }
    this.full = score;
    this.prefix = least;
  }

  private runBlocks(text: Uint8Array, from: number, to: number, anywhere: boolean): void {
    const { rows, positive, negative, diagonal, length } = this;
    const blocks = (length + WORD - 1) >>> 5;
    const first = anywhere ? 0 : 1;
    const last = (length - 1) & 31;
    for (let block = 0; block < blocks; block += 1) {
      positive[block] = -1;
      negative[block] = 0;
      diagonal[block] = 0;
    }
    let score = length;
    let least = length;
    let beforeAt = 0;
    for (let at = from; at < to; at += 1) {
      const matchAt = (text[at] as number) * BLOCKS;
      let upIn = first;
      let downIn = 0;
      let swapIn = 0;
      for (let block = 0; block < blocks; block += 1) {
        const plus = positive[block] as number;
        const minus = negative[block] as number;
        const match = rows[matchAt + block] as number;
        const missed = ~(diagonal[block] as number) & match;
        const swapped = ((missed << 1) | swapIn) & (rows[beforeAt + block] as number);
        swapIn = missed >>> 31;
        const entry = match | downIn;
        const crossing = ((((entry & plus) + plus) | 0) ^ plus) | entry | minus | swapped;
        let up = minus | ~(crossing | plus);
        let down = crossing & plus;
        if (block === blocks - 1) score += ((up >>> last) & 1) - ((down >>> last) & 1);
        const upOut = up >>> 31;
        const downOut = down >>> 31;
        up = (up << 1) | upIn;
        down = (down << 1) | downIn;
        upIn = upOut;
        downIn = downOut;
        positive[block] = down | ~(crossing | up);
        negative[block] = crossing & up;
        diagonal[block] = crossing;
      }
      if (score < least) least = score;
      beforeAt = matchAt;
    }
    this.full = score;
    this.prefix = least;
  }
}
