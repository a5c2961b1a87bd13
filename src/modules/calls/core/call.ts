import { endOfDay, type LocalDate } from '../../../kernel/date.ts';
import type { DefinitionRecorded, Grant, SlotStructure, SpecialCondition } from '../../journal/index.ts';
import { takingUnits } from '../../permits/index.ts';

/** `first`: the units that have been decided; `vacancy`: those that nobody holds; `sub-permit`: a part within an area. */
export const callKinds = ['first', 'vacancy', 'sub-permit'] as const;
export type CallKind = (typeof callKinds)[number];

/** What had been decided when the call was drawn up, copied so that it reads the same for ever. */
export type Decided = {
  /** The day of the agency's decision, where one day is known. */
  readonly on: LocalDate | null;
  readonly definition: DefinitionRecorded;
  readonly conditions: readonly SpecialCondition[];
  readonly slots: SlotStructure;
  /** How many units hold permits already. */
  readonly held: { readonly units: number; readonly forChildren: number };
};

/** What the authority writes itself. Swedish always; English where someone has written it. */
export type CallContent = {
  readonly introductionSv: string;
  readonly introductionEn: string;
  readonly units: number;
  readonly unitsForChildren: number;
  /** One a line. */
  readonly attachments: readonly string[];
  readonly expectedStart: string;
  readonly contact: string;
  /** For a call about a sub-permit: which one. */
  readonly subPermit: string | null;
};

/** At most five units may hold permits in an area (HSF 2017:80 2 kap.). */
export const mostUnits = 5;

export type CallFault =
  | 'introduction-missing'
  | 'contact-missing'
  | 'units-out-of-range'
  | 'more-than-decided'
  | 'children-out-of-range'
  | 'last-day-missing'
  | 'last-day-passed'
  | 'sub-permit-missing';

/** How many units are left to announce: those decided less those that hold permits. Null where no number has been decided. */
export function unitsLeft({ slots, held }: Pick<Decided, 'slots' | 'held'>): {
  readonly units: number | null;
  readonly forChildren: number | null;
} {
  const left = (all: number | null, taken: number): number | null => (all === null ? null : Math.max(0, all - taken));
  return { units: left(slots.units, held.units), forChildren: left(slots.unitsForChildren, held.forChildren) };
}

/** Permits by what they are for. A permit that does not say for whom counts as one for adults. */
export function heldBy(grants: readonly Pick<Grant, 'region' | 'scope'>[]): Decided['held'] {
  const taking = takingUnits(grants, ({ region, scope }) => ({ region, ...scope }));
  const forChildren = taking.filter(({ scope }) => scope.population === 'children' || scope.population === 'both').length;
  return { units: taking.length, forChildren };
}

/** The kind of call that an area is due: none has been held, or some units stand empty. */
export const kindDue = ({ units }: Decided['held']): CallKind => (units === 0 ? 'first' : 'vacancy');

/** What keeps a call from being announced on a day; empty when nothing does. The children's units lie within the units. */
export function callFaults(
  { kind, content, decided, lastDay }: { kind: CallKind; content: CallContent; decided: Decided; lastDay: LocalDate | null },
  today: LocalDate,
): readonly CallFault[] {
  const left = unitsLeft(decided);
  const { units, unitsForChildren } = content;
  const isWhole = Number.isInteger(units) && units >= 1 && units <= mostUnits;
  const childrenFit = Number.isInteger(unitsForChildren) && unitsForChildren >= 0 && unitsForChildren <= units;
  const checks: readonly (readonly [CallFault, boolean])[] = [
    ['introduction-missing', content.introductionSv.trim() === ''],
    ['contact-missing', content.contact.trim() === ''],
    ['units-out-of-range', !isWhole],
    [
      'more-than-decided',
      isWhole &&
        kind !== 'sub-permit' &&
        ((left.units !== null && units > left.units) || (left.forChildren !== null && unitsForChildren > left.forChildren)),
    ],
    ['children-out-of-range', !childrenFit],
    ['last-day-missing', lastDay === null],
    ['last-day-passed', lastDay !== null && lastDay < today],
    ['sub-permit-missing', kind === 'sub-permit' && !decided.slots.subPermits.some(({ id }) => id === content.subPermit)],
  ];
  return checks.flatMap(([fault, isThere]) => (isThere ? [fault] : []));
}

export type CallState = 'draft' | 'open' | 'closed' | 'withdrawn';

/** Where a call stands at an instant: open until the end of its last day in Stockholm (to 24.00). */
export function stateAt(
  call: { readonly state: 'draft' | 'open' | 'withdrawn'; readonly lastDay: LocalDate | null },
  now: Date,
): CallState {
  if (call.state !== 'open') return call.state;
  return call.lastDay !== null && now.getTime() < endOfDay(call.lastDay).getTime() ? 'open' : 'closed';
}

/** The fields of an open call that an amendment changes, by name. */
export function changesBetween(
  before: { readonly content: CallContent; readonly lastDay: LocalDate | null },
  after: { readonly content: CallContent; readonly lastDay: LocalDate | null },
): readonly (keyof CallContent | 'lastDay')[] {
  const names = Object.keys(before.content) as (keyof CallContent)[];
  const changed = names.filter((name) => JSON.stringify(before.content[name]) !== JSON.stringify(after.content[name]));
  return before.lastDay === after.lastDay ? changed : [...changed, 'lastDay'];
}
