import type { LocalDate } from '../../../../kernel/date.ts';
import type { When } from '../../../../kernel/when.ts';
import { isKind, kindTraits, type NewEntry } from '../../../journal/index.ts';
import { byTime, type Ledger } from '../ledger.ts';
import { type Fault, faultAt } from '../values.ts';

/** True when the one was certainly over before the other can have happened. */
export const isBefore = (one: When, other: When): boolean =>
  one.notAfter !== null && other.notBefore !== null && one.notAfter < other.notBefore;

/** Decisions are in the order that they must be: the care decided national, the call, the permit. */
export function timeFaults(ledger: Ledger, entry: NewEntry, today: LocalDate): readonly Fault[] {
  const { happened, presupposes } = kindTraits[entry.payload.kind];
  const late = happened && entry.when.notBefore !== null && entry.when.notBefore > today ? [faultAt('when', 'in-future')] : [];
  if (presupposes === null) return late;
  const decisions = ledger
    .inArea(entry.area)
    .filter((one) => isKind(one, 'agency-decision'))
    .toSorted(byTime);
  const first = decisions.find((one) => one.payload.outcome === 'nhv');
  const last = decisions.at(-1);
  if (presupposes === 'national' && last && last.payload.outcome === 'not-nhv' && entry.corrects === null)
    return [...late, faultAt('when', 'area-not-nhv')];
  const early = first && isBefore(entry.when, first.when) ? [faultAt('when', 'before-area-decision', first.when.notBefore ?? '')] : [];
  return [...late, ...early];
}
