import type { Phrase } from '../i18n/language.ts';

/** What a person may act as: a role at an organisation, for a time. Filled by the session. */
export type Assignment = { readonly role: string; readonly organisation: string };

/** A key by which a program acts in a person's name. It narrows what the person may, and never widens it. */
export type KeyUsed = {
  readonly id: string;
  /** `act`: one thing that needs a fresh sign-in, which the key was made in. */
  readonly may: 'read' | 'write' | 'act';
  /** Areas of function (acts/areas.ts); empty for all. */
  readonly areas: readonly string[];
  /** The path of the one form that an act key may send. */
  readonly act: string | null;
};

/** Who asks. Nothing but this may be used to decide what someone may do. */
export type Subject =
  | {
      readonly kind: 'anonymous';
      /** A key came along that does not hold: ended, expired, or never made. */
      readonly badKey?: true;
    }
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly name: string;
      /** How many messages they have not read: for the menu, and for deciding nothing. */
      readonly unreadMessages?: number;
      /** The assignment chosen at sign-in. */
      readonly acting: Assignment;
      readonly assignments: readonly Assignment[];
      /** The session behind the cookie. */
      readonly session: {
        readonly id: string;
        /** Goes along with every form, so that no other site can send one in this person's name. */
        readonly csrf: string;
        /** When the person last proved anew who they are. */
        readonly steppedUpAt: Date | null;
      };
      /** The key that the request came with, instead of a session. */
      readonly key?: KeyUsed;
    };

export const anonymous: Subject = { kind: 'anonymous' };

export type Verdict = { readonly allowed: true } | Denial;
export type Denial = {
  readonly allowed: false;
  readonly because: Phrase;
  readonly ask: Phrase;
  /** Would be allowed after proving anew who one is: the frame leads there and back, with the form kept. */
  readonly stepUp?: true;
};

/** A rule that reads as a sentence: allowed, or not and why, and whom to ask. It does no I/O and has no clock of its own. */
export type Policy = (subject: Subject, now: Date) => Verdict;

export const allowed: Verdict = { allowed: true };
export const denied = (because: Phrase, ask: Phrase): Denial => ({ allowed: false, because, ask });

/** Public: whoever asks, signed in or not. The only policy that shared caching accepts. */
export const anyone: Policy = () => allowed;
