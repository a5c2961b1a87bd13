/** What a cell may hold. Dates are written as given (YYYY-MM-DD or RFC 3339). */
export type CsvValue = string | number | boolean | null | undefined;

/** A documented column: the name is the API's property name, so CSV and JSON can be compared. */
export type CsvColumn<Row> = {
  readonly name: string;
  /** What the column holds, in both languages; published with the file (CSV on the Web metadata). */
  readonly about: { readonly sv: string; readonly en: string };
  readonly type?: 'string' | 'integer' | 'decimal' | 'date' | 'boolean';
  readonly value: (row: Row) => CsvValue;
};

/** Spreadsheets read a byte order mark as "this is UTF-8"; without it å, ä and ö break in them. */
const BOM = '\uFEFF';
/** A text that starts with one of these can run as a formula in a spreadsheet; an apostrophe in front stops it. */
const FORMULA = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;

/** RFC 4180: comma, CRLF, quotes doubled. Numbers are plain ASCII (minus U+2212 becomes -), with decimal point. */
export function csv<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string {
  const lines = [columns.map((column) => quote(column.name)).join(',')];
  for (const row of rows) lines.push(columns.map((column) => cell(column.value(row))).join(','));
  return `${BOM}${lines.join('\r\n')}\r\n`;
}

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const text = value.replaceAll('\u0000', '').replaceAll('\u2212', '-');
  return quote(FORMULA.test(text) && !isPlainNumber(text) ? `'${text}` : text);
}

const isPlainNumber = (text: string): boolean => /^-\d+(\.\d+)?$/.test(text);

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
