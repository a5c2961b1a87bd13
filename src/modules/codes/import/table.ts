import { type Findings, Unreadable } from './faults.ts';
import type { Line } from './source.ts';

export type Row<C extends string> = { readonly line: number; readonly cells: Readonly<Record<C, string>> };

/**
 * Rows of a tab-separated table whose first line must be exactly `columns`. Every row must have as many cells, and the last line must
 * end: a table that stops in the middle of a line has been cut off.
 */
export async function* exactTable<const C extends string>(
  lines: AsyncIterable<Line>,
  columns: readonly C[],
  findings: Findings,
): AsyncGenerator<Row<C>> {
  let header = false;
  for await (const { no, text, ended } of lines) {
    if (!ended) throw new Unreadable('cut-off', no, text);
    const cells = text.split('\t');
    if (!header) {
      if (cells.length !== columns.length || columns.some((column, at) => cells[at] !== column)) throw new Unreadable('columns', no, text);
      header = true;
    } else if (cells.length !== columns.length) findings.fault('columns', no, text);
    else
      yield { line: no, cells: Object.fromEntries(columns.map((column, at) => [column, (cells[at] ?? '').trim()])) as Record<C, string> };
  }
  if (!header) throw new Unreadable('empty', null);
}

/** The parts of a cell that holds several, parted by `|`. */
export const several = (cell: string): readonly string[] =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export type SheetRow = { readonly line: number; readonly cells: readonly string[] };

/** The delimiter a spreadsheet used: the one of tab, semicolon and comma that stands most often in the first line outside quotes. */
const delimiterOf = (line: string): string => {
  const bare = line.replace(/"[^"]*"/g, '');
  const counted = ['\t', ';', ','].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark;
};

/**
 * Records of a table saved from a spreadsheet (CSV or tab-separated text): cells may stand in double quotes, with quotes doubled inside
 * and line breaks kept. A quote that is never closed means that the file was cut off.
 */
export async function* spreadsheet(lines: AsyncIterable<Line>): AsyncGenerator<SheetRow> {
  let mark = '';
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let start = 0;
  for await (const { no, text } of lines) {
    if (mark === '') mark = delimiterOf(text);
    if (quoted) cell += '\n';
    else start = no;
    for (let at = 0; at < text.length; at += 1) {
      const char = text[at] as string;
      if (quoted) {
        if (char !== '"') cell += char;
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else quoted = false;
      } else if (char === '"' && cell === '') quoted = true;
      else if (char === mark) {
        cells.push(cell);
        cell = '';
      } else cell += char;
    }
    if (quoted) continue;
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) yield { line: start, cells: cells.map((one) => one.trim()) };
    cells = [];
    cell = '';
  }
  if (quoted) throw new Unreadable('cut-off', start, cell);
}
