import { editDistance } from '../../../kernel/near.ts';

/** A text that names an item. `weight` below 1 is for weaker names, such as a diagnosis that the area mentions. */
export type NameForm = { readonly text: string; readonly weight?: number };

export type Hit<T> = {
  readonly item: T;
  /** 0–1; 1 is the very name. */
  readonly score: number;
  /** The name form that fitted best, as written. */
  readonly matched: string;
};

/** Looks up items by any of their names. Best first; equal ones keep the order they were given in. */
export type Search<T> = (query: string) => readonly Hit<T>[];

/** Longer queries are cut: no name is longer, and the work stays bounded whatever is asked. */
const MOST_WORDS = 8;
const LONGEST_WORD = 40;

/** Lower case without marks: å, ä and a are the same, and so are é and e. */
export const folded = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

/** The words of a text, folded: `EP-kirurgi (barn)` → `ep`, `kirurgi`, `barn`. */
export function wordsOf(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

type Form<T> = {
  readonly item: T;
  readonly order: number;
  readonly text: string;
  readonly weight: number;
  readonly words: readonly string[];
  /** The words, and every two neighbours written as one: `metabol sjukdom` is also found as `metabolsjukdom`. */
  readonly terms: readonly string[];
};

function formOf<T>(item: T, order: number, { text, weight = 1 }: NameForm): Form<T> {
  const words = wordsOf(text);
  const pairs = words.slice(1).map((word, at) => `${words[at] ?? ''}${word}`);
  return { item, order, text, weight, words, terms: [...words, ...pairs] };
}

/**
 * Builds a search over items with names. Every word asked for must fit a word of the same name: the whole
 * word, its beginning, its inside, or either with a small typo; å, ä, ö and case are forgiven.
 */
export function createSearch<T>(items: readonly T[], namesOf: (item: T) => readonly NameForm[]): Search<T> {
  const forms = items.flatMap((item, order) => namesOf(item).map((name) => formOf(item, order, name)));
  const vocabulary = [...new Set(forms.flatMap((form) => form.terms))];

  return (query) => {
    const asked = wordsOf(query)
      .slice(0, MOST_WORDS)
      .map((word) => word.slice(0, LONGEST_WORD));
    if (asked.length === 0) return [];
    const tables = asked.map((word) => fits(word, vocabulary));
    const best = new Map<T, Hit<T> & { readonly order: number }>();
    for (const form of forms) {
      const score = form.weight * fitOf(form, asked, tables);
      if (score > (best.get(form.item)?.score ?? 0)) best.set(form.item, { item: form.item, score, matched: form.text, order: form.order });
    }
    return [...best.values()]
      .toSorted((a, b) => b.score - a.score || a.order - b.order)
      .map(({ item, score, matched }) => ({ item, score, matched }));
  };
}

/** How well each word of the vocabulary answers a word asked for; words that do not are left out. */
function fits(asked: string, vocabulary: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    vocabulary.flatMap((word) => {
      const fit = wordFit(asked, word);
      return fit > 0 ? [[word, fit] as const] : [];
    }),
  );
}

/** 0–1 for a whole name. Words of the name that nobody asked for cost a little, so that the shortest name wins. */
function fitOf({ words, terms }: Form<unknown>, asked: readonly string[], tables: readonly ReadonlyMap<string, number>[]): number {
  if (words.join('') === asked.join('')) return 1;
  let sum = 0;
  for (const table of tables) {
    const best = terms.reduce((most, term) => Math.max(most, table.get(term) ?? 0), 0);
    if (best === 0) return 0;
    sum += best;
  }
  const unasked = Math.max(0, words.length - asked.length);
  return (sum / asked.length) * (0.98 - Math.min(unasked, 8) * 0.01);
}

function wordFit(asked: string, word: string): number {
  if (asked === word) return 1;
  if (word.startsWith(asked)) return 0.92;
  if (asked.length >= 4 && word.includes(asked)) return 0.8;
  const typos = typosAllowed(asked.length);
  if (typos === 0) return 0;
  if (Math.abs(word.length - asked.length) <= typos && editDistance(asked, word) <= typos) return 0.7;
  const start = word.slice(0, asked.length);
  return word.length > asked.length && asked[0] === word[0] && editDistance(asked, start) <= typos ? 0.6 : 0;
}

/** None in abbreviations, where one letter makes another word; more as words grow. */
const typosAllowed = (length: number): number => (length <= 3 ? 0 : length <= 5 ? 1 : length <= 11 ? 2 : 3);
