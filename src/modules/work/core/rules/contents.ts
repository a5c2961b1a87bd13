import type { LocalDate } from '../../../../kernel/date.ts';
import { isKind, type NewEntry, type SlotStructure } from '../../../journal/index.ts';
import type { Ledger } from '../ledger.ts';
import { type Fault, faultAt } from '../values.ts';
import { MOST_UNITS } from './capacity.ts';

/** At most five units, children's units and those of each part within the total. */
export function slotFaults(slots: SlotStructure | null): readonly Fault[] {
  if (!slots) return [];
  const units = slots.units ?? MOST_UNITS;
  const parts = (name: 'slotTasks' | 'slotSubPermits', list: SlotStructure['tasks']) =>
    list.flatMap((part, i) => ((part.units ?? 0) > units ? [faultAt(`${name}.${i}.units`, 'part-exceeds', String(units))] : []));
  return [
    ...((slots.units ?? 0) > MOST_UNITS ? [faultAt('units', 'too-many-units')] : []),
    ...((slots.unitsForChildren ?? 0) > units ? [faultAt('unitsForChildren', 'children-exceed', String(units))] : []),
    ...parts('slotTasks', slots.tasks),
    ...parts('slotSubPermits', slots.subPermits),
  ];
}

/** Definitions, conditions, decisions on the area and calls: each whole in itself, and not twice under one name. */
export function contentFaults(ledger: Ledger, entry: NewEntry, today: LocalDate): readonly Fault[] {
  const { payload, area } = entry;
  if (payload.kind === 'definition') {
    const isTaken = ledger
      .inArea(area)
      .some(
        (other) =>
          isKind(other, 'definition') &&
          other.id !== entry.corrects &&
          other.payload.version === payload.version &&
          other.payload.basis === payload.basis,
      );
    // What is decided is the agency's whole text: in parts, not only in a summary.
    const empty = payload.basis !== 'public-summary' && payload.parts.length === 0 ? [faultAt('parts', 'too-few', '1')] : [];
    const summary = payload.basis === 'public-summary' && payload.summary === null ? [faultAt('summarySv', 'missing')] : [];
    return [...(isTaken ? [faultAt('version', 'version-taken', payload.version)] : []), ...empty, ...summary, ...slotFaults(payload.slots)];
  }
  if (payload.kind === 'conditions') return doubledFaults(payload.conditions.map(({ text, audience }) => `${audience} ${text.sv}`));
  if (payload.kind === 'agency-decision') {
    const held = ledger.heldIn(area, entry.when.notAfter ?? today).length;
    const units = payload.slots?.units ?? null;
    const missing = payload.outcome === 'nhv' && units === null ? [faultAt('units', 'missing')] : [];
    const few = units !== null && units < held ? [faultAt('units', 'too-few-for-held', String(held))] : [];
    return [...missing, ...few, ...slotFaults(payload.slots)];
  }
  if (payload.kind === 'call') {
    const early =
      entry.when.notBefore !== null && payload.lastDay < entry.when.notBefore ? [faultAt('lastDay', 'last-day-before-call')] : [];
    return [...early, ...slotFaults(payload.slots)];
  }
  return [];
}

function doubledFaults(texts: readonly string[]): readonly Fault[] {
  return texts.flatMap((text, i) => (texts.indexOf(text) < i ? [faultAt(`conditions.${i}.sv`, 'doubled')] : []));
}
