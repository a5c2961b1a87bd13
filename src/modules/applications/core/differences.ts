import type { Lang } from '../../../kernel/format.ts';
import { compareTexts, type Difference } from '../../work/index.ts';
import type { Content, Field, Section } from './form.ts';
import { shownOf, type YesNo } from './shown.ts';
import { fieldOf } from './snapshot.ts';

/** What is said in a field as running text: of a table each row on a line, with the names of its columns. */
export function saidIn(field: Field, content: Content, lang: Lang, words: YesNo): string {
  const shown = shownOf(fieldOf(field, content[field.name] ?? null), lang, words);
  if (shown === null) return '';
  if (shown.kind === 'text') return shown.text;
  const { headers, rows } = shown;
  return rows.map((row) => row.flatMap((cell, at) => (cell === '' ? [] : [`${headers[at]}: ${cell}`])).join('; ')).join('\n');
}

/** Every field that two versions of a section differ in, as they are read in a language. */
export const differencesIn = (section: Section, before: Content, after: Content, lang: Lang, words: YesNo): readonly Difference[] =>
  section.fields.flatMap((field) => {
    const [a, b] = [saidIn(field, before, lang, words), saidIn(field, after, lang, words)];
    return a === b ? [] : [{ at: field.name, before: a, after: b, pieces: compareTexts(a, b) }];
  });
