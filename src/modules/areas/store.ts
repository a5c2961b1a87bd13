import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { putReferenceRows } from '../../platform/db/reference-rows.ts';
import type { Area, AreaRevision } from './core/area.ts';

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

/** An area that did not exist before: a part of one that was split. */
export async function addArea(tx: Tx, area: Pick<Area, 'id' | 'name' | 'nameEn'> & { readonly fictitious: boolean }): Promise<void> {
  await sql`
    insert into care_area (id, name, name_en, origin, fictitious)
    values (${area.id}, ${area.name}, ${area.nameEn}, 'nhv', ${area.fictitious})`.execute(tx);
}

/** Adds an edit of an area's facts; the moment is the database's. Two with the same version cannot both be added. */
export async function addAreaRevision(tx: Tx, revision: Omit<AreaRevision, 'madeAt'>): Promise<void> {
  await sql`
    insert into area_revision (area, version, facts, reason, made_by, acting, fictitious)
    values (${revision.area}, ${revision.version}, ${JSON.stringify(revision.facts)}::jsonb, ${revision.reason}, ${revision.madeBy},
            ${revision.acting}, ${revision.fictitious})`.execute(tx);
}
