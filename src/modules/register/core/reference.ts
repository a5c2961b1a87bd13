import type { LocalDate } from '../../../kernel/date.ts';
import type { Text } from '../../journal/index.ts';

/** A published source that entries and facts were read from. */
export type Source = {
  readonly id: string;
  readonly title: Text;
  readonly publisher: string;
  readonly url: string | null;
  /** The day the source is from, or was seen. */
  readonly date: LocalDate;
  readonly note: string | null;
};

/** A general condition that every permit carries (HSLF-FS 2018:48 4 kap.), in our own words. */
export type GeneralCondition = {
  readonly id: string;
  /** `4 kap. 8 §` */
  readonly provision: string;
  readonly heading: Text;
  readonly text: Text;
};

/** An overview per region as a source printed it, kept to be shown beside the figures that the journal gives. */
export type PrintedOverview = {
  readonly source: string;
  /** The day that the printed figures are of. */
  readonly asOf: LocalDate;
  readonly rows: readonly PrintedRow[];
  readonly sum: PrintedFigures;
  /** Likely reasons where print and journal differ, per county code or `sum`. */
  readonly explanations: readonly { readonly where: string; readonly text: Text }[];
};

export type PrintedFigures = {
  readonly granted: number;
  /** null: the cell is blank in print. */
  readonly rejected: number | null;
  readonly total: number;
  readonly sharePercent: number;
};
export type PrintedRow = PrintedFigures & { readonly region: string };
