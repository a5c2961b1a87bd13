import fs from 'node:fs/promises';
import path from 'node:path';
import { inBatches } from '../batches.ts';
import { turns } from '../turns.ts';
import type { StoredFile } from './store.ts';

/**
 * One batch at a time brings to the disk, and of a large file a few megabytes at once: sixty at a time take no less long together, and while they do,
 * the database on the same disk waits a third of a second for every commit.
 */
export const syncing = turns(1);
export const PIECE = 4_000_000;

/** A file that lies aside, written to its end, and what it is; without `aside` one that is there already, by somebody who may not have come so far. */
type Landing = { readonly aside?: string; readonly stored: StoredFile };

/** So many are brought to the disk together. */
const MOST = 8;
/** More at once would keep from their files all others who read or write any. */
const AT_ONCE = 3;

/**
 * Gives files their names in the store: first they are brought to the disk, then named, then the names are brought to the disk. Those that wait meanwhile go
 * together: the file system brings what has been done in one folder or in several to the disk at once, which takes as long for many as for one.
 */
export function landing(folder: string, fileOf: (sha256: string) => string): (one: Landing) => Promise<void> {
  /** The folders whose own names are on the disk: one that is there may have been made just now. */
  const onDisk = new Set<string>();

  const landAll = async (all: readonly Landing[]): Promise<readonly unknown[]> => {
    const faults: unknown[] = all.map(() => undefined);
    const each = async (of: (one: Landing) => boolean, work: (one: Landing) => Promise<void>, atOnce = 1): Promise<void> => {
      const place = turns(atOnce);
      await Promise.all(
        all.map(async (one, at) => {
          if (faults[at] !== undefined || !of(one)) return;
          await place(() => work(one)).catch((error: unknown) => {
            faults[at] = error;
          });
        }),
      );
    };
    const within = ({ stored }: Landing): string => path.dirname(fileOf(stored.sha256));

    await each(
      ({ aside }) => aside !== undefined,
      ({ aside = '' }) => bringToDisk(aside),
      AT_ONCE,
    );
    await each(
      ({ aside }) => aside !== undefined,
      async ({ aside = '', stored }) => {
        const file = fileOf(stored.sha256);
        if (await isThereAnew(file, stored.bytes)) return;
        await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        await fs.rename(aside, file);
      },
    );
    const synced = new Map<string, Promise<void>>();
    const once = (place: string): Promise<void> => {
      const known = synced.get(place) ?? bringToDisk(place);
      synced.set(place, known);
      return known;
    };
    await each(
      () => true,
      async (one) => {
        const shelf = within(one);
        await once(shelf);
        if (!onDisk.has(shelf)) await once(folder);
        onDisk.add(shelf);
      },
      AT_ONCE,
    );
    return faults;
  };
  return inBatches(MOST, (all) => syncing(() => landAll(all)));
}

async function bringToDisk(place: string): Promise<void> {
  const handle = await fs.open(place, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a file that is there already young again; false when it is not there whole. */
export async function isThereAnew(file: string, bytes: number): Promise<boolean> {
  const now = new Date();
  const isThere = (await fs.utimes(file, now, now).then(() => true, unlessMissing)) ?? false;
  return isThere && (await fs.stat(file).catch(unlessMissing))?.size === bytes;
}

export function unlessMissing(error: unknown): undefined {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
