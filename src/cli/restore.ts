import path from 'node:path';
import { verifyAudit } from '../modules/audit/index.ts';
import { restoreBackup } from '../platform/backup/index.ts';
import { copyFiles, fileStore, folderStore } from '../platform/files/index.ts';
import { type AuditKeys, findAuditKeys } from '../platform/keys.ts';
import { readArguments } from './arguments.ts';
import { proofLines, reportFiles } from './backup.ts';
import type { Command, CommandContext } from './command.ts';
import { wantedByOwner } from './files.ts';
import { logAct } from './operator.ts';
import { endAllSessions } from './people/store.ts';
import { faultText, headText } from './verify.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE [--files FOLDER]',
  summary: 'Fills an empty database from a backup, and the store of files from its folder, and proves that all is equal. All sessions end.',
  run: async (context, args) => {
    const { words, values } = readArguments(args, ['FILE'], { files: { type: 'string' } });
    const { root, log, out, openDatabase, settings } = context;
    const { adminUrl } = await openDatabase();
    const start = performance.now();
    const { manifest, proofs } = await restoreBackup(adminUrl, path.resolve(words[0]), path.join(root, 'db/migrations'), log);
    for (const line of proofLines({ ...manifest, proofs })) out(`${line}\n`);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    out(`Restored in ${seconds} s as of ${manifest.madeAt}: ${proofs.length} tables, each with the count and hash that the backup has.\n`);
    const keys = findAuditKeys(settings);
    const concluded = keys ? await concludeWith(keys, context) : withoutKeys(context);
    const files = await restoreFiles(context, path.resolve(values.files ?? `${words[0]}.files`), values.files !== undefined);
    return Math.max(concluded, files);
  },
};

/** Puts what the restored documents refer to into the store, and reads it back. A bucket has its files already, unless a folder is named. */
async function restoreFiles(context: CommandContext, folder: string, isNamed: boolean): Promise<number> {
  const wanted = await wantedByOwner((await context.openDatabase()).adminUrl);
  if (wanted.size === 0) return 0;
  const store = await fileStore(context.settings);
  if (context.settings.filesS3 !== undefined && !isNamed) {
    context.say(`The files of documents are expected in ${store.place}; run files check.`);
    return 0;
  }
  return reportFiles(context.out, store.place, await copyFiles(folderStore(folder), store, wanted));
}

function withoutKeys({ say }: CommandContext): number {
  say(
    'The keys of the audit log are not here: put the file audit.keys (or AUDIT_KEY_FILE, AUDIT_KEYS) of the backed-up installation in place before the first start, and run verify.',
  );
  return 0;
}

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
