import { addAuditKey, findAuditKeys } from '../platform/keys.ts';
import { OperatorFault } from '../platform/operator-fault.ts';
import { readArguments, runAction } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { logAct } from './operator.ts';

export const keysCommand: Command = {
  name: 'keys',
  usage: 'list | rotate',
  summary: 'Shows the ids of the audit log’s keys, or adds a new key for new rows; the old ones stay for verification.',
  run: (context, args) => runAction('keys', { list, rotate }, context, args),
};

async function list({ settings, out }: CommandContext, args: string[]): Promise<number> {
  readArguments(args, [], {});
  const keys = findAuditKeys(settings);
  if (!keys) throw new OperatorFault('There are no keys yet. Make the first with: npm run tillstand -- keys rotate');
  for (const key of keys.all) out(`${key.id}${key === keys.current ? '  for new rows' : ''}\n`);
  return 0;
}

/** The act is logged with the key that was current before: rows with the new one appear only when a node has read it. */
async function rotate({ settings, out, openMigratedDb }: CommandContext, args: string[]): Promise<number> {
  readArguments(args, [], {});
  const db = await openMigratedDb();
  const before = findAuditKeys(settings);
  const { keys, setting } = addAuditKey(settings);
  await db.tx((tx) => logAct(tx, before ?? keys, { action: 'audit-key.added', object: { kind: 'audit-key', id: keys.current.id } }));
  if (setting === undefined) out(`${keys.current.id} is the key for new rows from the next start of each node.\n`);
  else out(`Set AUDIT_KEYS on every node to the following, then restart it:\n${setting}\n`);
  return 0;
}
