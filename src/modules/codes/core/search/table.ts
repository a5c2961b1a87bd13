import type { Folded } from '../normalize.ts';

/** Number of bits used for the letters of a word when two words are compared cheaply (a–z and digits folded together). */
const MASK_BITS = 32;

/**
 * A set of byte strings with ids 0, 1, 2 … in the order they came: one buffer for all characters and an open hash over it. It is the
 * string table (joined folded terms) and the vocabulary (folded words) of the index.
 */
export class ByteTable {
  chars: Uint8Array;
  starts: Int32Array;
  count = 0;
  private hashed: Int32Array;

  constructor(strings: number, bytes: number) {
    this.chars = new Uint8Array(Math.max(64, bytes));
    this.starts = new Int32Array(Math.max(16, strings) + 1);
    this.hashed = new Int32Array(1 << (32 - Math.clz32(Math.max(16, strings) * 2))).fill(-1);
  }

  length(id: number): number {
    return (this.starts[id + 1] as number) - (this.starts[id] as number);
  }

  /** The slot where the bytes are or would be. */
  private slot(bytes: Uint8Array, from: number, to: number): number {
    const { chars, starts, hashed } = this;
    const mask = hashed.length - 1;
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    hash ^= hash >>> 15;
    const length = to - from;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = hashed[slot] as number;
      if (id < 0) return slot;
      const start = starts[id] as number;
      if ((starts[id + 1] as number) - start !== length) continue;
      let same = 0;
      while (same < length && chars[start + same] === bytes[from + same]) same += 1;
      if (same === length) return slot;
    }
  }

  /** The id of the bytes, or −1. */
  find(bytes: Uint8Array, from: number, to: number): number {
    return this.hashed[this.slot(bytes, from, to)] as number;
  }

  /** The id of the bytes, added if they were not there. */
  add(bytes: Uint8Array, from: number, to: number): number {
    let slot = this.slot(bytes, from, to);
    const known = this.hashed[slot] as number;
    if (known >= 0) return known;
    if ((this.count + 1) * 2 > this.hashed.length) {
      this.rehash();
      slot = this.slot(bytes, from, to);
    }
    const start = this.starts[this.count] as number;
    this.reserve(start + to - from);
    for (let at = from; at < to; at += 1) this.chars[start + at - from] = bytes[at] as number;
    const id = this.count;
    this.count += 1;
    this.starts[this.count] = start + to - from;
    this.hashed[slot] = id;
    return id;
  }

  addFolded(folded: Folded): number {
    return this.add(folded.bytes, 0, folded.length);
  }

  /** Gives back the room that was reserved but not used. */
  trim(): void {
    this.chars = this.chars.slice(0, this.starts[this.count] as number);
    this.starts = this.starts.slice(0, this.count + 1);
  }

  get bytes(): number {
    return this.chars.byteLength + this.starts.byteLength + this.hashed.byteLength;
  }

  private reserve(bytes: number): void {
    if (bytes > this.chars.length) {
      const larger = new Uint8Array(Math.max(bytes, this.chars.length * 2));
      larger.set(this.chars);
      this.chars = larger;
    }
    if (this.count + 2 > this.starts.length) {
      const larger = new Int32Array(this.starts.length * 2);
      larger.set(this.starts);
      this.starts = larger;
    }
  }

  private rehash(): void {
    this.hashed = new Int32Array(this.hashed.length * 2).fill(-1);
    for (let id = 0; id < this.count; id += 1) {
      const slot = this.slot(this.chars, this.starts[id] as number, this.starts[id + 1] as number);
      this.hashed[slot] = id;
    }
  }
}

/** Which letters a word has, as bits: a letter missing from another word costs at least one edit. */
export const letterMask = (bytes: Uint8Array, from: number, to: number): number => {
  let mask = 0;
  for (let at = from; at < to; at += 1) mask |= 1 << ((bytes[at] as number) % MASK_BITS);
  return mask;
};

export const bitCount = (value: number): number => {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};
