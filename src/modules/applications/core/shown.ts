import { isLocalDate } from '../../../kernel/date.ts';
import { formatDate, formatNumber, type Lang } from '../../../kernel/format.ts';
import type { FieldKind, Row, Value } from './form.ts';
import type { SnapshotField, SubmissionSnapshot } from './snapshot.ts';

/** What was answered in a field, in words; null when nothing was. */
export type Shown =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | null;

export type YesNo = { readonly yes: string; readonly no: string };

const isRow = (one: unknown): one is Row => typeof one === 'object' && one !== null;

/** A field of a snapshot as it is read: choices by their words, numbers and days as they are written in the language. */
export function shownOf({ kind, value, options = [], columns = [] }: SnapshotField, lang: Lang, words: YesNo): Shown {
  if (kind === 'table') {
    const rows = Array.isArray(value) ? value.filter(isRow) : [];
    if (rows.length === 0) return null;
    const headers = columns.map(({ label }) => label[lang]);
    return {
      kind: 'table',
      headers,
      rows: rows.map((row) => columns.map((column) => plain(column.kind, row[column.name] ?? null, lang, words))),
    };
  }
  const said =
    kind === 'choice' || kind === 'choices' ? options.map(({ label }) => label[lang]).join('\n') : plain(kind, value, lang, words);
  return said === '' ? null : { kind: 'text', text: said };
}

function plain(kind: FieldKind, value: Value, lang: Lang, { yes, no }: YesNo): string {
  if (value === null || Array.isArray(value)) return '';
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return formatNumber(value, lang, Number.isInteger(value) ? 0 : 2);
  const text = String(value);
  return kind === 'date' && isLocalDate(text) ? formatDate(text, lang) : text;
}

type Wanted = Pick<SubmissionSnapshot, 'slots' | 'sections'>;

/** What an application is for: patients in the words given, tasks and sub-permits in those that the region chose among. Empty when it says nothing. */
export function wantedIn(
  { slots, sections }: Wanted,
  lang: Lang,
  words: { readonly adults: string; readonly children: string },
): readonly string[] {
  const fields = sections.find(({ key }) => key === 'slots')?.fields ?? [];
  const chosen = (wanted: string): readonly string[] =>
    (fields.find(({ name }) => name === wanted)?.options ?? []).map(({ label }) => label[lang]);
  return [
    ...(slots.adults ? [words.adults] : []),
    ...(slots.children ? [words.children] : []),
    ...chosen('tasks'),
    ...chosen('subPermits'),
  ];
}
