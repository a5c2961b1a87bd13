import { SaxesParser } from 'saxes';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Table } from '../core/import-rows.ts';
import { unzip, type ZipFault } from './unzip.ts';

/** The most that the parts of a file may be together when unpacked. */
export const MOST_UNPACKED = 60 * 1024 * 1024;

/** The parts that are read; all others stay packed. */
const WANTED = /^xl\/(worksheets\/sheet1\.xml|sharedStrings\.xml|styles\.xml|workbook\.xml)$/;

/** Reads the first sheet of an Excel file (ISO/IEC 29500): texts as they are, days as YYYY-MM-DD. */
export async function readXlsx(bytes: Uint8Array, most: number = MOST_UNPACKED): Promise<Result<Table, ZipFault>> {
  const parts = await unzip(bytes, (name) => WANTED.test(name), most);
  if (!parts.ok) return parts;
  const sheet = parts.value.get('xl/worksheets/sheet1.xml');
  if (sheet === undefined) return fail('unreadable');
  try {
    const shared = sharedStrings(parts.value.get('xl/sharedStrings.xml') ?? '');
    const dates = dateStyles(parts.value.get('xl/styles.xml') ?? '');
    const is1904 = /<workbookPr[^>]*date1904="(?:1|true)"/.test(parts.value.get('xl/workbook.xml') ?? '');
    const [first, ...rest] = rowsOf(sheet, shared, dates, is1904);
    return ok({ headings: first?.cells ?? [], rows: rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) });
  } catch {
    return fail('unreadable');
  }
}

type Handlers = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** No entities are declared and nothing is fetched: saxes knows only the five of XML itself. */
function parse(xml: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => open?.(local(tag.name), tag.attributes as Record<string, string>));
  parser.on('text', (value) => text?.(value));
  parser.on('closetag', (tag) => close?.(local(tag.name)));
  parser.write(xml).close();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function sharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let isPhonetic = false;
  if (xml === '') return strings;
  parse(xml, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') isPhonetic = true;
      isText = name === 't' && !isPhonetic;
    },
    text: (value) => {
      if (isText) current += value;
    },
    close: (name) => {
      if (name === 'si') strings.push(current);
      if (name === 'rPh') isPhonetic = false;
      isText = false;
    },
  });
  return strings;
}

/** Which cell styles show a number as a day. */
function dateStyles(xml: string): ReadonlySet<number> {
  const formats = new Set([14, 15, 16, 17, 22]);
  const styles = new Set<number>();
  let inCells = false;
  let at = 0;
  if (xml === '') return styles;
  parse(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt' && /[ymd]/i.test((attributes.formatCode ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''))) {
        formats.add(Number(attributes.numFmtId));
      }
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        if (formats.has(Number(attributes.numFmtId))) styles.add(at);
        at += 1;
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

type Row = { readonly line: number; readonly cells: readonly string[] };
const MOST_COLUMNS = 100;

function rowsOf(xml: string, shared: readonly string[], dates: ReadonlySet<number>, is1904: boolean): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 0;
  let cell = { at: 0, type: 'n', style: 0, value: '' };
  let isValue = false;
  parse(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1);
        cells = [];
      }
      if (name === 'c') {
        cell = { at: columnOf(attributes.r) ?? cells.length, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' };
      }
      isValue = name === 'v' || name === 't';
    },
    text: (value) => {
      if (isValue) cell.value += value;
    },
    close: (name) => {
      isValue = false;
      if (name === 'c' && cell.at < MOST_COLUMNS) {
        while (cells.length < cell.at) cells.push('');
        cells[cell.at] = textOf(cell, shared, dates, is1904);
      }
      if (name === 'row') rows.push({ line, cells });
    },
  });
  return rows;
}

/** `AB12` → 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

type Cell = { readonly type: string; readonly style: number; readonly value: string };

function textOf({ type, style, value }: Cell, shared: readonly string[], dates: ReadonlySet<number>, is1904: boolean): string {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'd') return value.slice(0, 10);
  if (type !== 'n' || value === '' || !dates.has(style)) return value;
  // Days since the last of 1899; the day that 1900 never had is counted as spreadsheets do.
  const day = Math.floor(Number(value)) + (is1904 ? 1_462 : 0);
  const at = new Date(Date.UTC(1899, 11, 30) + day * 86_400_000);
  return Number.isNaN(at.getTime()) ? value : at.toISOString().slice(0, 10);
}
