import { dayInStockholm, type LocalDate } from '../../../../kernel/date.ts';
import type { When } from '../../../../kernel/when.ts';
import { kindTraits, type NewEntry } from '../../../journal/index.ts';
import type { DataFault } from '../fault.ts';
import type { Placed } from '../placed.ts';
import type { RegisterFiles } from '../read.ts';
import { standingEntries } from './corrections.ts';

/** The order of things that must be: area decided, call, permit, start. Only what cannot be otherwise is a fault. */
export function timeFaults(read: RegisterFiles): readonly DataFault[] {
  const standing = standingEntries(read);
  const decided = firstDecisions(standing);
  return standing.flatMap((row) => {
    const { id, area, when, payload } = row.value;
    const faults: DataFault[] = [];
    const { happened, presupposes } = kindTraits[payload.kind];
    const area_ = decided.get(area);
    if (area_ && presupposes !== null && isBefore(when, area_.when)) {
      faults.push(
        row.fault(`${id}: is from ${last(when)}, before the area was decided on ${area_.when.notBefore} (${area_.id})`, ['when']),
      );
    }
    if (payload.kind === 'grant' && payload.validFrom && isBefore(payload.validFrom, when)) {
      faults.push(
        row.fault(`${id}: the care starts ${last(payload.validFrom)}, before the decision ${when.notBefore}`, ['grant', 'validFrom']),
      );
    }
    if (payload.kind === 'call' && when.notBefore !== null && payload.lastDay < when.notBefore) {
      faults.push(row.fault(`${id}: the last day is before the call`, ['call', 'lastDay']));
    }
    const recorded = dayInStockholm(row.value.recordedAt);
    if (happened && when.notBefore !== null && recorded < when.notBefore) {
      faults.push(row.fault(`${id}: is recorded on ${recorded}, before it happened (${when.notBefore})`, ['recordedAt']));
    }
    return faults;
  });
}

/** The earliest decision that the area is NHV, per area. */
function firstDecisions(standing: readonly Placed<NewEntry>[]): ReadonlyMap<string, NewEntry> {
  const first = new Map<string, NewEntry>();
  for (const { value } of standing) {
    if (value.payload.kind !== 'agency-decision' || value.payload.outcome !== 'nhv') continue;
    const other = first.get(value.area);
    if (!other || (value.when.notBefore ?? '') < (other.when.notBefore ?? '')) first.set(value.area, value);
  }
  return first;
}

/** True when the one was certainly over before the other can have happened. */
export const isBefore = (one: When, other: When): boolean =>
  one.notAfter !== null && other.notBefore !== null && one.notAfter < other.notBefore;

const last = (when: When): LocalDate | null => when.notAfter;
