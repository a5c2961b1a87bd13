import type { PrintedFigures, PrintedOverview } from '../../register/index.ts';
import type { RegionFigures } from '../../statistics/index.ts';

/** The journal's figures in the form of the printed ones. */
export type Figures = { readonly granted: number; readonly rejected: number; readonly total: number; readonly sharePercent: number | null };

/** Where a printed overview contradicts itself. `where` is a county code or `sum`. */
export type Finding =
  | { readonly kind: 'blank'; readonly where: string }
  /** Granted and rejected of a row do not make its total. */
  | {
      readonly kind: 'row';
      readonly where: string;
      readonly granted: number;
      readonly rejected: number;
      readonly right: number;
      readonly printed: number;
    }
  /** The rows of a column do not make the printed sum. */
  | {
      readonly kind: 'column';
      readonly where: 'sum';
      readonly column: 'granted' | 'rejected' | 'total';
      readonly right: number;
      readonly printed: number;
    }
  /** The share is not that of the row's own granted and rejected. */
  | { readonly kind: 'share'; readonly where: string; readonly right: number; readonly printed: number };

/** Checks the arithmetic of what was printed, without looking at the journal. Blank cells count as 0. */
export function contradictions(print: PrintedOverview): readonly Finding[] {
  const lines = [...print.rows.map((row) => ({ where: row.region, row })), { where: 'sum', row: print.sum }];
  return [...lines.flatMap(({ where, row }) => inRow(where, row)), ...inColumns(print)];
}

function inRow(where: string, row: PrintedFigures): Finding[] {
  const rejected = row.rejected ?? 0;
  const right = row.granted + rejected;
  const share = percentOf(row.granted, right);
  return [
    ...(row.rejected === null ? [{ kind: 'blank' as const, where }] : []),
    ...(right === row.total ? [] : [{ kind: 'row' as const, where, granted: row.granted, rejected, right, printed: row.total }]),
    ...(share === null || share === row.sharePercent ? [] : [{ kind: 'share' as const, where, right: share, printed: row.sharePercent }]),
  ];
}

function inColumns(print: PrintedOverview): Finding[] {
  return (['granted', 'rejected', 'total'] as const).flatMap((column) => {
    const right = print.rows.reduce((sum, row) => sum + (row[column] ?? 0), 0);
    const printed = print.sum[column] ?? 0;
    return right === printed ? [] : [{ kind: 'column' as const, where: 'sum' as const, column, right, printed }];
  });
}

/** The journal's row for a region as of the printed day; zeros when it has none. */
export function figuresOf(row: RegionFigures | undefined): Figures {
  if (!row) return { granted: 0, rejected: 0, total: 0, sharePercent: null };
  const { granted, rejected, total } = row;
  return { granted: granted.total, rejected: rejected.total, total: total.total, sharePercent: percentOf(granted.total, total.total) };
}

/** The columns in which a printed row and the journal differ; a blank printed cell is 0. */
export function differing(printed: PrintedFigures, journal: Figures): readonly (keyof Figures)[] {
  return (['granted', 'rejected', 'total', 'sharePercent'] as const).filter((column) => (printed[column] ?? 0) !== (journal[column] ?? 0));
}

/** Whole percent, as the print has it; null when there is nothing to divide by. */
const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 100));
