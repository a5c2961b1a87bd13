import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { fail, ok, type Result } from '../../../kernel/result.ts';

export type ZipFault = 'unreadable' | 'too-large';

/** Whether the bytes begin as a zip file does. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

type Part = { readonly name: string; readonly method: number; readonly packed: number; readonly offset: number };

const inflate = promisify(inflateRaw);
/** Names of parts are few in a spreadsheet; an archive with more is none. */
const MOST_PARTS = 2_000;

/**
 * Unpacks the wanted parts of a zip archive, in memory. `most` bytes may come out in all, whatever the archive says of its
 * sizes: unpacking stops there.
 */
export async function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  most: number,
): Promise<Result<ReadonlyMap<string, string>, ZipFault>> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Map<string, string>();
  let left = most;
  try {
    for (const part of partsOf(archive)) {
      if (!wanted(part.name) || out.has(part.name)) continue;
      const content = await unpack(archive, part, left);
      left -= content.length;
      if (left < 0) return fail('too-large');
      out.set(part.name, new TextDecoder().decode(content));
    }
    return ok(out);
  } catch (error) {
    return fail(error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'unreadable');
  }
}

/** The list at the end of the archive (PKWARE APPNOTE 4.3.12 and 4.3.16); reading beyond the bytes throws. */
function partsOf(archive: Buffer): readonly Part[] {
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const count = archive.readUInt16LE(end + 10);
  if (end < 0 || count > MOST_PARTS) throw new RangeError('not a list of parts');
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new RangeError('not a part');
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => archive.readUInt16LE(at + place));
    const part = {
      name: archive.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)),
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      offset: archive.readUInt32LE(at + 42),
    };
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    return part;
  });
}

async function unpack(archive: Buffer, { method, packed, offset }: Part, most: number): Promise<Buffer> {
  if (archive.readUInt32LE(offset) !== 0x04034b50) throw new RangeError('not a part');
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const content = archive.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw new RangeError('packed in an unknown way');
  return inflate(content, { maxOutputLength: Math.max(1, most) });
}
