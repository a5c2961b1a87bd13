import fs from 'node:fs';
import path from 'node:path';
import { labelOf, type Manifest, writeBackup } from '../platform/backup/index.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  summary: 'Writes the whole database, as it stands at one moment, to a new file; others go on working.',
  run: async ({ out, openDatabase }, args) => {
    const { words } = readArguments(args, ['FILE'], {});
    const file = path.resolve(words[0]);
    const { adminUrl } = await openDatabase();
    const start = performance.now();
    const manifest = await writeBackup(adminUrl, file);
    for (const line of proofLines(manifest)) out(`${line}\n`);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    out(
      `${file}: ${fs.statSync(file).size} bytes in ${seconds} s, as of ${manifest.madeAt}. The keys of the audit log are not in it: keep a copy of them apart.\n`,
    );
    return 0;
  },
};

/** Count and hash of each table, as lines. */
export const proofLines = (manifest: Pick<Manifest, 'tables' | 'proofs'>): string[] =>
  manifest.tables.map((table, index) => {
    const proof = manifest.proofs[index];
    return `${labelOf(table).padEnd(24)} ${String(proof?.rows ?? 0).padStart(9)}  ${proof?.hash ?? ''}`;
  });
