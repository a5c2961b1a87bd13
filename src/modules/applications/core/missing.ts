import { type Content, type Contents, type Field, isAsked, type KeptFile, type Section, type SectionKey, type Value } from './form.ts';
import { isEmpty } from './read.ts';

/** What an application lacks: in which section and field, and in a table in which row (from 0) and column. */
export type Missing = {
  readonly section: SectionKey;
  readonly field: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly what: 'empty' | 'too-few-rows' | 'no-file';
};

const sameValue = (a: Value | undefined, b: Value): boolean => a === b;

const isRequired = ({ required, requiredWhen }: Field, content: Content): boolean =>
  required || (requiredWhen !== undefined && sameValue(content[requiredWhen.field], requiredWhen.is));

function missingInTable(section: SectionKey, field: Field, value: Value | undefined, required: boolean): readonly Missing[] {
  const rows = Array.isArray(value) ? value.filter((row) => typeof row === 'object') : [];
  const least = required ? (field.rows?.least ?? 1) : 0;
  if (rows.length < least) return [{ section, field: field.name, row: null, column: null, what: 'too-few-rows' }];
  return rows.flatMap((row, index) =>
    (field.columns ?? [])
      .filter((column) => column.required && isEmpty(row[column.name]))
      .map((column): Missing => ({ section, field: field.name, row: index, column: column.name, what: 'empty' })),
  );
}

/** What one section lacks. */
export function missingInSection(section: Section, content: Content | undefined, files: readonly KeptFile[]): readonly Missing[] {
  const said = content ?? {};
  return section.fields.flatMap((field): readonly Missing[] => {
    const value = said[field.name];
    const required = isRequired(field, said);
    if (field.kind === 'table') return missingInTable(section.key, field, value, required);
    const here = { section: section.key, field: field.name, row: null, column: null };
    if (isEmpty(value)) return required ? [{ ...here, what: 'empty' }] : [];
    // An attachment that has been chosen and then taken away is no attachment.
    const isGone = section.key === 'attachments' && field.kind === 'choice' && value !== 'plan' && !files.some(({ id }) => id === value);
    return isGone ? [{ ...here, what: 'no-file' }] : [];
  });
}

/**
 * The completeness check: everything that keeps an application from being sent in, in the order of the form. The only judge of it; what this lets
 * through is accepted. Sections for patients that are not applied for are not asked for.
 */
export const missingIn = (sections: readonly Section[], contents: Contents, files: readonly KeptFile[]): readonly Missing[] =>
  sections.filter((section) => isAsked(section, contents)).flatMap((section) => missingInSection(section, contents[section.key], files));
