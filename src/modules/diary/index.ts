export type { Counterpart, DiaryEntry, Direction, EntryKind, NewDiaryEntry } from './core/entry.ts';
export { entriesOfCase } from './queries.ts';
export { registerEntry } from './store.ts';
