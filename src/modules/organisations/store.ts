import type { Tx } from '../../platform/db/index.ts';
import { putReferenceRows } from '../../platform/db/reference-rows.ts';
import type { CollaborationRegion, Organisation, Region } from './core/organisation.ts';

export const putCollaborationRegions = (tx: Tx, rows: readonly CollaborationRegion[]): Promise<void> =>
  putReferenceRows(tx, 'collaboration_region', 'id', rows);

export const putRegions = (tx: Tx, rows: readonly Region[]): Promise<void> =>
  putReferenceRows(
    tx,
    'region',
    'code',
    rows.map((row) => ({
      code: row.code,
      name: row.name,
      county: row.county,
      collaboration_regions: row.collaborationRegions,
      municipalities: row.municipalities,
      population: row.population,
      population_date: row.populationDate,
      university_hospital: row.universityHospital,
      organisation_number: row.organisationNumber,
      organisation_number_verified: row.organisationNumberVerified,
    })),
  );

export const putOrganisations = (tx: Tx, rows: readonly Organisation[]): Promise<void> =>
  putReferenceRows(
    tx,
    'organisation',
    'id',
    rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      name_en: row.nameEn,
      region: row.region,
      collaboration_region: row.collaborationRegion,
      note: row.note,
    })),
  );
