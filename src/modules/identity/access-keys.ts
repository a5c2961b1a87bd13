import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { KeyUsed, Subject } from '../../platform/http/policy.ts';

/** A key looks like this, so that programs that look for secrets in the wrong place find it. */
export const keyMark = 'tillstand_';
const keyForm = /^tillstand_[A-Za-z0-9_-]{43}$/;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new key of 256 random bits and what is kept of it. */
export function newKey(): { readonly token: string; readonly hash: Buffer } {
  const token = `${keyMark}${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashOf(token) };
}

/** The key in an Authorization header; undefined when there is none of that kind. */
export function bearerIn(header: string | undefined): string | undefined {
  const [scheme = '', token = ''] = (header ?? '').trim().split(/ +/);
  return scheme.toLowerCase() === 'bearer' ? token : undefined;
}

type Holder = {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly may: KeyUsed['may'];
  readonly areas: readonly string[];
  readonly act: string | null;
  readonly role: string;
  readonly organisation: string;
};

/**
 * Who a key lets act, and as what; the key's assignment alone, read anew each time. A key that has ended or expired, or whose person
 * or assignment may not act any more, is nobody's.
 */
export async function subjectOfKey(db: Queryable, token: string, now: Date, today: string): Promise<Subject> {
  if (!keyForm.test(token)) return { kind: 'anonymous', badKey: true };
  const found = await sql<Holder>`
    select id, person, name, may, areas, act, role, organisation from use_access_key(${hashOf(token)}, ${today}::date)`.execute(db);
  const row = found.rows[0];
  if (!row) return { kind: 'anonymous', badKey: true };
  const { id, person, name, may, areas, act, role, organisation } = row;
  const acting = { role, organisation };
  return {
    kind: 'person',
    id: person,
    name,
    acting,
    assignments: [acting],
    // An act key is made in a fresh sign-in and holds for a quarter of an hour: its life stands for the sign-in's freshness.
    session: { id, csrf: randomUUID(), steppedUpAt: may === 'act' ? now : null },
    key: { id, may, areas, act },
  };
}

/**
 * Whether a key still holds, inside the transaction of what is done with it: whoever ends the key waits for the transaction, or is
 * seen by it. An act key is used up by the first thing done with it, which may be sent again with the same idempotency key.
 */
export async function holdKey(tx: Tx, { id, may }: KeyUsed, sentWith: string): Promise<'holds' | 'ended' | 'used'> {
  const lock = may === 'act' ? sql`for update` : sql`for share`;
  const found = await sql<{ usedWith: string | null }>`
    select used_with as "usedWith" from access_key
    where id = ${id} and ended_at is null and expires_at > clock_timestamp() ${lock}`.execute(tx);
  const row = found.rows[0];
  if (!row) return 'ended';
  if (may !== 'act' || row.usedWith === sentWith) return 'holds';
  if (row.usedWith !== null) return 'used';
  await sql`update access_key set used_with = ${sentWith} where id = ${id}`.execute(tx);
  return 'holds';
}
