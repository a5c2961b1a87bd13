import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { folderStore, type KeptFileStore } from '../../src/platform/files/index.ts';

export type TemporaryFiles = KeptFileStore & { readonly remove: () => Promise<void> };

/** A store of files in a folder of its own; `remove` takes it away. */
export async function temporaryFiles(): Promise<TemporaryFiles> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'tillstand-files-'));
  return { ...folderStore(folder), remove: () => fs.rm(folder, { recursive: true, force: true }) };
}
