import type { Queryable } from '../../platform/db/index.ts';
import type { CollaborationRegion, Organisation, Region } from './core/organisation.ts';

type Tables = {
  collaboration_region: { id: string; name: string; csd: string };
  region: {
    code: string;
    name: string;
    county: string;
    collaboration_regions: string[];
    municipalities: Region['municipalities'];
    population: number;
    population_date: string;
    university_hospital: string | null;
    organisation_number: string;
    organisation_number_verified: boolean;
  };
  organisation: {
    id: string;
    kind: Organisation['kind'];
    name: string;
    name_en: string | null;
    region: string | null;
    collaboration_region: string | null;
    note: string | null;
  };
};

export const readCollaborationRegions = (db: Queryable): Promise<CollaborationRegion[]> =>
  db.withTables<Tables>().selectFrom('collaboration_region').select(['id', 'name', 'csd']).orderBy('id').execute();

export async function readRegions(db: Queryable): Promise<Region[]> {
  const rows = await db.withTables<Tables>().selectFrom('region').selectAll().orderBy('code').execute();
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    county: row.county,
    collaborationRegions: row.collaboration_regions,
    municipalities: row.municipalities,
    population: row.population,
    populationDate: row.population_date,
    universityHospital: row.university_hospital,
    organisationNumber: row.organisation_number,
    organisationNumberVerified: row.organisation_number_verified,
  }));
}

export async function readOrganisations(db: Queryable): Promise<Organisation[]> {
  const rows = await db.withTables<Tables>().selectFrom('organisation').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    nameEn: row.name_en,
    region: row.region,
    collaborationRegion: row.collaboration_region,
    note: row.note,
  }));
}
