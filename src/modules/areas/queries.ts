import type { Queryable } from '../../platform/db/index.ts';
import type { Area, AreaFacts, AreaRevision } from './core/area.ts';

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
    fictitious: boolean;
  };
  area_revision: {
    area: string;
    version: number;
    facts: AreaFacts;
    reason: string | null;
    made_by: string;
    acting: string;
    made_at: Date;
    fictitious: boolean;
  };
};

/** All areas, in order of id, with the facts that they began with; made-up ones only when asked for. */
export async function readAreas(db: Queryable, { fictitious = false } = {}): Promise<Area[]> {
  const rows = await db.withTables<Tables>().selectFrom('care_area').selectAll().orderBy('id').execute();
  const wanted = rows.filter((row) => fictitious || !row.fictitious);
  return wanted.map((row) => ({
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
    ...(row.fictitious ? { fictitious: true } : {}),
  }));
}

/** Every edit of the facts of areas, or of one, in order of version. */
export async function readAreaRevisions(db: Queryable, area?: string): Promise<AreaRevision[]> {
  const all = db.withTables<Tables>().selectFrom('area_revision').selectAll();
  const rows = await (area === undefined ? all : all.where('area', '=', area)).orderBy('area').orderBy('version').execute();
  return rows.map((row) => ({
    area: row.area,
    version: row.version,
    facts: row.facts,
    reason: row.reason,
    madeBy: row.made_by,
    acting: row.acting,
    madeAt: row.made_at,
    fictitious: row.fictitious,
  }));
}
