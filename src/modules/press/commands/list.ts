import { fail, ok } from '../../../kernel/result.ts';
import type { Database } from '../../../platform/db/index.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { type AuditKey, appendAudit } from '../../audit/index.ts';
import { isMailAddress } from '../../messages/index.ts';
import { addRecipient, leaveByToken, removeRecipient } from '../store.ts';

export type PressFault = 'address' | 'purpose' | 'mailbox' | 'there';
export type NewRecipient = { readonly address: string; readonly purpose: string; readonly isMailbox: boolean };

const about = (id: string) => ({ kind: 'press-recipient', id });

export const pressFaults = ({ address, purpose, isMailbox }: NewRecipient): readonly PressFault[] => [
  ...(isMailAddress(address) ? [] : (['address'] as const)),
  ...(purpose.length >= 3 && purpose.length <= 200 ? [] : (['purpose'] as const)),
  ...(isMailbox ? [] : (['mailbox'] as const)),
];

/** Puts the address of an organisation on the list. The log has its id and never the address, which is erased when it leaves. */
export const addToPressList = (doing: Doing, given: NewRecipient) =>
  act<string, { readonly faults: readonly PressFault[] }>(doing, async (tx) => {
    const faults = pressFaults(given);
    if (faults.length > 0) return fail({ faults });
    const { address, purpose } = given;
    const fictitious = await isMadeUp(tx, doing.person.id);
    const id = await addRecipient(tx, { address, purpose, fictitious, person: doing.person.id });
    if (id === undefined) return fail({ faults: ['there'] });
    return ok({ answer: id, events: [{ action: 'press.recipient-added', object: about(id), details: { fictitious } }] });
  });

/** Takes an address off the list, and erases it. */
export const removeFromPressList = (doing: Doing, id: string) =>
  act<string, 'missing'>(doing, async (tx) => {
    if (!(await removeRecipient(tx, id, doing.person.id))) return fail('missing');
    return ok({ answer: id, events: [{ action: 'press.recipient-removed', object: about(id) }] });
  });

/** An address leaves by its own link. As often as one likes: the log has the first time. */
export const leavePressList = (db: Database, auditKey: AuditKey, token: string): Promise<void> =>
  db.tx(async (tx) => {
    const id = await leaveByToken(tx, token);
    if (id === undefined) return;
    await appendAudit(tx, auditKey, {
      action: 'press.recipient-left',
      object: about(id),
      details: {},
      actor: null,
      acting: null,
      origin: null,
      requestId: null,
      result: 'done',
      reason: null,
    });
  });
