import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { turns } from '../turns.ts';
import { isSha256, type KeptFileStore, type StoredFile } from './store.ts';

/**
 * The store as a folder: `ab/abcd…`, two letters of the hash first. A file is written aside, brought to the disk and then given its
 * name, so that a crash at any moment leaves it whole or not there.
 */
export function folderStore(folder: string): KeptFileStore {
  const unfinished = path.join(folder, 'unfinished');
  /** The folders whose own names are on the disk: one that is there may have been made just now, by someone who has not come so far. */
  const onDisk = new Set<string>();
  const fileOf = (sha256: string): string => {
    if (!isSha256(sha256)) throw new Error('not a SHA-256');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };

  /** Gives a file that lies aside, whole and on the disk, its name. */
  const name = async (aside: string, { sha256, bytes }: StoredFile): Promise<void> => {
    const file = fileOf(sha256);
    if (await isThereAnew(file, bytes)) return;
    const within = path.dirname(file);
    await fs.mkdir(within, { recursive: true, mode: 0o700 });
    await fs.rename(aside, file);
    await bringToDisk(within);
    if (!onDisk.has(within)) await bringToDisk(folder);
    onDisk.add(within);
  };

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
      await name(file, stored);
      return stored;
    });

  const take = async (from: string, known: StoredFile): Promise<void> => {
    if (await isThereAnew(fileOf(known.sha256), known.bytes)) return;
    const isTaken = await aside(async (file) => {
      // A second name for the same content; a disk that has no such thing gets a copy.
      if (!(await fs.link(from, file).then(() => true, unlessUnlinkable))) return false;
      await bringToDisk(file);
      await name(file, known);
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

/**
 * One file at a time is brought to the disk, a few megabytes at once: sixty at a time take no less long together, and while they do, the database on the
 * same disk waits a third of a second for every commit.
 */
const syncing = turns(1);
const PIECE = 4_000_000;

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
    await syncing(() => handle.sync());
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** Makes a file that is there already young again; false when it is not there whole. */
async function isThereAnew(file: string, bytes: number): Promise<boolean> {
  const now = new Date();
  const isThere = (await fs.utimes(file, now, now).then(() => true, unlessMissing)) ?? false;
  return isThere && (await fs.stat(file).catch(unlessMissing))?.size === bytes;
}

async function bringToDisk(place: string): Promise<void> {
  const handle = await fs.open(place, 'r');
  try {
    await syncing(() => handle.sync());
  } finally {
    await handle.close();
  }
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

function unlessMissing(error: unknown): undefined {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
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
