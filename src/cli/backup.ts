import fs from 'node:fs';
import path from 'node:path';
import { labelOf, type Manifest, writeBackup } from '../platform/backup/index.ts';
import { copyFiles, fileStore, folderStore } from '../platform/files/index.ts';
import { readArguments } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { wantedByOwner } from './files.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE [--files FOLDER]',
  summary:
    'Writes the whole database, as it stands at one moment, to a new file, and the files of its documents to a folder; others go on working.',
  run: async (context, args) => {
    const { out, openDatabase } = context;
    const { words, values } = readArguments(args, ['FILE'], { files: { type: 'string' } });
    const file = path.resolve(words[0]);
    const { adminUrl } = await openDatabase();
    const start = performance.now();
    const manifest = await writeBackup(adminUrl, file);
    for (const line of proofLines(manifest)) out(`${line}\n`);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    out(
      `${file}: ${fs.statSync(file).size} bytes in ${seconds} s, as of ${manifest.madeAt}. The keys of the audit log are not in it: keep a copy of them apart.\n`,
    );
    return backUpFiles(context, values.files === undefined ? undefined : path.resolve(values.files), `${file}.files`);
  },
};

/**
 * The files after the database: whatever the database refers to has been in the store before. From a folder they are always copied; from a bucket,
 * which is kept by others, when a folder is named.
 */
async function backUpFiles(context: CommandContext, named: string | undefined, usual: string): Promise<number> {
  const { out, say, settings } = context;
  if (settings.filesS3 !== undefined && named === undefined) {
    say('The files of documents lie in a bucket and were not copied: back the bucket up by its own means, or name a folder with --files.');
    return 0;
  }
  const wanted = await wantedByOwner((await context.openDatabase()).adminUrl);
  if (wanted.size === 0) return 0;
  const folder = folderStore(named ?? usual);
  return reportFiles(out, folder.place, await copyFiles(await fileStore(settings), folder, wanted));
}

/** Says what came of copying; 1 when something is missing or altered. */
export function reportFiles(
  out: CommandContext['out'],
  place: string,
  { copied, whole, bytes, missing, altered }: Awaited<ReturnType<typeof copyFiles>>,
): number {
  for (const sha256 of missing) out(`MISSING file ${sha256}\n`);
  for (const sha256 of altered) out(`ALTERED file ${sha256}\n`);
  out(`${place}: ${whole} files (${bytes} bytes), ${copied} of them new, each read back and equal to its hash.\n`);
  return missing.length + altered.length > 0 ? 1 : 0;
}

/** Count and hash of each table, as lines. */
export const proofLines = (manifest: Pick<Manifest, 'tables' | 'proofs'>): string[] =>
  manifest.tables.map((table, index) => {
    const proof = manifest.proofs[index];
    return `${labelOf(table).padEnd(24)} ${String(proof?.rows ?? 0).padStart(9)}  ${proof?.hash ?? ''}`;
  });
