import { endOfDay, type LocalDate } from '../../../kernel/date.ts';
import type { JournalEntry } from './entry.ts';

/**
 * The entries that the register had recorded by the end of a day and that no entry recorded by then
 * corrects. Corrections chain: the last one stands. Annulments never stand themselves.
 */
export function entriesKnownAt(journal: readonly JournalEntry[], knownAt: LocalDate): readonly JournalEntry[] {
  const limit = endOfDay(knownAt).getTime();
  const recorded = journal.filter((entry) => entry.recordedAt.getTime() < limit);
  const corrected = new Set(recorded.flatMap((entry) => (entry.corrects === null ? [] : [entry.corrects])));
  return recorded.filter((entry) => !corrected.has(entry.id) && entry.payload.kind !== 'annulment');
}
