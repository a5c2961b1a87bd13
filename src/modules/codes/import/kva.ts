import type { Concept, Release } from '../core/types.ts';
import { checkCount, checkParents, place } from './check.ts';
import { codeSystem, type Findings, type ImportMeta, Unreadable, whole } from './faults.ts';
import { type Encoding, linesOf, type Source } from './source.ts';
import { type SheetRow, spreadsheet } from './table.ts';

/**
 * Columns of KVÅ by the names they may have, upper and lower case alike. Only code and title are needed; other columns are passed over.
 * `until` is the last day a code may be used: a code with such a day at or before the import is kept as inactive.
 */
export const KVA_COLUMNS = {
  code: ['kod', 'åtgärdskod', 'kva', 'kvå', 'code'],
  title: ['titel', 'text', 'kodtext', 'klartext', 'benämning', 'title'],
  synonyms: ['synonym', 'synonymer'],
  until: ['giltig till', 'giltig t.o.m.', 'tom', 'slutdatum'],
} as const;

type Column = keyof typeof KVA_COLUMNS;

/** KKÅ: three letters and two digits. KMÅ: two letters and three digits. Groups: the letters alone, or a range of them. */
const CODE = /^(?:[A-ZÅÄÖ]{3}\d{2}|[A-ZÅÄÖ]{2}\d{3})(?:[A-Z0-9]{2})?$/;
const GROUP = /^[A-ZÅÄÖ]{1,3}$|^[A-ZÅÄÖ]{2}\d$/;

const columnsOf = ({ cells }: SheetRow): Map<Column, number> | null => {
  const columns = new Map<Column, number>();
  for (const [at, cell] of cells.entries()) {
    const name = cell.toLowerCase();
    for (const [column, names] of Object.entries(KVA_COLUMNS) as [Column, readonly string[]][]) {
      if (names.includes(name) && !columns.has(column)) columns.set(column, at);
    }
  }
  if (columns.has('code') && columns.has('title')) return columns;
  // The plain text edition has no header: code and title.
  return CODE.test(cells[0] ?? '') && (cells[1] ?? '') !== ''
    ? new Map([
        ['code', 0],
        ['title', 1],
      ] as [Column, number][])
    : null;
};

/** The longest other code that begins this one. */
const parentOf = (code: string, concepts: ReadonlyMap<string, Concept>): readonly string[] => {
  for (let length = code.length - 1; length > 0; length -= 1) if (concepts.has(code.slice(0, length))) return [code.slice(0, length)];
  return [];
};

/**
 * Reads KVÅ saved from the published workbook as CSV or tab-separated text, or the published text edition (code and title, no header;
 * `encoding` windows-1252). Rows above the header are passed over. The file does not say its edition: `meta.edition` must. A file in which
 * ICD codes stand is refused as the wrong classification.
 */
export const parseKva = (source: Source, meta: ImportMeta, encoding: Encoding = 'utf-8') =>
  whole<Release>(async (findings) => {
    const system = codeSystem('KVÅ', meta, findings);
    const concepts = new Map<string, Concept>();
    const lines = new Map<string, number>();
    let columns: Map<Column, number> | null = null;
    let width = 0;
    let before = 0;
    for await (const row of spreadsheet(linesOf(source, encoding))) {
      if (columns === null) {
        columns = columnsOf(row);
        width = row.cells.length;
        before += 1;
        if (columns === null) {
          if (before > 20) throw new Unreadable('columns', row.line, row.cells.join(' | '));
          continue;
        }
        if (!CODE.test(row.cells[columns.get('code') ?? 0] ?? '')) continue;
      }
      readRow(row, columns, width, meta, findings, concepts, lines);
    }
    if (columns === null) throw new Unreadable(before === 0 ? 'empty' : 'columns', null);
    checkCount(concepts.size, meta, findings);
    const placed = new Map([...concepts].map(([code, concept]) => [code, { ...concept, parents: parentOf(code, concepts) }]));
    return { system, concepts: checkParents(placed, lines, findings, false), mappings: [], notes: findings.notes };
  });

const readRow = (
  { line, cells }: SheetRow,
  columns: ReadonlyMap<Column, number>,
  width: number,
  meta: ImportMeta,
  findings: Findings,
  concepts: Map<string, Concept>,
  lines: Map<string, number>,
): void => {
  const cell = (column: Column): string => cells[columns.get(column) ?? -1] ?? '';
  const code = cell('code').toUpperCase();
  const title = cell('title');
  const coded = CODE.test(code);
  if (cells.length > width || cells.length <= (columns.get('title') ?? 0)) findings.fault('columns', line, cells.join(' | '));
  else if (/^[A-Z]\d\d(\.|$)/.test(code)) throw new Unreadable('wrong-edition', line, code);
  else if (!coded && !GROUP.test(code)) findings.fault('code', line, code);
  else {
    if (title === '') findings.fault('no-term', line, code);
    const until = cell('until');
    const inactive = /^\d{4}-\d\d-\d\d/.test(until) && until.slice(0, 10) <= meta.importedAt.slice(0, 10);
    if (inactive) findings.note('not-active', line, code);
    const synonyms = cell('synonyms')
      .split(/[;|\n]/)
      .map((text) => text.trim())
      .filter((text) => text !== '');
    place(
      {
        system: 'KVÅ',
        code,
        termSv: title,
        termEn: null,
        synonyms: synonyms.map((text) => ({ text, lang: 'sv' })),
        parents: [],
        kind: coded ? 'code' : 'group',
        genes: [],
        status: inactive ? 'inactive' : 'active',
      },
      line,
      concepts,
      lines,
      findings,
    );
  }
};
