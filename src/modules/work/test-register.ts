import { localDate } from '../../kernel/date.ts';
import { on } from '../../kernel/when.ts';
import type { Area } from '../areas/index.ts';
import type { Grant, JournalEntry, Payload } from '../journal/index.ts';
import type { RegisterData } from '../register/index.ts';

/** A small register for tests: three areas, three regions, one hospital. */

export const areaOf = (id: string): Area => ({
  id,
  name: id[0]?.toUpperCase() + id.slice(1),
  nameEn: null,
  aliases: [],
  origin: 'nhv',
  annualReport: null,
  harmonisation: null,
  heartArea: false,
  sources: [],
  qualityRegister: null,
});

let seq = 0;
export const entryFor = (id: string, day: string, payload: Payload, more: Partial<JournalEntry> = {}): JournalEntry => {
  seq += 1;
  return {
    seq,
    id,
    area: 'alfa',
    when: on(localDate(day)),
    dateBasis: 'printed',
    recordedAt: new Date(`${day}T12:00:00Z`),
    storedAt: new Date(`${day}T12:00:00Z`),
    source: { id: 'prov', locator: null, quality: 'official' },
    corrects: null,
    fictitious: false,
    payload,
    ...more,
  };
};

export const grantOf = (permit: string, region: string, more: Partial<Grant> = {}): Grant => ({
  kind: 'grant',
  permit,
  region,
  hospital: null,
  scope: { population: null, tasks: [], subPermits: [], note: null },
  validFrom: null,
  diaryNumber: null,
  partnerRegions: [],
  subcontractors: [],
  note: null,
  ...more,
});

export const registerWith = (journal: readonly JournalEntry[]): RegisterData => ({
  version: '1',
  regions: ['01', '02', '03'].map((code) => ({
    code,
    name: `Region ${code}`,
    county: `Län ${code}`,
    collaborationRegions: ['norr'],
    municipalities: [],
    population: 100,
    populationDate: '2025-12-31',
    universityHospital: null,
    organisationNumber: '000000-0000',
    organisationNumberVerified: false,
  })),
  collaborationRegions: [{ id: 'norr', name: 'Norra provregionen', csd: 'CSD Prov' }],
  organisations: [
    { id: 'prov', kind: 'hospital', name: 'Provsjukhuset', nameEn: null, region: '01', collaborationRegion: null, note: null },
  ],
  areas: ['alfa', 'beta', 'gamma'].map(areaOf),
  meetings: [],
  sources: [{ id: 'prov', title: { sv: 'Prov', en: null }, publisher: 'Prov', url: null, date: localDate('2024-01-01'), note: null }],
  generalConditions: [],
  printedOverviews: [],
  journal,
});
