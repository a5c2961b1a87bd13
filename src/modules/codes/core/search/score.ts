import type { IndexData } from './build.ts';
import type { Query } from './query.ts';
import type { WordMatcher } from './words.ts';

/** Edits beyond the query's length that are still looked at when a text is compared as a beginning. */
const SLACK = 4;

/** Order of a string against the query as a beginning: negative before it, 0 begins with it, positive after. */
export const compareBeginning = ({ strings: { chars, starts } }: IndexData, { folded }: Query, id: number): number => {
  const from = starts[id] as number;
  const length = Math.min((starts[id + 1] as number) - from, folded.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (chars[from + at] as number) - (folded.bytes[at] as number);
    if (difference !== 0) return difference;
  }
  return length < folded.length ? -1 : 0;
};

/**
 * How well a string answers the query, in thousandths: the best of equal, beginning with it, few edits as a whole or as a beginning, its
 * words in any order and, when none of these is good, the query as some part of it. An edit weighs more the less of the text it is held
 * against. Codes are only equal or a beginning.
 */
export const scoreString = (data: IndexData, query: Query, matcher: WordMatcher, id: number): number => {
  if (id === query.equal) return 1000;
  const { chars, starts } = data.strings;
  const { whole, length } = query;
  const from = starts[id] as number;
  const to = starts[id + 1] as number;
  const other = to - from;
  const share = Math.min(length, other) / other;
  if (compareBeginning(data, query, id) === 0) return id < data.texts ? 970 + Math.trunc(20 * share) : 880 + Math.trunc(80 * share);
  if (id >= data.texts) return 0;
  whole.run(chars, from, Math.min(to, from + length + SLACK));
  const asWhole = other <= length + SLACK ? 1 - whole.full / Math.max(length, other) : 0;
  const asBeginning = (1 - (1.5 * whole.prefix) / length) * (0.9 + 0.08 * share);
  let score = Math.trunc(1000 * Math.max(asWhole, asBeginning));
  if (score < 960) score = Math.max(score, matcher.scoreText(id));
  if (score < 750 && length >= 6 && other > length) {
    whole.run(chars, from, to, true);
    score = Math.max(score, Math.trunc(1000 * (1 - (2 * whole.prefix) / length) * (0.8 + 0.15 * share)));
  }
  return score;
};
