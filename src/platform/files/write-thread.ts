import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import { answering } from '../threads/answering.ts';
import type { StoredFile } from './store.ts';

/** The next bytes of a file, in memory that is shared; or its end, as it should be or before its time. */
export type ToWrite = { readonly writing: number; readonly file: string } & (
  | { readonly memory: SharedArrayBuffer; readonly bytes: number }
  | { readonly end: 'whole' | 'broken' }
);

type Open = { readonly descriptor: number; readonly hash: Hash; bytes: number; isOnItsWay: boolean; isOver: boolean };

/** So often what has been written is set on its way to the disk, so that little is left to wait for when the file is given its name. */
const EVERY = 2_000_000;
const open = new Map<number, Open>();

// A thread of its own for writing down what comes in; see write-aside.ts.
answering((asked: ToWrite): StoredFile | undefined => {
  const { writing, file } = asked;
  if ('end' in asked && asked.end === 'broken') {
    close(writing);
    return undefined;
  }
  const one = open.get(writing) ?? begin(writing, file);
  if ('end' in asked) {
    close(writing);
    return { sha256: one.hash.digest('hex'), bytes: one.bytes };
  }
  const content = new Uint8Array(asked.memory, 0, asked.bytes);
  one.hash.update(content);
  // A disk that gets full takes what there is room for and says nothing: it says so of the rest.
  for (let at = 0; at < content.byteLength; ) at += fs.writeSync(one.descriptor, content, at);
  const before = Math.floor(one.bytes / EVERY);
  one.bytes += content.byteLength;
  if (Math.floor(one.bytes / EVERY) > before) setOnItsWay(one);
  return undefined;
});

/** Nobody waits for it here, and a fault of it is told when the file is brought to the disk. */
function setOnItsWay(one: Open): void {
  if (one.isOnItsWay) return;
  one.isOnItsWay = true;
  fs.fdatasync(one.descriptor, () => {
    one.isOnItsWay = false;
    if (one.isOver) fs.closeSync(one.descriptor);
  });
}

/** A file that is there already is another's: nothing goes on where a thread that was lost has been. */
function begin(writing: number, file: string): Open {
  const one = { descriptor: fs.openSync(file, 'wx', 0o600), hash: createHash('sha256'), bytes: 0, isOnItsWay: false, isOver: false };
  open.set(writing, one);
  return one;
}

function close(writing: number): void {
  const one = open.get(writing);
  open.delete(writing);
  if (!one) return;
  one.isOver = true;
  if (!one.isOnItsWay) fs.closeSync(one.descriptor);
}
