import { createHash } from 'node:crypto';
import type { FileStore, KeptFileStore } from './store.ts';

/** Contents that are referred to, by their hash. */
export type Wanted = ReadonlyMap<string, { readonly bytes: number }>;

export type Proof = {
  readonly whole: number;
  readonly bytes: number;
  readonly missing: readonly string[];
  /** There, but another content than its name says. */
  readonly altered: readonly string[];
};

/** Reads every wanted content to its end and holds it against its hash. */
export async function proveFiles(store: Pick<FileStore, 'get'>, wanted: Wanted): Promise<Proof> {
  const missing: string[] = [];
  const altered: string[] = [];
  let whole = 0;
  let total = 0;
  for (const [sha256, { bytes }] of wanted) {
    const content = await store.get(sha256);
    if (content === undefined) {
      missing.push(sha256);
      continue;
    }
    const hash = createHash('sha256');
    let read = 0;
    for await (const piece of content) {
      hash.update(piece);
      read += piece.byteLength;
    }
    if (read !== bytes || hash.digest('hex') !== sha256) altered.push(sha256);
    else {
      whole += 1;
      total += read;
    }
  }
  return { whole, bytes: total, missing, altered };
}

/**
 * Copies every wanted content that is not there yet, then reads all of them back from where they went and holds them against their hashes. What is
 * missing or altered where they come from is so where they go too, and told.
 */
export async function copyFiles(from: FileStore, to: KeptFileStore, wanted: Wanted): Promise<Proof & { readonly copied: number }> {
  let copied = 0;
  const there = new Map<string, number>();
  for await (const { sha256, bytes } of to.list()) there.set(sha256, bytes);
  for (const [sha256, { bytes }] of wanted) {
    if (there.get(sha256) === bytes) continue;
    const content = await from.get(sha256);
    if (content === undefined) continue;
    await to.put(content);
    copied += 1;
  }
  return { copied, ...(await proveFiles(to, wanted)) };
}

const DAY_MS = 86_400_000;

export type Orphans = { readonly count: number; readonly bytes: number; readonly old: readonly string[] };

/** What nothing refers to: left by acts that came to nothing. Younger than a day it may still be on its way. */
export async function findOrphans(store: KeptFileStore, wanted: Wanted, now: Date): Promise<Orphans> {
  const old: string[] = [];
  let count = 0;
  let total = 0;
  for await (const { sha256, bytes, putAt } of store.list()) {
    if (wanted.has(sha256)) continue;
    count += 1;
    total += bytes;
    if (now.getTime() - putAt.getTime() > DAY_MS) old.push(sha256);
  }
  return { count, bytes: total, old };
}

/** Takes away what nothing has referred to for a day; gives how many. What has been put in again meanwhile stays. */
export async function sweepOrphans(store: KeptFileStore, wanted: Wanted, now: Date): Promise<number> {
  const before = new Date(now.getTime() - DAY_MS);
  const { old } = await findOrphans(store, wanted, now);
  let swept = 0;
  for (const sha256 of old) if (await store.removeIfOlder(sha256, before)) swept += 1;
  return swept;
}
