import { type LocalDate, localDate } from '../../../../kernel/date.ts';
import { standingAt } from '../../../areas/index.ts';
import type { AreaState, EntryKind, EntryOf, NewEntry } from '../../../journal/index.ts';
import type { Ledger } from '../ledger.ts';
import { moveBetween } from '../moves.ts';
import { type Fault, faultAt } from '../values.ts';

const EVER = localDate('9999-12-31');

/** Where an area stands at the end of a day, but for one entry. */
export function stateIn(ledger: Ledger, area: string, day: LocalDate, except: string | null = null): AreaState | undefined {
  const entries = ledger.inArea(area).filter((entry) => entry.id !== except);
  return standingAt(entries, day)?.state;
}

/** An area moves one place at a time, and does not end while regions hold permits of it: a permit holds until it is revoked. */
export function stateFaults(
  ledger: Ledger,
  entry: NewEntry & { readonly payload: { readonly kind: 'area-state'; readonly state: AreaState } },
  today: LocalDate,
): readonly Fault[] {
  const { state } = entry.payload;
  const day = entry.when.notAfter ?? today;
  // Also permits granted after that day: none may be held in an area that has ended.
  const held = state.status === 'ended' ? [...new Set([...ledger.heldIn(entry.area, day), ...ledger.heldIn(entry.area, EVER)])] : [];
  const permits = held.length > 0 ? [faultAt('status', 'permits-held', ...holdersIn(ledger, held))] : [];
  const into = state.status === 'ended' ? intoFaults(ledger, entry.area, state.into ?? [], day) : [];
  // A correction says what was the case all along: it need not be one place away from what was wrong.
  const isMove = entry.corrects !== null || moveBetween(stateIn(ledger, entry.area, day), state) !== undefined;
  return [...(isMove ? [] : [faultAt('status', 'no-such-move')]), ...permits, ...into];
}

/** Who holds permits, as the permits read: region and hospital by turns, the hospital empty where none is named. */
function holdersIn({ data }: Ledger, held: readonly EntryOf<'grant'>[]): readonly string[] {
  const names = held.map(({ payload }) => [
    data.regions.find(({ code }) => code === payload.region)?.name ?? payload.region,
    data.organisations.find(({ id }) => id === payload.hospital)?.name ?? payload.hospital ?? '',
  ]);
  return [...new Map(names.map((pair) => [pair.join('|'), pair])).values()].flat();
}

function intoFaults(ledger: Ledger, area: string, into: readonly string[], day: LocalDate): readonly Fault[] {
  return into.flatMap((id) => {
    if (id === area) return [faultAt('into', 'into-itself')];
    const state = stateIn(ledger, id, day);
    return isOver(state) ? [faultAt('into', 'into-over', id)] : [];
  });
}

/** What ends something that was begun while the area was there: a permit, or an application that is not tried. */
const ENDS: ReadonlySet<string> = new Set<EntryKind>(['revocation', 'dismiss', 'write-off']);

/** Nothing new is decided about an area that has ended or is only a heading. */
export function overFaults(ledger: Ledger, entry: NewEntry, today: LocalDate): readonly Fault[] {
  const { kind } = entry.payload;
  if (entry.corrects !== null || kind === 'area-state' || ENDS.has(kind)) return [];
  // A permit holds until it is revoked: one granted before the end would be held after it.
  const days = kind === 'grant' ? [entry.when.notAfter ?? today, EVER] : [entry.when.notAfter ?? today];
  return days.some((day) => isOver(stateIn(ledger, entry.area, day))) ? [faultAt('when', 'area-over')] : [];
}

export const isOver = (state: AreaState | undefined): boolean => state?.status === 'ended' || state?.status === 'group';

/** Whether an area has ended, now or on a later day that is decided. */
export const hasEnded = (ledger: Ledger, area: string): boolean => isOver(stateIn(ledger, area, EVER));
