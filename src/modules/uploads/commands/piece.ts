import { createHash, type Hash } from 'node:crypto';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { FileStore, StoredFile } from '../../../platform/files/index.ts';
import { ProblemError } from '../../../platform/problem/problem.ts';
import type { Checksum } from '../core/tus.ts';

export type PieceFault = 'more' | 'checksum';

type Asked = {
  readonly body: AsyncIterable<Uint8Array>;
  /** The most bytes that still belong to the file. */
  readonly room: number;
  readonly checksum: Checksum | undefined;
};

/**
 * Takes in a piece as it comes and puts it into the store. When the line is lost, what has come is kept, so that the sender goes on from there;
 * unless a checksum came along, which half a piece cannot be held against. Undefined when nothing came.
 */
export async function takePiece(files: FileStore, { body, room, checksum }: Asked): Promise<Result<StoredFile | undefined, PieceFault>> {
  const hash = checksum === undefined ? undefined : createHash(checksum.algorithm);
  const seen = { bytes: 0, isCut: false };
  const first = await begun(arriving(body, hash, room, seen));
  if (first === undefined) return seen.isCut && checksum ? fail('checksum') : ok(undefined);
  const stored = await files.put(first).catch((error: unknown) => {
    if (error instanceof TooMuch) return undefined;
    throw error;
  });
  if (stored === undefined) return fail('more');
  if (checksum && (seen.isCut || hash?.digest('base64') !== checksum.digest)) return fail('checksum');
  return ok(stored);
}

class TooMuch extends Error {}

async function* arriving(
  body: AsyncIterable<Uint8Array>,
  hash: Hash | undefined,
  room: number,
  seen: { bytes: number; isCut: boolean },
): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch((error: unknown) => {
      if (error instanceof ProblemError) throw new TooMuch();
      // Whatever else ends the body before its time is a line that was lost.
      seen.isCut = true;
      return { done: true, value: undefined } as const;
    });
    if (next.done) return;
    seen.bytes += next.value.byteLength;
    if (seen.bytes > room) throw new TooMuch();
    hash?.update(next.value);
    yield next.value;
  }
}

/** The same content, when there is any: nothing at all is not put into the store. */
async function begun(content: AsyncGenerator<Uint8Array>): Promise<AsyncIterable<Uint8Array> | undefined> {
  const first = await content.next().catch((error: unknown) => (error instanceof TooMuch ? error : Promise.reject(error)));
  if (first instanceof TooMuch) {
    return (async function* () {
      yield* [];
      throw first;
    })();
  }
  if (first.done) return undefined;
  return (async function* () {
    yield first.value;
    yield* content;
  })();
}
