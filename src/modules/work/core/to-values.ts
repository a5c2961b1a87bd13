import type { When } from '../../../kernel/when.ts';
import { exactDay } from '../../../kernel/when.ts';
import type { Dismissal, JournalEntry, Payload, SlotStructure, Text, WriteOff } from '../../journal/index.ts';
import type { PayloadKind } from './kinds.ts';
import type { Values } from './values.ts';

/** A time as people write it in the forms; what `parseWhen` reads. */
export function whenText(when: When | null): string {
  if (when === null) return '';
  const exact = exactDay(when);
  if (exact !== undefined) return exact;
  const { notBefore, notAfter } = when;
  const year = notBefore?.slice(0, 4) ?? '';
  if (notBefore === `${year}-01-01` && notAfter === `${year}-12-31`) return year;
  if (notBefore?.endsWith('-01') && notAfter !== null && isWholeMonth(notBefore, notAfter)) return notBefore.slice(0, 7);
  return `${notBefore ?? '..'}/${notAfter ?? '..'}`;
}

function isWholeMonth(first: string, last: string): boolean {
  const [year, month] = first.split('-').map(Number);
  return last === new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10);
}

/** An entry as the values of its form: what a correction of it starts from. */
export function valuesOfEntry(entry: JournalEntry): Values {
  return {
    when: whenText(entry.when),
    locator: entry.source.locator ?? '',
    source: entry.source.id,
    ...valuesOf(entry.payload),
  };
}

type Filled = { readonly [K in PayloadKind]: (payload: Extract<Payload, { kind: K }>) => Values };

/** What is recorded, as the values of the form of its kind. */
export const valuesOf = (payload: Payload): Values => (filled[payload.kind] as (payload: Payload) => Values)(payload);

const filled: Filled = {
  'area-state': ({ state, note }) => ({
    status: state.status,
    step: state.status === 'in-process' ? String(state.step) : '',
    where: state.status === 'paused' || state.status === 'ended' ? (state.where ?? '') : '',
    note: note ?? '',
  }),
  'agency-decision': ({ outcome, slots, diaryNumber, note }) => ({
    outcome,
    ...slotValues(slots),
    diaryNumber: diaryNumber ?? '',
    note: note ?? '',
  }),
  definition: (definition) => ({
    version: definition.version,
    basis: definition.basis,
    summarySv: definition.summary?.sv ?? '',
    summaryEn: definition.summary?.en ?? '',
    population: definition.population ?? '',
    populationNote: definition.populationNote ?? '',
    parts: definition.parts.map(({ id, heading, text, points }) => ({
      id,
      headingSv: heading.sv,
      headingEn: heading.en ?? '',
      textSv: text.sv,
      textEn: text.en ?? '',
      points: points.map(itemValues),
    })),
    inScope: definition.inScope.join('\n'),
    clarifications: definition.clarifications.map(itemValues),
    delimitations: definition.delimitations.map(itemValues),
    diagnoses: definition.diagnoses.join('\n'),
    codes: definition.codes.join('\n'),
    ...slotValues(definition.slots),
  }),
  conditions: ({ basis, conditions }) => ({
    basis,
    conditions: conditions.map(({ id, heading, audience, text }) => ({ ...itemValues({ id, text }), heading, audience })),
  }),
  call: ({ lastDay, slots, contact }) => ({ lastDay, ...slotValues(slots), contact: contact ?? '' }),
  grant: (grant) => ({
    region: grant.region,
    hospital: grant.hospital ?? '',
    population: grant.scope.population ?? '',
    tasks: grant.scope.tasks,
    subPermits: grant.scope.subPermits,
    scopeNote: grant.scope.note ?? '',
    validFrom: whenText(grant.validFrom),
    diaryNumber: grant.diaryNumber ?? '',
    partnerRegions: grant.partnerRegions,
    subcontractors: grant.subcontractors.join('\n'),
    note: grant.note ?? '',
  }),
  reject: ({ region, note }) => ({ region, note: note ?? '' }),
  dismiss: (dismissal) => untriedValues(dismissal),
  'write-off': (writeOff) => untriedValues(writeOff),
  revocation: ({ permit, ground, note }) => ({ permit, ground, note: note ?? '' }),
  annulment: ({ reason }) => ({ note: reason }),
};

const untriedValues = ({ region, hospital, by, ground, diaryNumber, note }: Dismissal | WriteOff): Values => ({
  region,
  hospital: hospital ?? '',
  by,
  ground: ground ?? '',
  diaryNumber: diaryNumber ?? '',
  note: note ?? '',
});

const itemValues = ({ id, text }: { readonly id: string; readonly text: Text }): Values => ({ id, sv: text.sv, en: text.en ?? '' });

function slotValues(slots: SlotStructure | null): Values {
  const part = (one: SlotStructure['tasks'][number]): Values => ({
    ...itemValues(one),
    units: one.units === null ? '' : String(one.units),
  });
  return {
    units: slots?.units ? String(slots.units) : '',
    unitsForChildren: slots?.unitsForChildren ? String(slots.unitsForChildren) : '',
    slotTasks: (slots?.tasks ?? []).map(part),
    slotSubPermits: (slots?.subPermits ?? []).map(part),
    slotNote: slots?.note ?? '',
  };
}
