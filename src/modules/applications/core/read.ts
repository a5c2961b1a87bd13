import { parseLocalDate } from '../../../kernel/date.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Content, Field, Row, Section, Value } from './form.ts';
import { largestNumber, longest } from './form-fields.ts';

export type FaultCode =
  | 'too-long'
  /** A character that no text holds, or half a character. */
  | 'unprintable'
  | 'not-a-number'
  | 'out-of-range'
  | 'not-an-option'
  | 'not-a-date'
  | 'too-many-rows'
  | 'wrong-kind'
  | 'unknown';

/** What is wrong in a section: the field, and in a table the row (from 0) and the column. */
export type FieldFault = {
  readonly field: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly fault: FaultCode;
};
export type FieldFaults = readonly FieldFault[];

/** The name of a field, or of a cell of a table, in a form: `how`, `staff.2.profession`. */
export const inputName = ({ field, row, column }: Pick<FieldFault, 'field' | 'row' | 'column'>): string =>
  row === null ? field : column === null ? `${field}.${row}` : `${field}.${row}.${column}`;

type Read = Result<Value, FaultCode>;

/** Whether a text can be kept: no control characters but line breaks and tabs, and no half characters. */
const isPrintable = (text: string): boolean =>
  text.isWellFormed() && [...text].every((one) => one === '\n' || one === '\t' || (one >= ' ' && one !== '\u007f'));

function readText(raw: unknown, field: Field, isLine: boolean): Read {
  if (raw === null || raw === undefined) return ok('');
  if (typeof raw !== 'string') return fail('wrong-kind');
  const max = field.max ?? longest.line;
  // Before anything else is done with it: a text of megabytes costs nothing.
  if (raw.length > max * 2 + 2) return fail('too-long');
  const text = raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const tidy = isLine ? text.replaceAll('\n', ' ').trim() : text.replace(/^\n+/, '').trimEnd();
  if (!isPrintable(tidy)) return fail('unprintable');
  return tidy.length > max ? fail('too-long') : ok(tidy);
}

/** `3,5`, `3.5` and `1 200`; up to as many decimals as the field has. */
function readNumber(raw: unknown, { max = largestNumber, decimals = 0 }: Field): Read {
  if (raw === null || raw === undefined) return ok(null);
  if (typeof raw !== 'number' && typeof raw !== 'string') return fail('wrong-kind');
  const said = (typeof raw === 'number' ? String(raw) : raw.slice(0, 40)).replaceAll(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
  if (said === '') return ok(null);
  if (!/^-?\d{1,20}([.,]\d{1,20})?$/.test(said))
    return fail(typeof raw === 'number' && Number.isFinite(raw) ? 'out-of-range' : 'not-a-number');
  const number = Number(said.replace(',', '.'));
  if (number < 0 || number > max) return fail('out-of-range');
  return (said.split(/[.,]/)[1]?.length ?? 0) > decimals ? fail('not-a-number') : ok(number);
}

function readDate(raw: unknown): Read {
  if (raw === null || raw === undefined || raw === '') return ok(null);
  if (typeof raw !== 'string') return fail('wrong-kind');
  const day = parseLocalDate(raw.trim());
  return day.ok ? ok(day.value) : fail('not-a-date');
}

function readYesNo(raw: unknown): Read {
  if (raw === true || raw === 'yes') return ok(true);
  if (raw === false || raw === 'no') return ok(false);
  return raw === null || raw === undefined || raw === '' ? ok(null) : fail('not-an-option');
}

function readChoice(raw: unknown, { options = [] }: Field): Read {
  if (raw === null || raw === undefined || raw === '') return ok(null);
  return typeof raw === 'string' && options.some(({ value }) => value === raw) ? ok(raw) : fail('not-an-option');
}

function readChoices(raw: unknown, { options = [] }: Field): Read {
  if (raw === null || raw === undefined || raw === '') return ok([]);
  const said: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  if (said.some((one) => !options.some(({ value }) => value === one))) return fail('not-an-option');
  return ok(options.flatMap(({ value }) => (said.includes(value) ? [value] : [])));
}

function readPlain(raw: unknown, field: Field): Read {
  switch (field.kind) {
    case 'line':
      return readText(raw, field, true);
    case 'text':
      return readText(raw, field, false);
    case 'number':
      return readNumber(raw, field);
    case 'date':
      return readDate(raw);
    case 'yes-no':
      return readYesNo(raw);
    case 'choice':
      return readChoice(raw, field);
    case 'choices':
      return readChoices(raw, field);
    case 'table':
      return fail('wrong-kind');
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether nothing has been said in a field. */
export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

function readTable(raw: unknown, field: Field): Result<readonly Row[], FieldFaults> {
  const { name, columns = [], rows, given } = field;
  const at = (row: number | null, column: string | null, fault: FaultCode): FieldFault => ({ field: name, row, column, fault });
  if (raw !== undefined && raw !== null && !Array.isArray(raw)) return fail([at(null, null, 'wrong-kind')]);
  const said: readonly unknown[] = raw ?? [];
  if (said.length > (rows?.most ?? 100)) return fail([at(null, null, 'too-many-rows')]);
  const faults: FieldFault[] = [];
  const asked = given ? given.values.map((_, index) => said[index] ?? {}) : said;
  const read = asked.map((row, index): Row => {
    if (!isRecord(row)) {
      faults.push(at(index, null, 'wrong-kind'));
      return {};
    }
    for (const key of Object.keys(row)) if (!columns.some((one) => one.name === key)) faults.push(at(index, key.slice(0, 60), 'unknown'));
    const cells = columns.map((column): readonly [string, Row[string]] => {
      const cell = given?.column === column.name ? ok(given.values[index] ?? '') : readPlain(row[column.name], column);
      if (!cell.ok) faults.push(at(index, column.name, cell.error));
      return [column.name, cell.ok && !Array.isArray(cell.value) ? (cell.value as Row[string]) : null];
    });
    return Object.fromEntries(cells);
  });
  if (faults.length > 0) return fail(faults);
  return ok(given ? read : read.filter((row) => !Object.values(row).every(isEmpty)));
}

/**
 * What is said in a section, or what is wrong with it. A draft may lack anything; what is there is of the right kind and within its limits. Rows in
 * which nothing stands fall away, save those that are given.
 */
export function readSection(section: Section, raw: unknown): Result<Content, FieldFaults> {
  if (!isRecord(raw)) return fail([{ field: '', row: null, column: null, fault: 'wrong-kind' }]);
  const faults: FieldFault[] = Object.keys(raw)
    .filter((key) => !section.fields.some(({ name }) => name === key))
    .map((key) => ({ field: key.slice(0, 60), row: null, column: null, fault: 'unknown' }));
  const content: Record<string, Value> = {};
  for (const field of section.fields) {
    if (field.kind === 'table') {
      const table = readTable(raw[field.name], field);
      if (table.ok) content[field.name] = table.value;
      else faults.push(...table.error);
      continue;
    }
    const value = readPlain(raw[field.name], field);
    if (value.ok) content[field.name] = value.value;
    else faults.push({ field: field.name, row: null, column: null, fault: value.error });
  }
  return faults.length > 0 ? fail(faults) : ok(content);
}

/**
 * What a form sent, as `readSection` takes it: `staff.0.profession` becomes the first row of `staff`. Names that the section does not have (buttons,
 * versions) are left out. Rows keep their places, so that a fault is shown where it was written.
 */
export function rawOfForm(section: Section, body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    section.fields.flatMap((field): (readonly [string, unknown])[] => {
      if (field.kind !== 'table') return [[field.name, body[field.name]]];
      const rows: Record<string, unknown>[] = [];
      const most = (field.rows?.most ?? 100) + 1;
      const columns = (field.columns ?? []).filter(({ name }) => name !== field.given?.column);
      for (let row = 0; row < most; row += 1) {
        const cells = columns.map(({ name }) => [name, body[`${field.name}.${row}.${name}`]] as const);
        if (cells.some(([, cell]) => cell !== undefined)) rows[row] = Object.fromEntries(cells);
      }
      return [[field.name, Array.from(rows, (row) => row ?? {})]];
    }),
  );
}
