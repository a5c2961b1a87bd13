import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { type AuditEvent, appendAudit } from '../modules/audit/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { AuditKeys } from '../platform/keys.ts';

/** The person that stands for whoever runs the command line (db/migrations/0040-operator.sql). */
export const operatorId = '00000000-0000-4000-8000-000000000040';

/** Adds what the command did to the audit log, in its own transaction. The account on the machine is told by number, not by name. */
export function logAct(tx: Tx, keys: AuditKeys, event: Pick<AuditEvent, 'action' | 'object'> & Partial<AuditEvent>): Promise<void> {
  const empty = { actor: operatorId, acting: 'operator@command-line', result: 'done' as const, reason: null, origin: null };
  const details = { ...event.details, account: os.userInfo().uid };
  return appendAudit(tx, keys.current, { ...empty, requestId: randomUUID(), ...event, details });
}
