import type { Area } from '../../areas/index.ts';
import type { Region } from '../../organisations/index.ts';
import { type Circumstances, interpret, type Outcome, type Said } from './interpret.ts';
import { type FormKind, fieldsOf } from './kinds.ts';
import type { Ledger } from './ledger.ts';
import { type Fault, faultAt, type Values } from './values.ts';

/** The most rows that a file may hold. */
export const MOST_ROWS = 10_000;

/** Kinds that fit in one row. Definitions and conditions are written in their forms. */
export const rowKinds = [
  'grant',
  'reject',
  'dismiss',
  'write-off',
  'revocation',
  'agency-decision',
  'call',
  'area-state',
] as const satisfies readonly FormKind[];
export type RowKind = (typeof rowKinds)[number];

/** A column of the file: its heading, and the field that it fills. `words`: what may stand there in Swedish. */
export type Column = {
  readonly heading: string;
  readonly field: string;
  readonly words?: Readonly<Record<string, string>>;
  /** Several values in one cell, with | between. */
  readonly many?: true;
};

const regions = { many: true } as const;

export const columns: readonly Column[] = [
  {
    heading: 'slag',
    field: 'kind',
    words: {
      tillstånd: 'grant',
      avslag: 'reject',
      avvisning: 'dismiss',
      avskrivning: 'write-off',
      återkallelse: 'revocation',
      myndighetsbeslut: 'agency-decision',
      ansökningsförfrågan: 'call',
      läge: 'area-state',
    },
  },
  { heading: 'vårdområde', field: 'area' },
  { heading: 'datum', field: 'when' },
  { heading: 'region', field: 'region' },
  { heading: 'sjukhus', field: 'hospital' },
  { heading: 'patienter', field: 'population', words: { vuxna: 'adults', barn: 'children', båda: 'both' } },
  { heading: 'uppgifter', field: 'tasks', many: true },
  { heading: 'undertillstånd', field: 'subPermits', many: true },
  { heading: 'start', field: 'validFrom' },
  { heading: 'samverkande regioner', field: 'partnerRegions', ...regions },
  { heading: 'underleverantörer', field: 'subcontractors', many: true },
  { heading: 'tillstånd', field: 'permit' },
  {
    heading: 'grund',
    field: 'ground',
    words: {
      'villkoren följs inte': 'conditions-not-met',
      'förutsättningarna har ändrats': 'premises-changed',
      'egen begäran': 'holder-request',
      'för sent': 'late',
      'inte behörig': 'not-authorised',
      ofullständig: 'incomplete',
      'ansökan återkallad': 'application-withdrawn',
    },
  },
  { heading: 'beslutat av', field: 'by', words: { myndigheten: 'authority', nämnden: 'board' } },
  { heading: 'utfall', field: 'outcome', words: { nhv: 'nhv', 'inte nhv': 'not-nhv' } },
  { heading: 'enheter', field: 'units' },
  { heading: 'enheter för barn', field: 'unitsForChildren' },
  { heading: 'sista dag', field: 'lastDay' },
  { heading: 'kontakt', field: 'contact' },
  {
    heading: 'läge',
    field: 'status',
    words: {
      bruttolista: 'longlist',
      'i processen': 'in-process',
      'väntar på start': 'awaiting-start',
      'i förvaltning': 'management',
      pausat: 'paused',
      avslutat: 'ended',
    },
  },
  { heading: 'steg', field: 'step' },
  {
    heading: 'var',
    field: 'where',
    words: {
      'innan sakkunniggrupp': 'before-expert-group',
      'efter sakkunniggrupp': 'after-expert-group',
      'i beredningsgrupp 1': 'in-b1',
      'i beredningsgrupp 2': 'in-b2',
    },
  },
  { heading: 'diarienummer', field: 'diaryNumber' },
  { heading: 'rättar', field: 'corrects' },
  { heading: 'källa', field: 'source' },
  { heading: 'plats i källan', field: 'locator' },
  { heading: 'anteckning', field: 'note' },
];

/** What is wrong with the file as a whole; then no row is looked at. */
export type FileFault = {
  readonly code: 'empty' | 'too-many-rows' | 'unknown-column' | 'doubled-column' | 'missing-column';
  readonly with: string;
};

/** A fault of a row: its line in the file (the headings are line 1), and the heading of its column. */
export type RowFault = { readonly line: number; readonly heading: string; readonly fault: Fault };

export type Table = {
  readonly headings: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

export function tableFaults({ headings, rows }: Table): readonly FileFault[] {
  const names = headings.map(plain);
  const known = new Set(columns.map(({ heading }) => heading));
  if (rows.length === 0) return [{ code: 'empty', with: '' }];
  return [
    ...(rows.length > MOST_ROWS ? [{ code: 'too-many-rows', with: String(rows.length) } as const] : []),
    ...names.filter((name) => name !== '' && !known.has(name)).map((name) => ({ code: 'unknown-column', with: name }) as const),
    ...names.filter((name, i) => name !== '' && names.indexOf(name) < i).map((name) => ({ code: 'doubled-column', with: name }) as const),
    ...['slag', 'vårdområde'].filter((name) => !names.includes(name)).map((name) => ({ code: 'missing-column', with: name }) as const),
  ];
}

const plain = (text: string): string => text.trim().toLocaleLowerCase('sv').replaceAll(/\s+/g, ' ');

export type Names = { readonly areas: readonly Area[]; readonly regions: readonly Region[] };

/** Reads rows as drafts of one entry each. Areas may be named by id, name or alias, regions by name or county code. */
export function readRows({ headings, rows }: Table, { areas, regions: known }: Names): readonly (Said & { readonly line: number })[] {
  const areaIds = new Map(areas.flatMap((area) => [area.id, area.name, ...area.aliases].map((name) => [plain(name), area.id])));
  const codes = new Map(
    known.flatMap(({ code, name }) => [[plain(name), code] as const, [plain(name.replace(/^Region /, '')), code] as const]),
  );
  const order = headings.map((heading) => columns.find((column) => column.heading === plain(heading)));
  const code = (text: string): string => codes.get(plain(text)) ?? text;
  return rows.map(({ line, cells }) => {
    const read = Object.fromEntries(
      order.flatMap((column, i): [string, string | readonly string[]][] => {
        const cell = (cells[i] ?? '').trim();
        return column ? [[column.field, cellValue(column, cell, code)]] : [];
      }),
    );
    const { kind, area, corrects, ...values } = read as Readonly<Record<string, string>>;
    return {
      line,
      kind: (kind ?? '') as FormKind,
      area: areaIds.get(plain(area ?? '')) ?? area ?? '',
      corrects: corrects === undefined || corrects === '' ? null : corrects,
      values: values as Values,
    };
  });
}

function cellValue(column: Column, cell: string, code: (text: string) => string): string | readonly string[] {
  const isRegion = column.field === 'region' || column.field === 'partnerRegions';
  const one = (text: string): string => (isRegion ? code(text) : (column.words?.[plain(text)] ?? text));
  if (column.many !== true) return one(cell);
  const all = cell.split('|').map((part) => one(part.trim()));
  const filled = all.filter((text) => text !== '');
  return column.field === 'subcontractors' ? filled.join('\n') : filled;
}

/** Only the fields of the kind: a cell that the kind has no use for is a fault, not something left out in silence. */
function strayFaults(said: Said): readonly Fault[] {
  const own = new Set(fieldsOf[said.kind].map((field) => field.name));
  return Object.entries(said.values).flatMap(([name, value]) =>
    own.has(name) || value === undefined || value.length === 0 ? [] : [faultAt(name, 'not-of-kind', String(value))],
  );
}

/** Checks every row on top of what stands before it, and tells all faults at once. */
export function interpretRows(
  ledger: Ledger,
  rows: readonly (Said & { readonly line: number })[],
  how: Circumstances,
): { readonly outcome: Outcome; readonly faults: readonly RowFault[] } {
  const entries: Outcome['entries'][number][] = [];
  const faults: RowFault[] = [];
  const tell = (line: number, all: readonly Fault[]): void => {
    for (const fault of all) faults.push({ line, heading: headingOf(fault.at), fault });
  };
  for (const { line, ...said } of rows) {
    if (!rowKinds.some((kind) => kind === said.kind)) {
      tell(line, [faultAt('kind', 'unknown-kind', said.kind)]);
      continue;
    }
    const stray = strayFaults(said);
    const read = stray.length > 0 ? { ok: false as const, error: stray } : interpret(ledger, said, how);
    if (read.ok) entries.push(...read.value.entries);
    else tell(line, read.error);
  }
  return { outcome: { areas: [], entries }, faults };
}

const headingOf = (field: string): string => columns.find((column) => column.field === field.split('.')[0])?.heading ?? field;
