import { createInflateRaw } from 'node:zlib';
import type { AttachmentFault } from '../core/attachment.ts';
import { pieces, type Source } from './source.ts';

export type ZipPart = {
  readonly name: string;
  /** Unpacked, as the archive says. */
  readonly bytes: number;
  /** Where its packed content lies. */
  readonly from: number;
  readonly to: number;
  readonly isPacked: boolean;
};

const MOST_PARTS = 2_000;
const MOST_UNPACKED = 200_000_000;
/** A part this large that was packed this much better than texts are is made to fill a memory. */
const LARGE = 5_000_000;
const MOST_RATIO = 200;

const broken: AttachmentFault = { code: 'broken' };
const bomb: AttachmentFault = { code: 'bomb' };

/** A fault on the way through an archive; caught at its gate. */
export class ZipFault extends Error {
  readonly fault: AttachmentFault;
  constructor(fault: AttachmentFault) {
    super(fault.code);
    this.fault = fault;
  }
}
const stop = (fault: AttachmentFault): never => {
  throw new ZipFault(fault);
};

/**
 * The list at the end of an archive (PKWARE APPNOTE 4.3.12, 4.3.16), held against the parts themselves: every part lies by itself, has the same
 * name in both places and a name that leads nowhere else. Throws a ZipFault; unpacks nothing.
 */
export async function readParts(source: Source): Promise<readonly ZipPart[]> {
  const end = await readEnd(source);
  if (end.count > MOST_PARTS) stop(bomb);
  const list = await source.read(end.at, end.length);
  const parts: ZipPart[] = [];
  const names = new Set<string>();
  for (let at = 0; parts.length < end.count; ) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== 0x02014b50) stop(broken);
    const nameLength = list.readUInt16LE(at + 28);
    const name = list.toString('utf8', at + 46, at + 46 + nameLength);
    parts.push(await partAt(source, list, at, name));
    const folded = name.toLowerCase();
    if (names.has(folded)) stop(broken);
    names.add(folded);
    at += 46 + nameLength + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  apart(parts, end.at);
  return parts;
}

/** The record at the very end; what stands after it, or before the first part, belongs to another file. */
async function readEnd(source: Source): Promise<{ readonly count: number; readonly at: number; readonly length: number }> {
  const tail = await source.read(Math.max(0, source.bytes - 65_557), 65_557);
  const at = tail.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (at < 0 || at + 22 > tail.length) stop(broken);
  if (at + 22 + tail.readUInt16LE(at + 20) !== tail.length) stop({ code: 'two-in-one', with: 'data' });
  const [count, length, from] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  const endAt = source.bytes - tail.length + at;
  // Larger archives than these numbers hold (ZIP64), or over several disks, are none that a word processor makes.
  if (count === 0xffff || from === 0xffffffff || tail.readUInt16LE(at + 4) !== 0) stop(broken);
  if (from + length !== endAt) stop({ code: 'two-in-one', with: 'data' });
  return { count, at: from, length };
}

async function partAt(source: Source, list: Buffer, at: number, name: string): Promise<ZipPart> {
  const [flags, method] = [list.readUInt16LE(at + 8), list.readUInt16LE(at + 10)];
  const [packed, bytes, offset] = [list.readUInt32LE(at + 20), list.readUInt32LE(at + 24), list.readUInt32LE(at + 42)];
  if ((flags & 0x41) !== 0) stop({ code: 'encrypted' });
  if (method !== 0 && method !== 8) stop(broken);
  if (!isSafe(name)) stop({ code: 'path' });
  if (bytes > MOST_UNPACKED || (bytes > LARGE && bytes > packed * MOST_RATIO)) stop(bomb);
  const own = await source.read(offset, 30);
  if (own.length < 30 || own.readUInt32LE(0) !== 0x04034b50) stop(broken);
  const nameLength = own.readUInt16LE(26);
  const ownName = (await source.read(offset + 30, nameLength)).toString('utf8');
  if (ownName !== name || own.readUInt16LE(8) !== method) stop(broken);
  const from = offset + 30 + nameLength + own.readUInt16LE(28);
  return { name, bytes, from, to: from + packed, isPacked: method === 8 };
}

/** Names within, that lead neither up, nor out, nor to a drive. */
const isSafe = (name: string): boolean =>
  name !== '' &&
  name.length <= 250 &&
  !/[\\\p{Cc}\uFFFD:]/u.test(name) &&
  !name.startsWith('/') &&
  !name.split('/').some((step) => step === '..' || step === '.');

/** Parts that share their content are how a small archive becomes a huge one. */
function apart(parts: readonly ZipPart[], end: number): void {
  let free = 0;
  let total = 0;
  for (const { from, to, bytes } of [...parts].sort((a, b) => a.from - b.from)) {
    if (from < free || to > end) stop(broken);
    free = to;
    total += bytes;
  }
  if (total > MOST_UNPACKED) stop(bomb);
}

/** Unpacks a part piece by piece. Throws a ZipFault when more comes out than the archive says. */
export async function* unpacked(source: Source, part: ZipPart): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of part.isPacked ? inflating(source, part) : plainly(source, part)) {
    bytes += piece.length;
    if (bytes > part.bytes) stop(bomb);
    yield piece;
  }
  if (bytes !== part.bytes) stop(broken);
}

async function* plainly(source: Source, { from, to }: ZipPart): AsyncGenerator<Buffer> {
  for await (const { content } of pieces(source, from, to)) yield content;
}

async function* inflating(source: Source, { from, to }: ZipPart): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  const feeding = (async () => {
    for await (const { content } of pieces(source, from, to)) {
      if (inflate.destroyed) return;
      if (!inflate.write(content)) await new Promise<void>((resolve) => inflate.once('drain', resolve).once('close', resolve));
    }
    inflate.end();
  })();
  feeding.catch(() => undefined);
  try {
    yield* inflate as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof ZipFault) throw error;
    stop(broken);
  } finally {
    inflate.destroy();
    await feeding.catch(() => undefined);
  }
}

/** A part as text; more than `most` bytes are a fault. */
export async function textOf(source: Source, part: ZipPart, most: number): Promise<string> {
  if (part.bytes > most) stop(bomb);
  const all: Buffer[] = [];
  for await (const piece of unpacked(source, part)) all.push(piece);
  return Buffer.concat(all).toString('utf8');
}
