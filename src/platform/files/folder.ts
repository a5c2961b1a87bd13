import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { isThereAnew, landing, PIECE, syncing, unlessMissing } from './landing.ts';
import { isSha256, type KeptFileStore, type StoredFile } from './store.ts';

/**
 * The store as a folder: `ab/abcd…`, two letters of the hash first. A file is written aside, brought to the disk and then given its
 * name, so that a crash at any moment leaves it whole or not there.
 */
export function folderStore(folder: string): KeptFileStore {
  const unfinished = path.join(folder, 'unfinished');
  const fileOf = (sha256: string): string => {
    if (!isSha256(sha256)) throw new Error('not a SHA-256');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };

  const land = landing(folder, fileOf);

  const aside = async <T>(work: (file: string) => Promise<T>): Promise<T> => {
    await fs.mkdir(unfinished, { recursive: true, mode: 0o700 });
    const file = path.join(unfinished, randomUUID());
    try {
      return await work(file);
    } finally {
      await fs.rm(file, { force: true });
    }
  };

  const put = (chunks: AsyncIterable<Uint8Array>): Promise<StoredFile> =>
    aside(async (file) => {
      const stored = await writeDown(file, chunks);
      await land({ aside: file, stored });
      return stored;
    });

  const take = async (from: string, known: StoredFile): Promise<void> => {
    if (await isThereAnew(fileOf(known.sha256), known.bytes)) return land({ stored: known });
    const isTaken = await aside(async (file) => {
      // A second name for the same content; a disk that has no such thing gets a copy.
      if (!(await fs.link(from, file).then(() => true, unlessUnlinkable))) return false;
      await land({ aside: file, stored: known });
      return true;
    });
    if (!isTaken) await put(createReadStream(from));
  };

  return {
    place: folder,
    incoming: { folder: path.join(folder, 'incoming'), take },
    put,
    get: async (sha256) => {
      const handle = await fs.open(fileOf(sha256), 'r').catch(unlessMissing);
      return handle?.createReadStream();
    },
    has: async (sha256) => (await fs.stat(fileOf(sha256)).catch(unlessMissing)) !== undefined,
    list: () => listFolder(folder),
    removeIfOlder: async (sha256, before) => {
      const file = fileOf(sha256);
      const apart = path.join(unfinished, `${sha256}.swept`);
      await fs.mkdir(unfinished, { recursive: true, mode: 0o700 });
      // Taken aside first: who puts it in from now on writes it anew, and who did so before has made it young.
      if ((await fs.rename(file, apart).then(() => true, unlessMissing)) === undefined) return false;
      const { mtime } = await fs.stat(apart);
      if (mtime >= before) {
        await fs.rename(apart, file);
        return false;
      }
      await fs.rm(apart);
      return true;
    },
  };
}

async function writeDown(file: string, chunks: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await fs.open(file, 'wx', 0o600);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      const pieces = Math.floor(bytes / PIECE);
      bytes += chunk.byteLength;
      await handle.appendFile(chunk);
      if (Math.floor(bytes / PIECE) > pieces) await syncing(() => handle.datasync());
    }
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function* listFolder(folder: string): ReturnType<KeptFileStore['list']> {
  const shelves = ((await fs.readdir(folder).catch(unlessMissing)) ?? []).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
  for (const shelf of shelves) {
    for (const sha256 of (await fs.readdir(path.join(folder, shelf))).filter(isSha256).sort()) {
      const found = await fs.stat(path.join(folder, shelf, sha256)).catch(unlessMissing);
      if (found) yield { sha256, bytes: found.size, putAt: found.mtime };
    }
  }
}

function unlessUnlinkable(error: unknown): false {
  if (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    ['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK'].includes(String(error.code))
  )
    return false;
  throw error;
}
