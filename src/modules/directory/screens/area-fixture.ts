import { localDate } from '../../../kernel/date.ts';
import { on, type When } from '../../../kernel/when.ts';
import type { Area } from '../../areas/index.ts';
import type { Grant, JournalEntry, Payload, SlotStructure } from '../../journal/index.ts';
import type { Region } from '../../organisations/index.ts';
import { type RegisterData, type RegisterView, viewRegister } from '../../register/index.ts';

/** A small made-up register for tests: two areas, two regions. Every entry is marked fictitious. */

const SLOTS: SlotStructure = { units: 3, unitsForChildren: 1, tasks: [], subPermits: [], note: null };

const area = (id: string, name: string, more: Partial<Area> = {}): Area => ({
  id,
  name,
  nameEn: null,
  aliases: [],
  origin: null,
  annualReport: null,
  harmonisation: null,
  heartArea: false,
  sources: [],
  qualityRegister: null,
  ...more,
});

const region = (code: string, name: string, population: number): Region => ({
  code,
  name,
  county: `${name} län`,
  collaborationRegions: ['norr'],
  municipalities: [],
  population,
  populationDate: '2023-12-31',
  universityHospital: null,
  organisationNumber: '000000-0000',
  organisationNumberVerified: false,
});

let seq = 0;

/** An entry as if recorded on the day given; `more` overrides anything. */
export function entry(id: string, when: When, recorded: string, payload: Payload, more: Partial<JournalEntry> = {}): JournalEntry {
  seq += 1;
  return {
    seq,
    id,
    area: 'alfa',
    when,
    dateBasis: null,
    recordedAt: new Date(`${recorded}T10:00:00Z`),
    storedAt: new Date(`${recorded}T10:00:00Z`),
    source: { id: 'prov', locator: null, quality: 'official' },
    corrects: null,
    fictitious: true,
    payload,
    ...more,
  };
}

export const day = (text: string): When => on(localDate(text));
export const by = (text: string): When => ({ notBefore: null, notAfter: localDate(text) });

export const grant = (permit: string, code: string, more: Partial<Grant> = {}): Grant => ({
  kind: 'grant',
  permit,
  region: code,
  hospital: 'Provsjukhuset',
  scope: { population: null, tasks: [], subPermits: [], note: null },
  validFrom: null,
  diaryNumber: null,
  partnerRegions: [],
  subcontractors: [],
  note: null,
  ...more,
});

export const call = (lastDay: string): Payload => ({ kind: 'call', lastDay, slots: SLOTS, contact: null });
export const inStep = (step: 1 | 2 | 3 | 4 | 5 | 6 | 7): Payload => ({
  kind: 'area-state',
  state: { status: 'in-process', step },
  note: null,
});
export const agencyDecision: Payload = { kind: 'agency-decision', outcome: 'nhv', slots: SLOTS, diaryNumber: '1/2024', note: null };

export function register(journal: readonly JournalEntry[]): RegisterData {
  return {
    version: '1',
    regions: [region('01', 'Region Prov', 200), region('02', 'Region Åprov', 100)],
    collaborationRegions: [{ id: 'norr', name: 'Norra provregionen', csd: 'CSD Prov' }],
    organisations: [],
    areas: [area('alfa', 'Alfavård', { aliases: ['AV'], nameEn: 'Alpha care' }), area('beta', 'Betavård')],
    meetings: [],
    sources: [
      {
        id: 'prov',
        title: { sv: 'Provkälla', en: 'Trial source' },
        publisher: 'Prov',
        url: null,
        date: localDate('2024-06-11'),
        note: null,
      },
    ],
    generalConditions: [],
    printedOverviews: [],
    journal,
  };
}

export function viewOf(journal: readonly JournalEntry[], asOf: string, knownAt = '2026-01-01'): RegisterView {
  return viewRegister(register(journal), localDate(asOf), localDate(knownAt));
}
