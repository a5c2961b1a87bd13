import type { Table } from '../core/import-rows.ts';

/**
 * Reads a table from text: RFC 4180 with commas, or with semicolons or tabs as Swedish spreadsheets write it. The first row has the
 * headings; empty rows are left out, and each row keeps the number of its line in the file.
 */
export function readCsv(text: string): Table {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(plain.slice(0, plain.search(/\r|\n|$/)));
  const rows = rowsOf(plain, separator);
  const [first, ...rest] = rows;
  return { headings: first?.cells ?? [], rows: rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) };
}

function separatorOf(line: string): string {
  const count = (mark: string): number => line.split(mark).length;
  return ['\t', ';', ','].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

type Row = { readonly line: number; readonly cells: readonly string[] };

function rowsOf(text: string, separator: string): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let start = 1;
  let isQuoted = false;
  const endRow = (): void => {
    rows.push({ line: start, cells: [...cells, cell] });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (char === '\n') line += 1;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === separator) {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      endRow();
      start = line;
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
