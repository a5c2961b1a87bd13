import type { Field } from './fields.ts';
import { listOf, textOf, textsOf, type Values } from './values.ts';

/** A piece of a text: in both, only in the older, or only in the newer. */
export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Above this many words on each side nothing is looked for within: the whole is told as replaced. */
const MOST_WORDS = 3_000;

/** What differs between two texts, word by word: the longest run of words that they share stays. */
export function compareTexts(before: string, after: string): readonly Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return joined([piece('removed', before), piece('added', after)]);
  const start = sharedStart(a, b);
  const end = sharedEnd(a, b, start);
  const middle = [a.slice(start, a.length - end), b.slice(start, b.length - end)] as const;
  return joined([
    piece('same', a.slice(0, start).join('')),
    ...compareWords(...middle),
    piece('same', end === 0 ? '' : a.slice(-end).join('')),
  ]);
}

const piece = (kind: Piece['kind'], text: string): Piece => ({ kind, text });

/** Words with the space after each. */
const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*|\s+/g) ?? [];

function sharedStart(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n;
}

function sharedEnd(a: readonly string[], b: readonly string[], start: number): number {
  let n = 0;
  while (n < a.length - start && n < b.length - start && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1;
  return n;
}

/** Longest common subsequence by table: lengths[i][j] is how much a from i and b from j share. */
function compareWords(a: readonly string[], b: readonly string[]): readonly Piece[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push(piece('same', a[i] ?? ''));
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(piece('removed', a[i] ?? ''));
      i += 1;
    } else {
      pieces.push(piece('added', b[j] ?? ''));
      j += 1;
    }
  }
  return pieces;
}

/** Neighbours of one kind as one piece, empty ones left out. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const one of pieces) {
    const last = out.at(-1);
    if (one.text === '') continue;
    if (last?.kind === one.kind) out[out.length - 1] = piece(one.kind, last.text + one.text);
    else out.push(one);
  }
  return out;
}

/** A field that differs: its place, and what each version says. */
export type Difference = { readonly at: string; readonly before: string; readonly after: string; readonly pieces: readonly Piece[] };

/** What is shown for one value of a field; the value itself where nothing else is known. */
export type Say = (field: Field, value: string) => string;

/**
 * Every field that differs between two versions of a form. Rows of a list with ids are paired by them, others by their place.
 * Choices are told in the words that `say` has for them.
 */
export function compareValues(
  fields: readonly Field[],
  before: Values,
  after: Values,
  say: Say = (_field, value) => value,
  prefix = '',
): readonly Difference[] {
  return fields.flatMap((field) => {
    const at = `${prefix}${field.name}`;
    if (field.kind === 'hidden') return [];
    if (field.kind === 'list') {
      return pairs(listOf(before, field.name), listOf(after, field.name)).flatMap(([a, b], i) =>
        compareValues(field.of, a ?? {}, b ?? {}, say, `${at}.${i}.`),
      );
    }
    const [a, b] = [saidIn(field, before, say), saidIn(field, after, say)];
    return a === b ? [] : [{ at, before: a, after: b, pieces: compareTexts(a, b) }];
  });
}

function saidIn(field: Field, values: Values, say: Say): string {
  if (field.kind === 'choices') {
    return textsOf(values, field.name)
      .map((one) => say(field, one))
      .join('; ');
  }
  const text = textOf(values, field.name);
  return field.kind === 'choice' && text !== '' ? say(field, text) : text;
}

function pairs(before: readonly Values[], after: readonly Values[]): readonly (readonly [Values | undefined, Values | undefined])[] {
  const idOf = (row: Values | undefined): string => (row ? textOf(row, 'id') : '');
  const hasIds = [...before, ...after].every((row) => idOf(row) !== '');
  if (!hasIds) return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => [before[i], after[i]] as const);
  const gone = before.filter((row) => !after.some((one) => idOf(one) === idOf(row)));
  return [
    ...after.map((row) => [before.find((one) => idOf(one) === idOf(row)), row] as const),
    ...gone.map((row) => [row, undefined] as const),
  ];
}
