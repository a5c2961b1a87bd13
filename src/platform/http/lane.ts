import { setTimeout as wait } from 'node:timers/promises';

/** A place in a lane, to be given back. */
type Leave = () => void;

/** A lane with so many places; those who find it full wait in the order they came. */
export function lane(places: number): () => Promise<Leave> {
  let taken = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else taken -= 1;
  };
  return async () => {
    if (taken >= places) await new Promise<void>((resume) => waiting.push(resume));
    else taken += 1;
    return leave;
  };
}

/** Who sends nothing for so long gives up the place until something comes: no slow line holds up the others. */
const PATIENCE_MS = 15;

/**
 * The same content, read only while it has a place in the lane. Many who send files at once are then served a few at a time, as fast as
 * they send; the others are kept back by their own connections, and those who ask for something small are not behind all of them.
 */
export async function* inLane<T>(enter: () => Promise<Leave>, content: AsyncIterable<T>): AsyncGenerator<T> {
  const pieces = content[Symbol.asyncIterator]();
  let leave: Leave | undefined = await enter();
  try {
    for (;;) {
      const coming = pieces.next();
      const isHere = await Promise.race([coming.then(() => true), wait(PATIENCE_MS, false, { ref: false })]);
      if (!isHere) {
        leave?.();
        leave = undefined;
        await coming;
        leave = await enter();
      }
      const { done, value } = await coming;
      if (done) return;
      yield value;
    }
  } finally {
    leave?.();
    await pieces.return?.();
  }
}

/** The pieces in heaps of about so many bytes: each trip to the disk costs as much as a good many kilobytes. */
export async function* inHeaps(content: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<readonly Uint8Array[]> {
  let heap: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    heap.push(piece);
    size += piece.byteLength;
    if (size < bytes) continue;
    yield heap;
    heap = [];
    size = 0;
  }
  if (heap.length > 0) yield heap;
}
