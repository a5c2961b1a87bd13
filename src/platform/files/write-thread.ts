import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import { answering } from '../threads/answering.ts';
import type { StoredFile } from './store.ts';

/** The next bytes of a file, in memory that is shared; or its end, as it should be or before its time. */
export type ToWrite = { readonly writing: number; readonly file: string } & (
  | { readonly memory: SharedArrayBuffer; readonly bytes: number }
  | { readonly end: 'whole' | 'broken' }
);

type Open = { readonly descriptor: number; readonly hash: Hash; bytes: number };
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
  one.bytes += content.byteLength;
  return undefined;
});

/** A file that is there already is another's: nothing goes on where a thread that was lost has been. */
function begin(writing: number, file: string): Open {
  const one = { descriptor: fs.openSync(file, 'wx', 0o600), hash: createHash('sha256'), bytes: 0 };
  open.set(writing, one);
  return one;
}

function close(writing: number): void {
  const one = open.get(writing);
  open.delete(writing);
  if (one) fs.closeSync(one.descriptor);
}
