import type { When } from '../../../kernel/when.ts';
import type { Payload } from './payload.ts';

/**
 * One line of the decision journal. The journal is append-only: nothing is changed or removed, a
 * correction is a new entry that names the one it corrects.
 *
 * Two times stand on every entry: `when` is when it holds in the world, `recordedAt` when the register
 * came to know it. For an entry taken over from a published source, `recordedAt` is the day of that
 * source; `storedAt` is always the database clock at the moment the row was written.
 */
export type JournalEntry<P extends Payload = Payload> = {
  /** Order of recording; grows by one, set by the database. */
  readonly seq: number;
  /** Stable and readable: `grant/atstorningar-12`. */
  readonly id: string;
  readonly area: string;
  readonly when: When;
  /** Why the date reads as it does, when it is not simply printed in the source. */
  readonly dateBasis: DateBasis | null;
  readonly recordedAt: Date;
  readonly storedAt: Date;
  readonly source: SourceRef;
  /** The id of the entry that this one replaces. */
  readonly corrects: string | null;
  /** Marked on every page and in every export; never part of the real register's figures. */
  readonly fictitious: boolean;
  readonly payload: P;
};

/** An entry to be recorded: the database sets its order and the moment it is stored. */
export type NewEntry<P extends Payload = Payload> = Omit<JournalEntry<P>, 'seq' | 'storedAt'>;

/** Where an entry comes from: a source of the list, the place in it, and how good that source is. */
export type SourceRef = {
  readonly id: string;
  readonly locator: string | null;
  readonly quality: SourceQuality | null;
};

export type SourceQuality = 'official' | 'secondary' | 'description-only';

export type DateBasis =
  /** The source prints the day. */
  | 'printed'
  /** The source prints a month or a year. */
  | 'printed-period'
  /** Known to have happened by the day of the source. */
  | 'known-by-source'
  /** A decision cannot be later than the day the care started. */
  | 'not-after-start'
  /** Lies between two other known facts; the entry's note says which. */
  | 'between-known-facts';

export type EntryOf<K extends Payload['kind']> = JournalEntry<Extract<Payload, { kind: K }>>;

/** Narrows an entry by the kind of its payload. */
export function isKind<K extends Payload['kind']>(entry: JournalEntry, kind: K): entry is EntryOf<K> {
  return entry.payload.kind === kind;
}
