import fs from 'node:fs';
import path from 'node:path';
import { runCli, startProduct } from '../../support/product.ts';
import { startWriting } from './writing.ts';

export type RestoreReport = {
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  readonly different: number;
  readonly log: string;
  readonly backupMs: number;
  readonly restoreMs: number;
};

const proofLine = /^(\S+) +(\d+) {2}([0-9a-f]{64})$/;
const proofsIn = (output: string): string[] => output.split('\n').filter((line) => proofLine.test(line));

/** Backs a running product up while it is written to, restores into a new folder, and compares. */
export async function restoreDrill(folder: string): Promise<RestoreReport> {
  const [dataDir, other, file] = ['data', 'restored', 'all.backup'].map((name) => path.join(folder, name)) as [string, string, string];
  const product = await (await startProduct(dataDir)).ready();
  try {
    const writing = await startWriting(dataDir, '--join');
    await writing.more(30);
    const backup = timed(() => runCli(['backup', file], { env: { TILLSTAND_DATA_DIR: dataDir } }));
    await writing.kill();
    fs.mkdirSync(other, { mode: 0o700 });
    fs.copyFileSync(path.join(dataDir, 'audit.keys'), path.join(other, 'audit.keys'));
    const restore = timed(() => runCli(['restore', file], { env: { TILLSTAND_DATA_DIR: other } }));
    if (backup.result.status !== 0 || restore.result.status !== 0)
      throw new Error(`${backup.result.stderr}${restore.result.stdout}${restore.result.stderr}`);
    const [before, after] = [proofsIn(backup.result.stdout), proofsIn(restore.result.stdout)];
    return {
      tables: before.length,
      rows: before.reduce((sum, line) => sum + Number(proofLine.exec(line)?.[2]), 0),
      bytes: fs.statSync(file).size,
      different: before.filter((line, index) => line !== after[index]).length + Math.abs(before.length - after.length),
      log: restore.result.stdout.split('\n').find((line) => line.includes('audit log')) ?? 'not verified',
      backupMs: backup.ms,
      restoreMs: restore.ms,
    };
  } finally {
    await product.kill('SIGTERM');
  }
}

function timed<T>(run: () => T): { result: T; ms: number } {
  const start = performance.now();
  const result = run();
  return { result, ms: Math.round(performance.now() - start) };
}
