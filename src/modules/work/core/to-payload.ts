import { localDate } from '../../../kernel/date.ts';
import type { When } from '../../../kernel/when.ts';
import type {
  AreaState,
  ConditionHeading,
  DateBasis,
  DefinitionItem,
  Dismissal,
  Payload,
  Population,
  RevocationGround,
  SlotStructure,
  SpecialCondition,
  StoppedAt,
  Text,
  WriteOff,
} from '../../journal/index.ts';
import { parseWhen } from '../../register/index.ts';
import type { PayloadKind } from './kinds.ts';
import { linesOf, listOf, textOf, textOrNull, textsOf, type Values } from './values.ts';

/** Reads a time whose form has been checked. */
export function whenOf(values: Values, name: string): When {
  const read = parseWhen(textOf(values, name));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const whenOrNull = (values: Values, name: string): When | null => (textOf(values, name) === '' ? null : whenOf(values, name));

/** Why a time reads as it does, told by the way it was written. */
export function basisOf(text: string): DateBasis {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'printed';
  if (/^\d{4}(-\d{2})?$/.test(text)) return 'printed-period';
  return text.startsWith('../') ? 'known-by-source' : 'between-known-facts';
}

/** Makes values into what is recorded. Each field's form must have been checked (`fieldFaults`). `permit` is the id of the permit granted. */
export function payloadOf(kind: PayloadKind, values: Values, permit: string): Payload {
  const note = textOrNull(values, 'note');
  switch (kind) {
    case 'area-state':
      return { kind, state: stateOf(values), note };
    case 'agency-decision':
      return {
        kind,
        outcome: textOf(values, 'outcome') === 'nhv' ? 'nhv' : 'not-nhv',
        slots: slotsOf(values),
        diaryNumber: textOrNull(values, 'diaryNumber'),
        note,
      };
    case 'definition':
      return definitionOf(values);
    case 'conditions':
      return {
        kind,
        basis: textOf(values, 'basis') === 'decided' ? 'decided' : 'proposed',
        conditions: items(values, 'conditions', 'villkor').map(
          ({ row, ...item }): SpecialCondition => ({
            ...item,
            heading: textOf(row, 'heading') as ConditionHeading,
            audience: textOf(row, 'audience') as SpecialCondition['audience'],
          }),
        ),
      };
    case 'call':
      return {
        kind,
        lastDay: localDate(textOf(values, 'lastDay')),
        slots: slotsOf(values) ?? { units: null, unitsForChildren: null, tasks: [], subPermits: [], note: null },
        contact: textOrNull(values, 'contact'),
      };
    case 'grant':
      return {
        kind,
        permit,
        region: textOf(values, 'region'),
        hospital: textOrNull(values, 'hospital'),
        scope: {
          population: populationOf(values),
          tasks: textsOf(values, 'tasks'),
          subPermits: textsOf(values, 'subPermits'),
          note: textOrNull(values, 'scopeNote'),
        },
        validFrom: whenOrNull(values, 'validFrom'),
        diaryNumber: textOrNull(values, 'diaryNumber'),
        partnerRegions: textsOf(values, 'partnerRegions'),
        subcontractors: linesOf(values, 'subcontractors'),
        note,
      };
    case 'reject':
      return { kind, region: textOf(values, 'region'), note };
    case 'dismiss':
      return { kind, ...untriedOf(values), ground: textOrNull(values, 'ground') as Dismissal['ground'], note };
    case 'write-off':
      return { kind, ...untriedOf(values), ground: textOrNull(values, 'ground') as WriteOff['ground'], note };
    case 'revocation':
      return { kind, permit: textOf(values, 'permit'), ground: textOf(values, 'ground') as RevocationGround, note };
    case 'annulment':
      return { kind, reason: textOf(values, 'note') };
  }
}

const untriedOf = (values: Values): Pick<Dismissal, 'region' | 'hospital' | 'by' | 'diaryNumber'> => ({
  region: textOf(values, 'region'),
  hospital: textOrNull(values, 'hospital'),
  by: textOf(values, 'by') === 'board' ? 'board' : 'authority',
  diaryNumber: textOrNull(values, 'diaryNumber'),
});

export function stateOf(values: Values): AreaState {
  const status = textOf(values, 'status');
  const where = (textOrNull(values, 'where') ?? null) as StoppedAt | null;
  switch (status) {
    case 'in-process':
      return { status, step: Number(textOf(values, 'step') || '1') as 1 | 2 | 3 | 4 | 5 | 6 | 7 };
    case 'paused':
    case 'ended':
      return { status, where };
    case 'awaiting-start':
    case 'management':
      return { status };
    default:
      return { status: 'longlist' };
  }
}

const populationOf = (values: Values): Population | null => textOrNull(values, 'population') as Population | null;

function definitionOf(values: Values): Payload {
  const summary = textOf(values, 'summarySv');
  return {
    kind: 'definition',
    version: textOf(values, 'version'),
    basis: textOf(values, 'basis') as 'decided' | 'proposed' | 'public-summary',
    summary: summary === '' ? null : { sv: summary, en: textOrNull(values, 'summaryEn') },
    parts: withIds(listOf(values, 'parts'), 'del').map(({ id, row }) => ({
      id,
      heading: { sv: textOf(row, 'headingSv'), en: textOrNull(row, 'headingEn') },
      text: { sv: textOf(row, 'textSv'), en: textOrNull(row, 'textEn') },
      points: items(row, 'points', 'punkt').map(({ row: _, ...item }) => item),
    })),
    inScope: linesOf(values, 'inScope'),
    clarifications: items(values, 'clarifications', 'fortydligande').map(({ row: _, ...item }) => item),
    delimitations: items(values, 'delimitations', 'avgransning').map(({ row: _, ...item }) => item),
    population: populationOf(values),
    populationNote: textOrNull(values, 'populationNote'),
    diagnoses: linesOf(values, 'diagnoses'),
    codes: linesOf(values, 'codes'),
    slots: slotsOf(values),
  };
}

/** The slot structure, or null where nothing of it is filled in. */
export function slotsOf(values: Values): SlotStructure | null {
  const part = (name: string, word: string) =>
    items(values, name, word).map(({ row, ...item }) => ({ ...item, units: countOf(row, 'units') }));
  const slots: SlotStructure = {
    units: countOf(values, 'units'),
    unitsForChildren: countOf(values, 'unitsForChildren'),
    tasks: part('slotTasks', 'uppgift'),
    subPermits: part('slotSubPermits', 'undertillstand'),
    note: textOrNull(values, 'slotNote'),
  };
  const isEmpty = slots.units === null && slots.unitsForChildren === null && slots.note === null;
  return isEmpty && slots.tasks.length === 0 && slots.subPermits.length === 0 ? null : slots;
}

const countOf = (values: Values, name: string): number | null => (textOf(values, name) === '' ? null : Number(textOf(values, name)));

type Item = DefinitionItem & { readonly row: Values };

const items = (values: Values, name: string, word: string): readonly Item[] =>
  withIds(listOf(values, name), word).map(({ id, row }) => ({ id, text: textIn(row), row }));

const textIn = (row: Values): Text => ({ sv: textOf(row, 'sv'), en: textOrNull(row, 'en') });

/** What has an id keeps it, whatever its place; what is new gets the next number of its kind. */
function withIds(rows: readonly Values[], word: string): readonly { readonly id: string; readonly row: Values }[] {
  const taken = new Set(rows.map((row) => textOf(row, 'id')));
  let number = 0;
  const next = (): string => {
    do number += 1;
    while (taken.has(`${word}-${number}`));
    return `${word}-${number}`;
  };
  return rows.map((row) => ({ id: idIn(row) ?? next(), row }));
}

const idIn = (row: Values): string | undefined => {
  const id = textOf(row, 'id');
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) ? id : undefined;
};
