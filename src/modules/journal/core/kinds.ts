import type { Payload } from './payload.ts';

export type EntryKind = Payload['kind'];

/** What holds for all entries of a kind. */
type Traits = {
  /** Whether it cannot be recorded before it has happened. A state, a definition and conditions may hold from a later day. */
  readonly happened: boolean;
  /**
   * What must have been decided of the area before: that its care is national and still is; that it has been once, as when what had been applied for is
   * not tried or written off because the area is national no more; or nothing.
   */
  readonly presupposes: 'national' | 'once-national' | null;
  /** What it decides on: whether someone gets or keeps a permit; the area; or another entry. */
  readonly about: 'application' | 'permit' | 'area' | 'entry';
};

/** Every kind of entry, in the order that people look for them. A kind that is added stands here, or nothing compiles. */
export const kindTraits: Readonly<Record<EntryKind, Traits>> = {
  grant: { happened: true, presupposes: 'national', about: 'application' },
  reject: { happened: true, presupposes: 'national', about: 'application' },
  dismiss: { happened: true, presupposes: 'once-national', about: 'application' },
  'write-off': { happened: true, presupposes: 'once-national', about: 'application' },
  revocation: { happened: true, presupposes: null, about: 'permit' },
  'agency-decision': { happened: true, presupposes: null, about: 'area' },
  definition: { happened: false, presupposes: null, about: 'area' },
  conditions: { happened: false, presupposes: null, about: 'area' },
  call: { happened: true, presupposes: 'national', about: 'area' },
  'area-state': { happened: false, presupposes: null, about: 'area' },
  annulment: { happened: false, presupposes: null, about: 'entry' },
};

export const entryKinds = Object.keys(kindTraits) as readonly EntryKind[];

/** Kinds of entries that stand by themselves: an annulment only takes away. */
export type StandingKind = Exclude<EntryKind, 'annulment'>;
export const standingKinds = entryKinds.filter((kind): kind is StandingKind => kindTraits[kind].about !== 'entry');

/** Whether an entry of a kind decides on an application or a permit, as the board does. */
export const isOnPermits = (kind: EntryKind): boolean => kindTraits[kind].about === 'application' || kindTraits[kind].about === 'permit';
