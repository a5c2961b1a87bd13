import type { LocalDate } from '../../../../kernel/date.ts';
import type { When } from '../../../../kernel/when.ts';
import { isKind, type NewEntry } from '../../../journal/index.ts';
import { byTime, type Ledger } from '../ledger.ts';
import { type Fault, faultAt } from '../values.ts';

/** True when the one was certainly over before the other can have happened. */
export const isBefore = (one: When, other: When): boolean =>
  one.notAfter !== null && other.notBefore !== null && one.notAfter < other.notBefore;

/** What cannot be recorded before it has happened; a state, a definition and conditions may hold from a later day. */
const HAPPENED: ReadonlySet<string> = new Set(['grant', 'reject', 'revocation', 'agency-decision', 'call']);
/** What presupposes that the care has been decided to be national. */
const AFTER_AGENCY: ReadonlySet<string> = new Set(['grant', 'reject', 'call']);

/** Decisions are in the order that they must be: the care decided national, the call, the permit. */
export function timeFaults(ledger: Ledger, entry: NewEntry, today: LocalDate): readonly Fault[] {
  const { kind } = entry.payload;
  const late = HAPPENED.has(kind) && entry.when.notBefore !== null && entry.when.notBefore > today ? [faultAt('when', 'in-future')] : [];
  if (!AFTER_AGENCY.has(kind)) return late;
  const decisions = ledger
    .inArea(entry.area)
    .filter((one) => isKind(one, 'agency-decision'))
    .toSorted(byTime);
  const first = decisions.find((one) => one.payload.outcome === 'nhv');
  const last = decisions.at(-1);
  if (last && last.payload.outcome === 'not-nhv' && entry.corrects === null) return [...late, faultAt('when', 'area-not-nhv')];
  const early = first && isBefore(entry.when, first.when) ? [faultAt('when', 'before-area-decision', first.when.notBefore ?? '')] : [];
  return [...late, ...early];
}
