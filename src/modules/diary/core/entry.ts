import type { LocalDate } from '../../../kernel/date.ts';

/** Which way something went: it came in, was sent, or was drawn up here. */
export const directions = ['incoming', 'outgoing', 'drawn-up'] as const;
export type Direction = (typeof directions)[number];

export const entryKinds = ['document', 'decision'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Sender or receiver: an organisation by its name, or a private person, whom the public list does not name. */
export type Counterpart = string | { readonly privatePerson: string };

/** What is to be registered. */
export type NewDiaryEntry = {
  readonly direction: Direction;
  readonly kind: EntryKind;
  /** A bare text is an organisation; a person without an office must be given as `{ privatePerson }`. */
  readonly counterpart: Counterpart | null;
  /** In short what it is about; no names of private persons: it stands in the public list. */
  readonly subject: string;
  readonly careCase: string | null;
  readonly document: string | null;
  /** Marked secret, by which section of the law (OSL 5 kap. 5 §). */
  readonly secrecy: { readonly ground: string } | null;
  /** Who registers, as the transaction acts; null when the product does it for someone without an account. */
  readonly person: string | null;
  readonly fictitious: boolean;
  /** The day it came in, was sent or was drawn up; today in Stockholm by default. */
  readonly dated?: LocalDate;
};

/** An entry as it stands now, corrections applied. */
export type DiaryEntry = {
  readonly id: string;
  readonly number: string;
  readonly year: number;
  readonly registeredAt: Date;
  readonly dated: LocalDate;
  readonly direction: Direction;
  readonly kind: EntryKind;
  readonly counterpart: string | null;
  readonly privatePerson: boolean;
  readonly subject: string;
  readonly careCase: string | null;
  readonly document: string | null;
  readonly secrecyGround: string | null;
  readonly registeredBy: string | null;
  readonly acting: string | null;
  readonly fictitious: boolean;
};

/** An entry as everyone may see it: what is secret has neither subject nor counterpart, and private persons have no name. */
export type PublicEntry = Pick<
  DiaryEntry,
  'number' | 'year' | 'registeredAt' | 'dated' | 'direction' | 'kind' | 'counterpart' | 'privatePerson' | 'secrecyGround' | 'fictitious'
> & { readonly subject: string | null };
