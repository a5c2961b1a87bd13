import { threadFor } from '../threads/thread.ts';
import { turns } from '../turns.ts';
import type { StoredFile } from './store.ts';
import type { ToWrite } from './write-thread.ts';

const ask = threadFor<ToWrite, StoredFile>('platform/files/write-thread.ts');

/** So much goes to the thread at a time, in memory that it shares with this one; two at most, so that one is filled while the other is written. */
const HEAP = 1_000_000;
const MOST = 2;
const filling = turns(MOST);
const free: SharedArrayBuffer[] = [];
let last = 0;

/**
 * Writes content down as a new file and hashes it, in a thread of its own: each ten million bytes would keep the server from answering for ten
 * milliseconds. When the content breaks off, or the disk is full, what has been written is left to whoever asked for it.
 */
export async function writeAside(file: string, heaps: AsyncIterable<readonly Uint8Array[]>): Promise<StoredFile> {
  last += 1;
  const writing = last;
  try {
    for await (const heap of heaps) await filling(() => writeHeap({ writing, file }, heap));
    return await ask({ writing, file, end: 'whole' });
  } catch (error) {
    await ask({ writing, file, end: 'broken' }).catch(() => undefined);
    throw error;
  }
}

async function writeHeap(to: Pick<ToWrite, 'writing' | 'file'>, heap: readonly Uint8Array[]): Promise<void> {
  const memory = free.pop() ?? new SharedArrayBuffer(HEAP);
  try {
    const room = new Uint8Array(memory);
    let filled = 0;
    for (const piece of heap) {
      for (let from = 0; from < piece.byteLength; ) {
        const part = piece.subarray(from, from + HEAP - filled);
        room.set(part, filled);
        from += part.byteLength;
        filled += part.byteLength;
        if (filled < HEAP) continue;
        await ask({ ...to, memory, bytes: filled });
        filled = 0;
      }
    }
    if (filled > 0) await ask({ ...to, memory, bytes: filled });
  } finally {
    free.push(memory);
  }
}
