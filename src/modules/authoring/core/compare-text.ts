import type { Definition } from '../../definitions/index.ts';
import { type Kind, kinds, type ListKind, lists, partsOf } from './edit.ts';
import { fieldsOf, findPart, valuesOf } from './fields.ts';

/** A run of words that both have, that only the earlier has, or that only the later has. */
export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };
export type TextChange = { readonly kind: Kind; readonly part: string; readonly field: string; readonly pieces: readonly Piece[] };
export type TextComparison = {
  readonly changes: readonly TextChange[];
  readonly added: readonly { readonly kind: ListKind; readonly part: string }[];
  readonly removed: readonly { readonly kind: ListKind; readonly part: string }[];
  /** Lists whose parts stand in another order. */
  readonly moved: readonly ListKind[];
};

/** Compares two versions by what is written in them, part by part and field by field, with the differences marked word by word; code lines in `lang`. */
export function compareByText(before: Definition, after: Definition, lang: 'sv' | 'en'): TextComparison {
  const ids = (definition: Definition, kind: ListKind): string[] => partsOf(definition, kind).map((part) => part.id);
  const only = (one: Definition, other: Definition) =>
    lists.flatMap((kind) => ids(one, kind).flatMap((part) => (ids(other, kind).includes(part) ? [] : [{ kind, part }])));
  const moved = lists.filter((kind) => {
    const [was, is] = [ids(before, kind), ids(after, kind)];
    return was.filter((id) => is.includes(id)).join() !== is.filter((id) => was.includes(id)).join();
  });
  const changes = kinds.flatMap((kind) => {
    const parts = (lists as readonly Kind[]).includes(kind) ? ids(after, kind as ListKind) : [kind];
    return parts.flatMap((part) => partChanges(before, after, lang, kind, part));
  });
  return { changes, added: only(after, before), removed: only(before, after), moved };
}

function partChanges(before: Definition, after: Definition, lang: 'sv' | 'en', kind: Kind, part: string): TextChange[] {
  const [was, is] = [findPart(before, kind, part), findPart(after, kind, part)];
  if (!was || !is) return [];
  const [old, now] = [valuesOf(kind, was, lang), valuesOf(kind, is, lang)];
  return fieldsOf[kind]
    .flatMap((spec) => (spec.kind === 'pair' || spec.kind === 'long-pair' ? [`${spec.name}.sv`, `${spec.name}.en`] : [spec.name]))
    .filter((field) => old[field] !== now[field])
    .map((field) => ({ kind, part, field, pieces: marked(old[field] ?? '', now[field] ?? '') }));
}

/** More words than this on both sides together are shown as taken away and put in, whole. */
const MOST_WORDS = 3000;

/** The words of two texts, with what they have in common found once (longest common subsequence). */
export function marked(before: string, after: string): readonly Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length + b.length > MOST_WORDS) return [piece('gone', before), piece('new', after)].filter(({ text }) => text !== '');
  const longest = lengths(a, b);
  const found: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]];
    if (one !== undefined && one === other) {
      found.push(piece('same', one));
      i += 1;
      j += 1;
    } else if (other === undefined || (one !== undefined && length(longest, i + 1, j) >= length(longest, i, j + 1))) {
      found.push(piece('gone', one ?? ''));
      i += 1;
    } else {
      found.push(piece('new', other));
      j += 1;
    }
  }
  return joined(found);
}

const piece = (kind: Piece['kind'], text: string): Piece => ({ kind, text });
const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
const length = (table: readonly Uint16Array[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** Words count for more than the spaces between them, which are alike everywhere. */
const weight = (word = ''): number => (word.trim() === '' ? 1 : 8);

function lengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i];
    if (!row) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? length(table, i + 1, j + 1) + weight(a[i]) : Math.max(length(table, i + 1, j), length(table, i, j + 1));
    }
  }
  return table;
}

function joined(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  for (const one of pieces) {
    const last = runs.at(-1);
    if (last?.kind === one.kind) runs[runs.length - 1] = piece(one.kind, last.text + one.text);
    else runs.push(one);
  }
  return runs;
}
