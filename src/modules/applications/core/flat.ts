import { type Content, type Field, type Row, type Section, slotsIn, type Value } from './form.ts';
import { isEmpty } from './read.ts';

/** What stands in a form, by the names of its controls; everything as it is written. */
export type Flat = Readonly<Record<string, unknown>>;

const isRow = (one: unknown): one is Row => typeof one === 'object' && one !== null && !Array.isArray(one);

function writtenAs(value: Value | Row[string] | undefined, comma: string): string | readonly string[] {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value).replace('.', comma);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return value.filter((one): one is string => typeof one === 'string');
}

/** A section's content as its form has it: `staff.0.profession`. Numbers have a decimal comma in Swedish. */
export function flatten({ fields }: Pick<Section, 'fields'>, content: Content, lang: 'sv' | 'en'): Flat {
  const comma = lang === 'sv' ? ',' : '.';
  return Object.fromEntries(
    fields.flatMap(({ name, kind, columns = [] }): (readonly [string, unknown])[] => {
      const value = content[name];
      if (kind !== 'table') return [[name, writtenAs(value, comma)]];
      const rows = Array.isArray(value) ? value.filter(isRow) : [];
      return rows.flatMap((row, at) =>
        columns.map((column) => [`${name}.${at}.${column.name}`, writtenAs(row[column.name], comma)] as const),
      );
    }),
  );
}

/** What stands in one control. */
export const textAt = (flat: Flat, name: string): string => {
  const value = flat[name];
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? one : '';
};

/** What is ticked in a group of boxes. */
export const listAt = (flat: Flat, name: string): readonly string[] => {
  const value = flat[name];
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
};

const placeIn = (name: string, field: string): number => {
  const [own, at] = name.split('.');
  return own === field && at !== undefined && /^\d{1,3}$/.test(at) ? Number(at) : -1;
};

/** How many rows a table has in a form: as many as are sent along, and never fewer than one. */
export function rowsIn(flat: Flat, field: Field): number {
  if (field.given) return field.given.values.length;
  const sent = Math.max(0, ...Object.keys(flat).map((name) => placeIn(name, field.name) + 1));
  return Math.min(Math.max(sent, 1), field.rows?.most ?? 100);
}

/** The same form with a row more at the end of a table. */
export function withRow(flat: Flat, field: Field): Flat {
  const at = rowsIn(flat, field);
  const first = field.columns?.[0]?.name;
  return first === undefined || at >= (field.rows?.most ?? 100) ? flat : { ...flat, [`${field.name}.${at}.${first}`]: '' };
}

/** The same form without a row of a table; those after it move up. */
export function withoutRow(flat: Flat, field: Field, gone: number): Flat {
  return Object.fromEntries(
    Object.entries(flat).flatMap(([name, value]): (readonly [string, unknown])[] => {
      const at = placeIn(name, field.name);
      if (at === gone) return [];
      return [[at > gone ? name.replace(`.${at}.`, `.${at - 1}.`) : name, value]];
    }),
  );
}

/** Whether nothing has been said in a section. */
export const isBlank = (content: Content): boolean => Object.values(content).every(isEmpty);

/** What an application is called beside others of the region in the same call. */
export function unitOf(unitName: string, content: Content | undefined): string {
  const { hospital, unit } = slotsIn(content ? { slots: content } : {});
  return [hospital, unit].filter((one) => one !== '').join(', ') || unitName;
}
