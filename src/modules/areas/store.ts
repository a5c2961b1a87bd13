import type { Tx } from '../../platform/db/index.ts';
import { putReferenceRows } from '../../platform/db/reference-rows.ts';
import type { Area } from './core/area.ts';

export const putAreas = (tx: Tx, rows: readonly Area[]): Promise<void> =>
  putReferenceRows(
    tx,
    'care_area',
    'id',
    rows.map((row) => ({
      id: row.id,
      name: row.name,
      name_en: row.nameEn,
      aliases: row.aliases,
      origin: row.origin,
      annual_report: row.annualReport,
      harmonisation: row.harmonisation,
      heart_area: row.heartArea,
      sources: row.sources,
      quality_register: row.qualityRegister,
    })),
  );
