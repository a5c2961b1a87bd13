import path from 'node:path';
import type { Settings } from '../settings.ts';
import { folderStore } from './folder.ts';
import type { KeptFileStore } from './store.ts';

export { folderStore } from './folder.ts';
export { copyFiles, findOrphans, type Proof, proveFiles, sweepOrphans, type Wanted } from './keep.ts';
export type { FileStore, Incoming, KeptFileStore, StoredFile } from './store.ts';
export { writeAside } from './write-aside.ts';

/** The virus scanner that the settings name, if they name one. */
export function scannerOf({ clamdUrl }: Pick<Settings, 'clamdUrl'>) {
  if (clamdUrl === undefined) return undefined;
  return async (content: AsyncIterable<Uint8Array>): Promise<'clean' | 'infected'> =>
    (await import('./clamd.ts')).scanWithClamd(clamdUrl, content);
}

/** The store that the settings choose: one that speaks S3, or a folder. */
export async function fileStore(settings: Pick<Settings, 'dataDir' | 'filesDir' | 'filesS3'>): Promise<KeptFileStore> {
  if (settings.filesS3 === undefined) return folderStore(settings.filesDir ?? path.join(settings.dataDir, 'files'));
  const { s3Store } = await import('./s3.ts');
  return s3Store(settings.filesS3);
}
