import fs from 'node:fs/promises';

/** Content that is read where it is needed. Reading past the end gives less. */
export type Source = { readonly bytes: number; read(at: number, length: number): Promise<Buffer> };

export const inMemory = (content: Buffer): Source => ({
  bytes: content.length,
  read: async (at, length) => content.subarray(at, at + length),
});

/** Lends a file to read in. */
export async function withFile<T>(file: string, use: (source: Source) => Promise<T>): Promise<T> {
  const handle = await fs.open(file, 'r');
  try {
    const { size } = await handle.stat();
    return await use({
      bytes: size,
      read: async (at, length) => {
        const room = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
        let read = 0;
        while (read < room.length) {
          const { bytesRead } = await handle.read(room, read, room.length - read, at + read);
          if (bytesRead === 0) break;
          read += bytesRead;
        }
        return room.subarray(0, read);
      },
    });
  } finally {
    await handle.close();
  }
}

const PIECE = 262_144;

/** The content from one place to another, in pieces that each begin with the end of the one before, so that no word is cut. */
export async function* pieces(
  source: Source,
  from = 0,
  to = source.bytes,
  overlap = 0,
): AsyncGenerator<{ readonly at: number; readonly content: Buffer }> {
  for (let at = from; at < to; at += PIECE) {
    const begin = Math.max(from, at - overlap);
    yield { at: begin, content: await source.read(begin, Math.min(at + PIECE, to) - begin) };
  }
}
