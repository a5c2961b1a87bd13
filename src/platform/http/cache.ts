import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/** One answer in one encoding, ready to be written: headers as the flat list that Node writes fastest. */
export type Variant = {
  readonly etag: string;
  readonly headers: readonly string[];
  readonly headers304: readonly string[];
  readonly body: Buffer;
};
export type Entry = { readonly variant: (encoding: Encoding) => Variant };

/** Register version and day: when either changes, every answer is made anew. */
export type Epoch = string;

export type AnswerCache = {
  find(key: string, epoch: Epoch): Entry | undefined;
  put(key: string, epoch: Epoch, headers: Readonly<Record<string, string>>, body: string | Uint8Array): Entry;
  readonly size: () => { entries: number; bytes: number };
};

/**
 * Rendered public answers in memory, least recently used out first, bounded in number and bytes.
 * All of it belongs to one epoch, so nothing of an older register can be found.
 */
export function createAnswerCache(limits: { maxEntries: number; maxBytes: number }): AnswerCache {
  const entries = new Map<string, { entry: Entry; bytes: () => number; counted: number }>();
  let current: Epoch = '';
  let bytes = 0;

  const enter = (epoch: Epoch): void => {
    if (epoch === current) return;
    entries.clear();
    bytes = 0;
    current = epoch;
  };
  const evict = (): void => {
    for (const [key, held] of entries) {
      if (entries.size <= limits.maxEntries && bytes <= limits.maxBytes) return;
      entries.delete(key);
      bytes -= held.counted;
    }
  };

  return {
    find(key, epoch) {
      enter(epoch);
      const held = entries.get(key);
      if (!held) return undefined;
      entries.delete(key);
      entries.set(key, held);
      // A variant compressed since last time takes room of its own.
      const now = held.bytes();
      if (now !== held.counted) {
        bytes += now - held.counted;
        held.counted = now;
        evict();
      }
      return held.entry;
    },
    put(key, epoch, headers, body) {
      enter(epoch);
      const made = createEntry(headers, body, key.length);
      const before = entries.get(key);
      if (before) {
        bytes -= before.counted;
        entries.delete(key);
      }
      const counted = made.bytes();
      entries.set(key, { ...made, counted });
      bytes += counted;
      evict();
      return made.entry;
    },
    size: () => ({ entries: entries.size, bytes }),
  };
}

/** Too small to gain from compression. */
const WORTH_COMPRESSING = 1_000;
const COMPRESSIBLE = /^(text\/|application\/([\w.+-]*(json|xml)|javascript)\b|image\/svg)/;

function createEntry(
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
  keyLength: number,
): { entry: Entry; bytes: () => number } {
  const plain = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const hash = createHash('sha256')
    .update(headers['content-type'] ?? '')
    .update(plain)
    .digest('base64url')
    .slice(0, 22);
  const small = plain.length < WORTH_COMPRESSING || !COMPRESSIBLE.test(headers['content-type'] ?? '');
  const variants: Partial<Record<Encoding, Variant>> = {};
  const variant = (asked: Encoding): Variant => {
    const encoding = small ? 'identity' : asked;
    const found = variants[encoding];
    if (found) return found;
    const made = makeVariant(headers, hash, encoding, plain);
    variants[encoding] = made;
    return made;
  };
  const all = () => Object.values(variants);
  return {
    entry: { variant },
    bytes: () => all().reduce((sum, one) => sum + one.body.length, plain.length) + 2 * keyLength + 1_000,
  };
}

function makeVariant(headers: Readonly<Record<string, string>>, hash: string, encoding: Encoding, plain: Buffer): Variant {
  const body = encoding === 'identity' ? plain : encoding === 'gzip' ? gzipSync(plain, { level: 6 }) : brotli(plain);
  const etag = encoding === 'identity' ? `"${hash}"` : encoding === 'gzip' ? `"${hash}-gz"` : `"${hash}-br"`;
  const validators = { ...headers, etag };
  const whole = {
    ...validators,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': String(body.length),
  };
  const { 'content-type': _type, 'content-disposition': _disposition, ...unchanged } = validators as Record<string, string>;
  return { etag, headers: Object.entries(whole).flat(), headers304: Object.entries(unchanged).flat(), body };
}

const brotli = (plain: Buffer): Buffer =>
  brotliCompressSync(plain, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5, [zlib.BROTLI_PARAM_SIZE_HINT]: plain.length } });

/** The same question in another order is the same question: empty values out, the rest sorted. */
export function normalUrl(url: string): string {
  const mark = url.indexOf('?');
  if (mark === -1) return url;
  const parts = url
    .slice(mark + 1)
    .split('&')
    .filter((part) => part.includes('=') && part.indexOf('=') < part.length - 1);
  if (parts.length === 0) return url.slice(0, mark);
  // Repeated names keep their order: the sort is stable and looks at the name alone.
  if (parts.length > 1) parts.sort((a, b) => compare(nameOf(a), nameOf(b)));
  return `${url.slice(0, mark)}?${parts.join('&')}`;
}

const nameOf = (part: string): string => part.slice(0, part.indexOf('='));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Brotli before gzip before nothing; a coding refused by q=0 is not used. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return 'identity';
  const accepts = (name: string) => {
    const part = acceptEncoding.split(',').find((one) => one.trim().split(';')[0]?.trim().toLowerCase() === name);
    return part !== undefined && !/;\s*q=0(\.0*)?\s*$/.test(part);
  };
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : 'identity';
}

/** True when `If-None-Match` names what would be sent (weak comparison, RFC 9110 13.1.2). */
export function noneMatch(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
