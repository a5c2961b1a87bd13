import type { Content, Contents, Field, Section, SectionKey, Value } from './form.ts';
import { isEmpty, readSection } from './read.ts';

/** What of an earlier answer fits a field of this form; undefined when nothing does. */
function fitting(section: Section, field: Field, value: Value | undefined): Value | undefined {
  if (isEmpty(value)) return undefined;
  const said = field.given && Array.isArray(value) ? byName(field.given, value) : value;
  const read = readSection({ ...section, fields: [field] }, { [field.name]: said });
  const fits = read.ok ? read.value[field.name] : undefined;
  return isEmpty(fits) ? undefined : fits;
}

/** Rows that are given are found by their name: the years of another call are other years. */
function byName({ column, values }: NonNullable<Field['given']>, rows: readonly unknown[]): readonly object[] {
  const found = (name: string) =>
    rows.find((row) => typeof row === 'object' && row !== null && (row as Record<string, unknown>)[column] === name);
  return values.map((name) => (found(name) as object | undefined) ?? {});
}

/**
 * What of an earlier application's section can stand in this one: fields of the same name that this form takes. Attachments belong to the
 * application that they were added to and are never copied. Undefined when nothing fits.
 */
export function copiedContent(section: Section, earlier: Content | undefined): Content | undefined {
  if (!earlier || section.key === 'attachments') return undefined;
  const fits = section.fields.flatMap((field): (readonly [string, Value])[] => {
    const value = fitting(section, field, earlier[field.name]);
    return value === undefined ? [] : [[field.name, value]];
  });
  if (fits.length === 0) return undefined;
  const read = readSection(section, Object.fromEntries(fits));
  return read.ok ? read.value : undefined;
}

/** The sections that can be copied from an earlier application: nothing is written in them here, and something of the earlier one fits. */
export const copyable = (sections: readonly Section[], here: Contents, earlier: Contents): readonly SectionKey[] =>
  sections
    .filter(({ key }) => here[key] === undefined)
    .filter((section) => copiedContent(section, earlier[section.key]) !== undefined)
    .map(({ key }) => key);
