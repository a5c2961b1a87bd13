import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Unreadable } from './faults.ts';

/** The bytes of a file, as they come. Gzip is recognised by its first bytes. */
export type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | Uint8Array;
export type Encoding = 'utf-8' | 'windows-1252' | 'iso-8859-1';

/** The most a file may hold when unpacked: a published release is a tenth of this, and a small archive can hide a very large text. */
const UNPACKED_LIMIT = 1 << 30;

async function* bytesOf(source: Source): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) yield source;
  else yield* source;
}

/** Joins the first chunks until `least` bytes are there, so that a file's first bytes can be looked at. */
async function* withHead(chunks: AsyncIterable<Uint8Array>, least: number): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (head === null) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < least) continue;
      yield head;
      head = null;
    }
  }
  if (head !== null) yield head;
}

async function* unpacked(source: Source): AsyncGenerator<Uint8Array> {
  const chunks = withHead(bytesOf(source), 2);
  const first = await chunks.next();
  if (first.done === true) return;
  const rest = (async function* () {
    yield first.value;
    yield* chunks;
  })();
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* rest;
    return;
  }
  const gunzip = createGunzip();
  const from = Readable.from(rest, { objectMode: false });
  from.on('error', (error) => gunzip.destroy(error));
  from.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'Z_BUF_ERROR') throw new Unreadable('cut-off', null, 'gzip');
    if (code.startsWith('Z_')) throw new Unreadable('damaged', null, 'gzip');
    throw error;
  } finally {
    from.destroy();
  }
}

const DECLARED = /^<\?xml[^>]*\sencoding=["']([\w-]+)["']/;
const KNOWN: Record<string, string> = {
  'UTF-8': 'utf-8',
  'ISO-8859-1': 'windows-1252',
  'WINDOWS-1252': 'windows-1252',
  'US-ASCII': 'utf-8',
};

const encodingOf = (head: Uint8Array, encoding: Encoding): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const declared = DECLARED.exec(Buffer.from(head.subarray(0, 200)).toString('latin1'))?.[1];
  if (declared === undefined) return encoding;
  const known = KNOWN[declared.toUpperCase()];
  if (known === undefined) throw new Unreadable('encoding', 1, declared);
  return known;
};

/**
 * The text of a file, unpacked and decoded as it comes. The encoding is taken from a byte order mark or an XML declaration, else from
 * `encoding`. Bytes that are not text in that encoding stop the parse.
 */
export async function* textOf(source: Source, encoding: Encoding = 'utf-8'): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let size = 0;
  try {
    for await (const chunk of withHead(unpacked(source), 200)) {
      size += chunk.length;
      if (size > UNPACKED_LIMIT) throw new Unreadable('too-large', null);
      decoder ??= new TextDecoder(encodingOf(chunk, encoding), { fatal: true });
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder !== null) yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new Unreadable('encoding', null);
    throw error;
  }
}

export type Line = { readonly no: number; readonly text: string; readonly ended: boolean };

/** The lines of a file with their numbers from 1. `ended` is false only for a last line that has no line break after it. */
export async function* linesOf(source: Source, encoding: Encoding = 'utf-8'): AsyncGenerator<Line> {
  let pending = '';
  let no = 0;
  for await (const chunk of textOf(source, encoding)) {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) {
      no += 1;
      yield { no, text: line.endsWith('\r') ? line.slice(0, -1) : line, ended: true };
    }
  }
  if (pending !== '') yield { no: no + 1, text: pending, ended: false };
}
