import type { LocalDate } from '../../../kernel/date.ts';
import { type Certainty, certaintyAt, type When } from '../../../kernel/when.ts';
import { type AreaState, type EntryOf, isKind, type JournalEntry, type SourceRef } from '../../journal/index.ts';

/** Where an area stands on a day. `possible` when the day lies within an interval of what is known. */
export type AreaStanding = {
  readonly state: AreaState;
  readonly certainty: Exclude<Certainty, 'no'>;
  readonly since: When;
  readonly note: string | null;
  readonly source: SourceRef;
  /** The other states that the area may have been in that day. */
  readonly alternatives: readonly AreaState[];
};

/**
 * The state of an area at the end of a day. The last state that had certainly begun counts; states that
 * may have begun by then are alternatives, and turn the answer into `possible`. Undefined when the
 * journal knows nothing of the area by then.
 */
export function standingAt(entries: readonly JournalEntry[], asOf: LocalDate): AreaStanding | undefined {
  const begun = entries
    .filter((entry): entry is EntryOf<'area-state'> => isKind(entry, 'area-state'))
    .filter((entry) => certaintyAt(entry.when, asOf) !== 'no')
    .toSorted(byWhen);
  const certain = begun.filter((entry) => certaintyAt(entry.when, asOf) === 'certain');
  const last = certain.at(-1) ?? begun[0];
  if (!last) return undefined;
  const open = begun.slice(begun.indexOf(last) + 1);
  const isCertain = certain.length > 0 && open.length === 0;
  return {
    state: last.payload.state,
    certainty: isCertain ? 'certain' : 'possible',
    since: last.when,
    note: last.payload.note,
    source: last.source,
    alternatives: open.map((entry) => entry.payload.state),
  };
}

/** The areas that took over what this one was; empty unless it has been merged or split. */
export const successorsOf = (state: AreaState | undefined): readonly string[] => (state?.status === 'ended' ? (state.into ?? []) : []);

/** Earlier states first: by the last day they can have begun, then the first, then order of recording. */
function byWhen(a: JournalEntry, b: JournalEntry): number {
  const end = (entry: JournalEntry) => entry.when.notAfter ?? '9999';
  const start = (entry: JournalEntry) => entry.when.notBefore ?? '0000';
  return end(a).localeCompare(end(b)) || start(a).localeCompare(start(b)) || a.seq - b.seq;
}

/** The number of the step on the steps bar: 0 longlist, 1–7 in process, 8 management; null when the area is outside the process. */
export function stepOf(state: AreaState): number | null {
  switch (state.status) {
    case 'longlist':
      return 0;
    case 'in-process':
      return state.step;
    case 'management':
      return 8;
    default:
      return null;
  }
}
