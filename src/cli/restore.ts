import path from 'node:path';
import { verifyAudit } from '../modules/audit/index.ts';
import { restoreBackup } from '../platform/backup/index.ts';
import { type AuditKeys, findAuditKeys } from '../platform/keys.ts';
import { readArguments } from './arguments.ts';
import { proofLines } from './backup.ts';
import type { Command, CommandContext } from './command.ts';
import { logAct } from './operator.ts';
import { endAllSessions } from './people/store.ts';
import { faultText, headText } from './verify.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: 'Fills an empty database from a backup and proves that every table is equal. All sessions end.',
  run: async (context, args) => {
    const { words } = readArguments(args, ['FILE'], {});
    const { root, log, out, say, openDatabase, settings } = context;
    const { adminUrl } = await openDatabase();
    const start = performance.now();
    const { manifest, proofs } = await restoreBackup(adminUrl, path.resolve(words[0]), path.join(root, 'db/migrations'), log);
    for (const line of proofLines({ ...manifest, proofs })) out(`${line}\n`);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    out(`Restored in ${seconds} s as of ${manifest.madeAt}: ${proofs.length} tables, each with the count and hash that the backup has.\n`);
    const keys = findAuditKeys(settings);
    if (keys) return concludeWith(keys, context);
    say(
      'The keys of the audit log are not here: put the file audit.keys (or AUDIT_KEY_FILE, AUDIT_KEYS) of the backed-up installation in place before the first start, and run verify.',
    );
    return 0;
  },
};

/** Checks the chain, ends the sessions that the backup brought back, and logs the restoring itself. Needs the newest form, so it migrates. */
async function concludeWith(keys: AuditKeys, { out, openMigratedDb }: CommandContext): Promise<number> {
  const db = await openMigratedDb();
  const { fault, head } = await verifyAudit(db, keys.all);
  if (fault) {
    out(`FAULT in the audit log: ${faultText(fault)}\n`);
    return 1;
  }
  const sessions = await db.tx(async (tx) => {
    const ended = await endAllSessions(tx);
    await logAct(tx, keys, { action: 'database.restored', object: null, details: { head: headText(head), sessions: ended } });
    return ended;
  });
  out(`The audit log holds, ending in ${headText(head)}. ${sessions} sessions ended.\n`);
  return 0;
}
