import type { Queryable } from '../../platform/db/index.ts';
import type { Area } from './core/area.ts';

type Tables = {
  care_area: {
    id: string;
    name: string;
    name_en: string | null;
    aliases: string[];
    origin: Area['origin'];
    annual_report: Area['annualReport'];
    harmonisation: Area['harmonisation'];
    heart_area: boolean;
    sources: Area['sources'];
    quality_register: string | null;
  };
};

/** All areas, in order of id. */
export async function readAreas(db: Queryable): Promise<Area[]> {
  const rows = await db.withTables<Tables>().selectFrom('care_area').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    aliases: row.aliases,
    origin: row.origin,
    annualReport: row.annual_report,
    harmonisation: row.harmonisation,
    heartArea: row.heart_area,
    sources: row.sources,
    qualityRegister: row.quality_register,
  }));
}
