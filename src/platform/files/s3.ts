import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { S3Settings } from '../settings.ts';
import { readListing } from './s3-listing.ts';
import { isSha256, type KeptFileStore, type StoredFile } from './store.ts';

const SILENCE_MS = 20_000;
const TRIES = 3;
const PREFIX = 'files/';
const HASH_OF_NOTHING = createHash('sha256').digest('hex');

type Ask = { readonly method: 'GET' | 'PUT' | 'HEAD' | 'DELETE'; readonly key?: string; readonly query?: Readonly<Record<string, string>> };
type Content = { readonly file: string } & StoredFile;

/**
 * The store in a bucket, by the REST interface that many products speak (path-style addresses, signature version 4). What is put in is written
 * down first, for its hash; the hash is signed along with the request, so that the other side refuses content that was altered on the way.
 */
export function s3Store(settings: S3Settings): KeptFileStore {
  const ask = (what: Ask, content?: Content) => askWithRetries(settings, what, content);
  const keyOf = (sha256: string): string => {
    if (!isSha256(sha256)) throw new Error('not a SHA-256');
    return `${PREFIX}${sha256}`;
  };
  const headOf = async (sha256: string): Promise<http.IncomingMessage | undefined> => {
    const answer = await ask({ method: 'HEAD', key: keyOf(sha256) });
    answer.resume();
    return answer.statusCode === 404 ? undefined : expecting(answer, 200);
  };
  return {
    place: `${settings.endpoint.origin}/${settings.bucket}`,
    put: (chunks) =>
      writtenDown(chunks, async (content) => {
        const answer = await ask({ method: 'PUT', key: keyOf(content.sha256) }, content);
        expecting(answer, 200).resume();
      }),
    get: async (sha256) => {
      const answer = await ask({ method: 'GET', key: keyOf(sha256) });
      if (answer.statusCode !== 404) return expecting(answer, 200);
      answer.resume();
      return undefined;
    },
    has: async (sha256) => (await headOf(sha256)) !== undefined,
    async *list() {
      let token: string | undefined;
      do {
        const query = { 'list-type': '2', prefix: PREFIX, ...(token === undefined ? {} : { 'continuation-token': token }) };
        const page = readListing(await textOf(expecting(await ask({ method: 'GET', query }), 200)));
        for (const { key, bytes, putAt } of page.items) {
          const sha256 = key.slice(PREFIX.length);
          if (isSha256(sha256)) yield { sha256, bytes, putAt };
        }
        token = page.next;
      } while (token !== undefined);
    },
    removeIfOlder: async (sha256, before) => {
      const head = await headOf(sha256);
      if (head === undefined || new Date(head.headers['last-modified'] ?? Date.now()) >= before) return false;
      expecting(await ask({ method: 'DELETE', key: keyOf(sha256) }), 204).resume();
      return true;
    },
  };
}

async function writtenDown(chunks: AsyncIterable<Uint8Array>, send: (content: Content) => Promise<void>): Promise<StoredFile> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'tillstand-put-'));
  try {
    const file = path.join(folder, 'content');
    const hash = createHash('sha256');
    let bytes = 0;
    const handle = await fs.open(file, 'wx', 0o600);
    try {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        await handle.appendFile(chunk);
      }
    } finally {
      await handle.close();
    }
    const stored = { sha256: hash.digest('hex'), bytes };
    await send({ file, ...stored });
    return stored;
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** Every request here may be made again: what it does is the same however often. */
async function askWithRetries(settings: S3Settings, what: Ask, content: Content | undefined): Promise<http.IncomingMessage> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await askOnce(settings, what, content);
      if ((answer.statusCode ?? 500) < 500 || attempt === TRIES) return answer;
      answer.resume();
    } catch (error) {
      if (attempt === TRIES) throw new Error('The store of files does not answer', { cause: error });
    }
    await wait(200 * attempt ** 2);
  }
}

async function askOnce(
  settings: S3Settings,
  { method, key, query = {} }: Ask,
  content: Content | undefined,
): Promise<http.IncomingMessage> {
  const url = new URL(`/${settings.bucket}${key === undefined ? '' : `/${key}`}`, settings.endpoint);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const signer = new AwsV4Signer({
    method,
    url: url.href,
    headers: { 'x-amz-content-sha256': content?.sha256 ?? HASH_OF_NOTHING },
    accessKeyId: settings.accessKey,
    secretAccessKey: settings.secretKey,
    region: settings.region,
    service: 's3',
  });
  const signed = await signer.sign();
  const headers = { ...Object.fromEntries(signed.headers), ...(content ? { 'content-length': String(content.bytes) } : {}) };
  const request = (url.protocol === 'https:' ? https : http).request(signed.url, { method, headers, timeout: SILENCE_MS });
  request.once('timeout', () => request.destroy(new Error('silent for too long')));
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  answered.catch(() => undefined);
  // What goes wrong while sending is the same fault as that of the answer.
  if (content) await pipeline(createReadStream(content.file), request).catch(() => undefined);
  else request.end();
  return answered;
}

function expecting(answer: http.IncomingMessage, status: number): http.IncomingMessage {
  if (answer.statusCode === status) return answer;
  answer.resume();
  throw new Error(`The store of files answered ${answer.statusCode} where ${status} was expected`);
}

async function textOf(answer: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
