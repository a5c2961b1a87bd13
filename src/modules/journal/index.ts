export type { DateBasis, EntryOf, JournalEntry, NewEntry, SourceQuality, SourceRef } from './core/entry.ts';
export { isKind } from './core/entry.ts';
export { type EntryKind, entryKinds, isOnPermits, kindTraits, type StandingKind, standingKinds } from './core/kinds.ts';
export type {
  AgencyDecision,
  Annulment,
  AreaState,
  AreaStateRecorded,
  AreaStatus,
  CallOpened,
  ConditionHeading,
  ConditionsRecorded,
  DecidedBy,
  DefinitionItem,
  DefinitionPart,
  DefinitionRecorded,
  Dismissal,
  DismissalGround,
  Grant,
  Payload,
  PermitScope,
  Population,
  Reject,
  Revocation,
  RevocationGround,
  SlotStructure,
  SpecialCondition,
  StoppedAt,
  Text,
  WriteOff,
  WriteOffGround,
} from './core/payload.ts';
export { entriesKnownAt } from './core/visible.ts';
export { readJournal } from './queries.ts';
export { appendEntries } from './store.ts';
