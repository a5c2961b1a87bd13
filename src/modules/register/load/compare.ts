import { isDeepStrictEqual } from 'node:util';
import type { JournalEntry, NewEntry } from '../../journal/index.ts';

export type Changes<T> = { readonly added: readonly T[]; readonly changed: readonly T[]; readonly gone: readonly string[] };

/** What to do to make the rows that are there like the rows wanted. */
export function changesBetween<T>(there: readonly T[], wanted: readonly T[], key: (row: T) => string): Changes<T> {
  const before = new Map(there.map((row) => [key(row), row]));
  const keep = new Set(wanted.map(key));
  return {
    added: wanted.filter((row) => !before.has(key(row))),
    changed: wanted.filter((row) => before.has(key(row)) && !isDeepStrictEqual(before.get(key(row)), row)),
    gone: [...before.keys()].filter((id) => !keep.has(id)),
  };
}

const FIELDS = ['area', 'when', 'dateBasis', 'recordedAt', 'source', 'corrects', 'fictitious'] as const;

/** The names of what differs between an entry of the journal and the same entry in a file; empty when they are alike. */
export function differences(there: JournalEntry, wanted: NewEntry): readonly string[] {
  const outer = FIELDS.filter((name) => !isDeepStrictEqual(there[name], wanted[name]));
  const [before, after] = [Object.entries(there.payload), new Map(Object.entries(wanted.payload))];
  const names = new Set([...before.map(([name]) => name), ...after.keys()]);
  const old = new Map(before);
  return [...outer, ...[...names].filter((name) => !isDeepStrictEqual(old.get(name), after.get(name)))];
}
