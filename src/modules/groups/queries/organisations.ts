import { sql } from 'kysely';
import type { Queryable } from '../../../platform/db/index.ts';

export type Named = { readonly id: string; readonly name: string };

/** The six collaboration regions, by name. */
export async function collaborationRegions(db: Queryable): Promise<readonly Named[]> {
  return (await sql<Named>`select id, name from collaboration_region order by name collate sv_se`.execute(db)).rows;
}

/** The regions as organisations that people act for. */
export async function regionOrganisations(db: Queryable): Promise<readonly Named[]> {
  return (await sql<Named>`select id, name from work_organisation where kind = 'region' and active order by name collate sv_se`.execute(db))
    .rows;
}

export async function nameOfOrganisation(db: Queryable, id: string): Promise<string | undefined> {
  return (await sql<{ name: string }>`select name from work_organisation where id = ${id}`.execute(db)).rows[0]?.name;
}

/** The collaboration regions that a region belongs to: one, or two where the county is split. */
export async function regionsOfOrganisation(db: Queryable, organisation: string): Promise<readonly string[]> {
  const code = organisation.replace(/^region-/, '');
  const { rows } = await sql<{ regions: string[] }>`select collaboration_regions as regions from region where code = ${code}`.execute(db);
  return rows[0]?.regions ?? [];
}
