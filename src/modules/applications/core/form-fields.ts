import type { Text } from '../../journal/index.ts';
import { formText as text } from '../text/form.ts';
import type { Field, FieldKind, Option, PlainKey, Section, SectionGroup, Words } from './form.ts';

/** The most of anything that is counted here. */
export const largestNumber = 100_000;
/** The most characters of a line, a text, and a text in a row. */
export const longest = { line: 300, text: 20_000, inRow: 2_000 } as const;

/** A text of the register in both languages; where nobody has written English the Swedish stands. */
export const both = (one: Text): Words => ({ sv: one.sv, en: one.en ?? one.sv });
/** A name that is the same in every language. */
export const same = (word: string): Words => ({ sv: word, en: word });

type FieldWord = keyof typeof text.sv.fields;
type Kind = Exclude<FieldKind, 'table' | 'choice' | 'choices'>;
type More = Partial<Omit<Field, 'name' | 'kind' | 'label' | 'help'>>;

const limits: Partial<Record<FieldKind, number>> = { line: longest.line, text: longest.text, number: largestNumber };

/** A field with its label and help, by its place in the texts; the last part of that is its name. */
export function field(word: FieldWord, kind: FieldKind, more: More = {}): Field {
  const { sv, en } = { sv: text.sv.fields[word], en: text.en.fields[word] };
  const max = more.max ?? limits[kind];
  return {
    name: word.slice(word.lastIndexOf('.') + 1),
    kind,
    label: { sv: sv.label, en: en.label },
    ...(sv.help === '' ? {} : { help: { sv: sv.help, en: en.help } }),
    required: true,
    ...more,
    ...(max === undefined ? {} : { max }),
  };
}
/** A field that may be left empty. */
export const maybe = (word: FieldWord, kind: Kind): Field => field(word, kind, { required: false });
/** A short text in a row of a table. */
export const inRow = (word: FieldWord, required = true): Field => field(word, 'text', { required, max: longest.inRow });
/** A choice by its word. */
export const option = (value: keyof typeof text.sv.options): Option => ({
  value,
  label: { sv: text.sv.options[value], en: text.en.options[value] },
});

/** A section with its title. */
export function section(key: PlainKey, group: SectionGroup, fields: readonly Field[]): Section {
  return { key, group, fields, title: { sv: text.sv.sections[key], en: text.en.sections[key] } };
}
