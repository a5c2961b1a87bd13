import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { type AuditRow, columnsIn } from './core/event.ts';

export type AuditKey = { readonly id: string; readonly secret: Buffer };

/** What comes before the first row. */
export const chainStart = Buffer.alloc(32);

const prepared = new WeakMap<Buffer, KeyObject>();

/** Node makes a key ready for each HMAC unless it is given one that is: that took four times as long as the rest. */
function preparedKey(secret: Buffer): KeyObject {
  const known = prepared.get(secret);
  if (known) return known;
  const key = createSecretKey(secret);
  prepared.set(secret, key);
  return key;
}

/** HMAC-SHA256 over the hash of the row before and every column; each part is written with its length, so that none can run into the next. */
export function chainHash(row: Omit<AuditRow, 'hash'>, secret: Buffer): Buffer {
  const parts = columnsIn(row).map((part) => (part === null ? '-' : `${Buffer.byteLength(String(part))}:${part}`));
  return createHmac('sha256', preparedKey(secret)).update(row.prevHash).update(parts.join('')).digest();
}

export type ChainFault =
  /** The row's content does not fit its hash, or it was put in without the key. */
  | { readonly kind: 'altered-or-inserted'; readonly seq: number }
  /** Rows are missing from here on. */
  | { readonly kind: 'removed'; readonly seq: number }
  /** The row does not follow the one before it. */
  | { readonly kind: 'broken-link'; readonly seq: number }
  /** The end of the chain is not where the head, or the published head, says. */
  | { readonly kind: 'end-differs'; readonly seq: number }
  | { readonly kind: 'unknown-key'; readonly seq: number };

export type ChainHead = { readonly seq: number; readonly hash: Buffer };

/** Follows the chain row by row; keep one and feed it rows in order. The first fault stays. */
export function chainFollower(keys: readonly AuditKey[]) {
  const secrets = new Map(keys.map((key) => [key.id, key.secret]));
  let last: ChainHead = { seq: 0, hash: chainStart };
  let fault: ChainFault | undefined;

  const check = (row: AuditRow): ChainFault | undefined => {
    if (row.seq !== last.seq + 1) return { kind: 'removed', seq: last.seq + 1 };
    const secret = secrets.get(row.keyId);
    if (!secret) return { kind: 'unknown-key', seq: row.seq };
    if (!chainHash(row, secret).equals(row.hash)) return { kind: 'altered-or-inserted', seq: row.seq };
    return row.prevHash.equals(last.hash) ? undefined : { kind: 'broken-link', seq: row.seq };
  };

  return {
    /** Takes the next row; false once a fault is found. */
    follow(row: AuditRow): boolean {
      fault ??= check(row);
      if (!fault) last = { seq: row.seq, hash: row.hash };
      return fault === undefined;
    },
    /** Compares the end with a head that was kept: the table's own, or one published earlier. */
    end(head: ChainHead): { readonly fault: ChainFault | undefined; readonly last: ChainHead } {
      const differs = last.seq !== head.seq || !last.hash.equals(head.hash);
      const seq = Math.min(last.seq, head.seq) + 1;
      return { fault: fault ?? (differs ? { kind: 'end-differs', seq } : undefined), last };
    },
  };
}
