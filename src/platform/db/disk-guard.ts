import fs from 'node:fs/promises';
import type { Log } from '../log.ts';
import { OperatorFault } from '../operator-fault.ts';

/** Said like PostgreSQL says it, so that one answer serves both. */
export class DiskFull extends OperatorFault {
  readonly code = '53100';
}

export type DiskGuard = {
  /** Throws DiskFull while there is too little room. */
  readonly beforeWrite: () => void;
  readonly close: () => void;
};

export type DiskGuardOptions = {
  readonly log: Log;
  /** Below this no transaction is begun. */
  readonly leastBytes?: number;
  readonly everyMs?: number;
  readonly freeBytes?: (folder: string) => Promise<number>;
};

const mebibyte = 1_048_576;

/**
 * Watches the room on the disk of the embedded database. When little is left, writes are refused before PostgreSQL
 * runs out of room for its own log, since it cannot go on without that and reading would end too.
 */
export async function guardDisk(folder: string, options: DiskGuardOptions): Promise<DiskGuard> {
  const { log, leastBytes = 64 * mebibyte, everyMs = 1_000, freeBytes = freeOnDisk } = options;
  let isLow = false;
  const look = async (): Promise<void> => {
    const free = await freeBytes(folder).catch((error: unknown) => {
      log.warn({ err: error }, 'the room on the disk cannot be asked for');
      return Number.POSITIVE_INFINITY;
    });
    const low = free < leastBytes;
    if (low !== isLow)
      log.error(
        { freeBytes: free, leastBytes },
        low ? 'the disk is almost full: nothing is saved until there is room' : 'there is room on the disk again',
      );
    isLow = low;
  };
  await look();
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return {
    beforeWrite: () => {
      if (isLow) throw new DiskFull(`less than ${Math.round(leastBytes / mebibyte)} MiB is left on the disk of the database`);
    },
    close: () => clearInterval(timer),
  };
}

async function freeOnDisk(folder: string): Promise<number> {
  const { bavail, bsize } = await fs.statfs(folder);
  return bavail * bsize;
}
