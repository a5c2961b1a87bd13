import type { SlotStructure } from '../../journal/index.ts';
import { type Basis, slotFaults, slotsIn, slotValues } from '../../proposals/index.ts';
import { type Fault, type Field, faultAt, fieldFaults, textOf, type Values } from '../../work/index.ts';

const LINE = 300;
const TEXT = 12_000;
const units = (name: string, min: number): Field => ({ name, kind: 'count', min, max: 999 });
const part = (name: string): Field => ({
  name,
  kind: 'list',
  most: 12,
  of: [{ name: 'id', kind: 'hidden' }, { name: 'sv', kind: 'line', max: LINE, required: true }, units('units', 1)],
});

/** The form of a decision. */
export const rulingFields: readonly Field[] = [
  { name: 'outcome', kind: 'choice', of: ['nhv', 'not-nhv'], required: true },
  units('units', 1),
  units('unitsForChildren', 0),
  part('slotTasks'),
  part('slotSubPermits'),
  { name: 'slotNote', kind: 'line', max: LINE },
  { name: 'reasons', kind: 'text', max: TEXT, required: true },
  { name: 'departure', kind: 'text', max: TEXT },
];

export type Outcome = 'nhv' | 'not-nhv';
export type RulingContent = {
  readonly outcome: Outcome;
  /** At how many units, and how they are divided; null when the care is not national. */
  readonly slots: SlotStructure | null;
  readonly reasons: string;
  /** Why the agency departs from what the expert group proposed. */
  readonly departure: string;
};

/** What a decision holds at first: what the expert group has proposed. */
export const beginFrom = (basis: Pick<Basis, 'slots'>): Values => ({
  outcome: 'nhv',
  ...slotValues(basis.slots),
  reasons: '',
  departure: '',
});

export function contentOf(values: Values): RulingContent {
  const outcome = textOf(values, 'outcome') === 'not-nhv' ? 'not-nhv' : 'nhv';
  return {
    outcome,
    slots: outcome === 'nhv' ? slotsIn(values) : null,
    reasons: textOf(values, 'reasons'),
    departure: textOf(values, 'departure'),
  };
}

export const departures = ['outcome', 'units', 'unitsForChildren', 'tasks', 'subPermits'] as const;
export type Departure = (typeof departures)[number];

/** In what the decision is another than the expert group proposed. */
export function departuresFrom(
  basis: Pick<Basis, 'slots'>,
  { outcome, slots }: Pick<RulingContent, 'outcome' | 'slots'>,
): readonly Departure[] {
  if (outcome === 'not-nhv' || slots === null) return ['outcome'];
  const parts = (list: SlotStructure['tasks']): string =>
    list
      .map(({ text, units: at }) => `${text.sv.trim()} ${at ?? ''}`)
      .toSorted()
      .join('\n');
  const differs: Readonly<Record<Departure, boolean>> = {
    outcome: false,
    units: basis.slots.units !== slots.units,
    unitsForChildren: basis.slots.unitsForChildren !== slots.unitsForChildren,
    tasks: parts(basis.slots.tasks) !== parts(slots.tasks),
    subPermits: parts(basis.slots.subPermits) !== parts(slots.subPermits),
  };
  return departures.filter((name) => differs[name]);
}

/**
 * What is wrong with what has been filled in. What cannot be is never saved; what is not there yet keeps it from being sent for decision: the
 * number of units, reasons, and why the agency departs from the expert group.
 */
export function rulingFaults(values: Values, basis: Pick<Basis, 'slots'>, stage: 'writing' | 'whole'): readonly Fault[] {
  const form = fieldFaults(rulingFields, values, (of, value) => typeof of !== 'string' && of.includes(value));
  const faults = stage === 'whole' ? form : form.filter(({ code }) => code !== 'missing');
  if (faults.length > 0) return faults;
  const content = contentOf(values);
  const slots = content.slots === null ? [] : slotFaults(content.slots);
  if (slots.length > 0 || stage === 'writing') return slots;
  return [
    ...(content.slots !== null && content.slots.units === null ? [faultAt('units', 'missing')] : []),
    ...(departuresFrom(basis, content).length > 0 && content.departure === '' ? [faultAt('departure', 'missing')] : []),
  ];
}
