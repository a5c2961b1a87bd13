import type { Tx } from '../../platform/db/index.ts';
import type { Role } from '../identity/index.ts';
import { isMailAddress } from './core/address.ts';
import { type Message, tidied } from './core/message.ts';
import { writeMessage } from './store.ts';

/** To whom: a person; all who have a role at an organisation now; the address of an organisation; someone without an account. */
export type Recipient =
  | { readonly person: string }
  | { readonly role: Role; readonly organisation: string }
  | { readonly organisation: string }
  | { readonly mail: string };

export type Telling = {
  readonly to: readonly Recipient[];
  readonly message: Message;
  /** The case that it is about. */
  readonly careCase: string | null;
  /** The page that it leads to: the Swedish path from `paths`, without host and language. */
  readonly path: string | null;
  /** Of the case or the person whose act it tells of. What is made up is never sent by mail. */
  readonly fictitious: boolean;
};

/**
 * Tells people something, in the transaction of the act: if that is undone, nothing has been told. They read it under Meddelanden,
 * and get a mail with the subject and a link, at once or in the day's digest as each has chosen. Someone who is found
 * twice gets it once. A role that nobody has is kept as told to nobody, and shows among what was sent.
 * Returns the id of the message. Throws for an address that is none, an unknown organisation, and a real person told of something made up.
 */
export async function tell(tx: Tx, telling: Telling): Promise<string> {
  for (const one of telling.to) {
    if ('mail' in one && !isMailAddress(one.mail)) throw new Error('A message cannot go to what is no mail address');
  }
  return writeMessage(tx, { ...telling, message: tidied(telling.message) });
}
