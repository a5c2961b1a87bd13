import type { Tx } from '../../platform/db/index.ts';
import { putReferenceRows } from '../../platform/db/reference-rows.ts';
import type { GeneralCondition, PrintedOverview, Source } from './core/reference.ts';

export const putSources = (tx: Tx, rows: readonly Source[]): Promise<void> =>
  putReferenceRows(
    tx,
    'source',
    'id',
    rows.map((row) => ({
      id: row.id,
      title_sv: row.title.sv,
      title_en: row.title.en,
      publisher: row.publisher,
      url: row.url,
      dated: row.date,
      note: row.note,
    })),
  );

/** In the order given, which is the order of the regulation. */
export const putGeneralConditions = (tx: Tx, rows: readonly GeneralCondition[]): Promise<void> =>
  putReferenceRows(
    tx,
    'general_condition',
    'id',
    rows.map((row, position) => ({ id: row.id, position, provision: row.provision, heading: row.heading, text: row.text })),
  );

export const putPrintedOverviews = (tx: Tx, rows: readonly PrintedOverview[]): Promise<void> =>
  putReferenceRows(
    tx,
    'printed_overview',
    'source',
    rows.map((row) => ({ source: row.source, as_of: row.asOf, rows: row.rows, sum: row.sum, explanations: row.explanations })),
  );
