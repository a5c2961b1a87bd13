import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import { promisify } from 'node:util';
import { answering } from '../threads/answering.ts';
import type { StoredFile } from './store.ts';

/** The next bytes of a file, in memory that is shared; or its end, as it should be or before its time. */
export type ToWrite = { readonly writing: number; readonly file: string } & (
  | { readonly memory: SharedArrayBuffer; readonly bytes: number }
  | { readonly end: 'whole' | 'broken' }
);

type Open = {
  readonly descriptor: number;
  readonly hash: Hash;
  bytes: number;
  /** Resolves to what went wrong. A fault is told to one who asks and to no other: nobody hears of it by bringing the file to the disk later. */
  toDisk: Promise<unknown>;
  isOnItsWay: boolean;
};

/** So often what has been written is set on its way to the disk, so that little is left to wait for when the file is given its name. */
const EVERY = 2_000_000;
const open = new Map<number, Open>();
const bringToDisk = promisify(fs.fdatasync);

// A thread of its own for writing down what comes in; see write-aside.ts.
answering(async (asked: ToWrite): Promise<StoredFile | undefined> => {
  const { writing, file } = asked;
  if (!('end' in asked)) {
    write(open.get(writing) ?? begin(writing, file), new Uint8Array(asked.memory, 0, asked.bytes));
    return undefined;
  }
  const one = open.get(writing) ?? (asked.end === 'whole' ? begin(writing, file) : undefined);
  if (!one) return undefined;
  open.delete(writing);
  const fault = await one.toDisk;
  fs.closeSync(one.descriptor);
  if (fault !== undefined && asked.end === 'whole') throw fault;
  return { sha256: one.hash.digest('hex'), bytes: one.bytes };
});

/** A file that is there already is another's: nothing goes on where a thread that was lost has been. */
function begin(writing: number, file: string): Open {
  const descriptor = fs.openSync(file, 'wx', 0o600);
  const one = { descriptor, hash: createHash('sha256'), bytes: 0, toDisk: Promise.resolve(), isOnItsWay: false };
  open.set(writing, one);
  return one;
}

function write(one: Open, content: Uint8Array): void {
  one.hash.update(content);
  // A disk that gets full takes what there is room for and says nothing: it says so of the rest.
  for (let at = 0; at < content.byteLength; ) at += fs.writeSync(one.descriptor, content, at);
  const before = Math.floor(one.bytes / EVERY);
  one.bytes += content.byteLength;
  if (Math.floor(one.bytes / EVERY) > before && !one.isOnItsWay) setOnItsWay(one);
}

function setOnItsWay(one: Open): void {
  one.isOnItsWay = true;
  one.toDisk = one.toDisk.then(async (earlier) => {
    const fault = await bringToDisk(one.descriptor).catch((error: unknown) => error);
    one.isOnItsWay = false;
    return earlier ?? fault ?? undefined;
  });
}
