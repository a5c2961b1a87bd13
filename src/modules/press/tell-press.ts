import { paths } from '../../kernel/paths.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tell, tidied } from '../messages/index.ts';
import { type Letter, noteLetter, standing } from './store.ts';

/**
 * Tells everyone on the press list that the decisions of a meeting have been published, in the transaction that publishes them: once of each meeting.
 * Each gets a mail of its own, so that nobody sees another's address, with the link that it reads and leaves by. Of what is made up only made-up
 * addresses are told, and nothing of it leaves the machine. Gives how many were told.
 */
export async function tellPress(
  tx: Tx,
  { sitting, fictitious, ...letter }: Letter & { readonly sitting: string; readonly fictitious: boolean },
): Promise<number> {
  const list = await standing(tx, fictitious);
  // As it is sent: what is too long for a message is cut, here and in the mail alike.
  const message = tidied({ key: 'press.decisions-published', subject: letter.subject, body: letter.body });
  if (!(await noteLetter(tx, { ...letter, ...message, sitting, fictitious, count: list.length }))) return 0;
  for (const { address, token } of list) {
    await tell(tx, {
      to: [{ mail: address }],
      message,
      careCase: null,
      path: paths.pressLetter(token),
      fictitious,
    });
  }
  return list.length;
}
