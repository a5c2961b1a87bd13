import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { finished, type Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { writeAside } from '../files/index.ts';
import { inHeaps, inLane, lane } from './lane.ts';

/** A file that came with a form, written down as it came; it is gone when the request has been answered. */
export type SpooledUpload = {
  /** As the sender gave it, which may be anything; never used as a path. */
  readonly name: string;
  /** What the sender says that it is; not to be believed. */
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Where it lies meanwhile. */
  readonly file: string;
  readonly read: () => AsyncIterable<Uint8Array>;
  /** What tells two sendings apart. */
  readonly toJSON: () => string;
};

const isSpooled = (value: unknown): value is SpooledUpload =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'read' in value;

/** For the body schema of a form with `upload: { spool: true }`: a file, or nothing. An empty file field without a name counts as nothing. */
export const spooledField = z.custom<SpooledUpload | undefined>((value) => value === undefined || isSpooled(value));

/** For a field that takes several files along: always a list. */
export const spooledFields = z
  .custom<SpooledUpload | readonly SpooledUpload[] | undefined>(
    (value) => value === undefined || isSpooled(value) || (Array.isArray(value) && value.every(isSpooled)),
  )
  .transform((value): readonly SpooledUpload[] => (value === undefined ? [] : isSpooled(value) ? [value] : value));

export type Spooling = {
  readonly maxBytes: number;
  readonly files: number;
  /** Where files are written down; best on the disk of the store. */
  readonly folder?: string | undefined;
};

const FIELD_BYTES = 200_000;

/**
 * Reads a form with files into a flat body, the files to disk: no more of one is ever in memory than a piece. With `discard` files are read to
 * their end and dropped, for those whom the route will refuse.
 */
export async function spoolForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { maxBytes, files, folder: root = ownRoot }: Spooling,
  discard: boolean,
): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  const folder = discard ? undefined : await ownFolder(root, reply);
  // One byte more than allowed is read of what is too large: whoever checks the file says so, on the page of the form.
  const limits = { fileSize: maxBytes + 1, files, fields: 200, fieldSize: FIELD_BYTES, parts: 200 + files };
  for await (const part of request.parts(quietly(limits))) {
    if (part.type !== 'file') {
      if (typeof part.value === 'string') put(body, part.fieldname, part.value);
    } else if (folder === undefined) part.file.resume();
    else {
      const given = { name: part.filename ?? '', mediaType: part.mimetype };
      const upload = await writeDown(part.file, path.join(folder, String(Object.keys(body).length)), given);
      if (upload.bytes > 0 || upload.name !== '') put(body, part.fieldname, upload);
    }
  }
  return body;
}

/** Without the plug-in's own fault for a file that is too large, an option that its types leave out. */
const quietly = (limits: NonNullable<Parameters<FastifyRequest['parts']>[0]>['limits']) => ({
  ...(limits && { limits }),
  throwFileSizeLimit: false,
});

/** A field that comes again becomes a list, as in other forms. */
function put(body: Record<string, unknown>, name: string, value: unknown): void {
  const before = Object.hasOwn(body, name) ? body[name] : undefined;
  const all = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  Object.defineProperty(body, name, { value: all, enumerable: true, configurable: true, writable: true });
}

let uploads = 0;

/** So many files are read from the line at a time, in heaps of so many bytes. */
const enter = lane(5);
const HEAP = 1_000_000;

async function writeDown(content: Readable, place: string, given: Pick<SpooledUpload, 'name' | 'mediaType'>): Promise<SpooledUpload> {
  const file = `${place}-${uploads++}`;
  const { bytes, sha256 } = await writeAside(file, inHeaps(inLane(enter, content), HEAP));
  return { ...given, bytes, sha256, file, read: () => createReadStream(file), toJSON: () => sha256 };
}

const ownRoot = path.join(os.tmpdir(), 'tillstand-uploads');
const DAY_MS = 86_400_000;
const swept = new Map<string, Promise<void>>();

/** A folder for the files of one request, taken away when it has been answered or given up. */
async function ownFolder(root: string, reply: FastifyReply): Promise<string> {
  await fs.mkdir(root, { recursive: true, mode: 0o700 });
  const sweeping = swept.get(root) ?? sweepLeftovers(root);
  swept.set(root, sweeping);
  // One that came to nothing is tried again with the next.
  sweeping.catch(() => swept.delete(root));
  await sweeping;
  const folder = await fs.mkdtemp(path.join(root, 'form-'));
  finished(reply.raw, () => void fs.rm(folder, { recursive: true, force: true }).catch(() => undefined));
  return folder;
}

/** What processes that were killed have left. */
async function sweepLeftovers(root: string): Promise<void> {
  for (const name of await fs.readdir(root)) {
    const folder = path.join(root, name);
    const found = await fs.stat(folder).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > DAY_MS) await fs.rm(folder, { recursive: true, force: true });
  }
}
