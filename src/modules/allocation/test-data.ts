import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../platform/root.ts';
import type { SlotStructure } from '../journal/index.ts';
import type { Organisation, Region } from '../organisations/index.ts';
import type { Applicant } from './core/slots.ts';
import { geography } from './geography.ts';
import type { Country, UnitPlace } from './scenarios.ts';

const data = (...name: string[]): string => path.join(projectRoot(), 'data', ...name);
const read = (...name: string[]): unknown => parse(fs.readFileSync(data(...name), 'utf8'));

type WrittenRegion = Omit<Region, 'municipalities' | 'collaborationRegions'> & {
  readonly collaborationRegions: readonly string[];
  readonly municipalities?: Readonly<Record<string, readonly { readonly code: string }[]>>;
};

/** The country as the data files have it. Municipalities of a split county are left to the region's first collaboration region. */
export function countryFromFiles(): Country {
  const { regions } = read('organisations', 'regions.yaml') as { readonly regions: readonly WrittenRegion[] };
  const { organisations } = read('organisations', 'hospitals.yaml') as { readonly organisations: readonly Organisation[] };
  return { geography: geography(), regions: regions.map((one) => ({ ...one, municipalities: [] })), hospitals: organisations };
}

const eight = ['01', '03', '05', '12', '14', '18', '22', '24'];
const hospitals = [
  'Karolinska universitetssjukhuset',
  'Akademiska sjukhuset',
  'Universitetssjukhuset i Linköping',
  'Skånes universitetssjukhus',
  'Sahlgrenska universitetssjukhuset',
  'Universitetssjukhuset Örebro',
  'Sundsvalls sjukhus',
  'Norrlands universitetssjukhus',
];

/** Up to eight units of eight regions that apply for everything there is. */
export function everyoneForAll(structure: SlotStructure, many = 8): readonly (Applicant & UnitPlace)[] {
  const parts = [...structure.tasks, ...structure.subPermits].map(({ id }) => id);
  return eight
    .slice(0, many)
    .map((region, at) => ({ id: `unit-${region}`, region, hospital: hospitals[at] ?? null, adults: true, children: true, parts }));
}
