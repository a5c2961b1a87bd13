import { sql } from 'kysely';
import type { Queryable } from '../../platform/db/index.ts';

/**
 * A node that serves the register from memory says so here, for a short time at a once, and which version it has
 * seen. A writer waits for exactly these nodes. All times are the database's.
 */
export async function renewLease(db: Queryable, node: string, seen: number, leaseMs: number): Promise<void> {
  await sql`
    insert into register_node (id, seen, lease_until)
    values (${node}, ${seen}, clock_timestamp() + ${leaseMs} * interval '1 millisecond')
    on conflict (id) do update set seen = excluded.seen, lease_until = excluded.lease_until`.execute(db);
}

export async function markSeen(db: Queryable, node: string, seen: number): Promise<void> {
  await sql`update register_node set seen = ${seen} where id = ${node}`.execute(db);
}

/** Gives the lease up, and clears away nodes that ended without doing so. */
export async function endLease(db: Queryable, node: string): Promise<void> {
  await sql`delete from register_node where id = ${node} or lease_until < clock_timestamp() - interval '1 hour'`.execute(db);
}

/** How many nodes may still serve something older than a version. */
export async function countBehind(db: Queryable, version: number): Promise<number> {
  const { rows } = await sql<{ nodes: number }>`
    select count(*) as nodes from register_node where seen < ${version} and lease_until > clock_timestamp()`.execute(db);
  return rows[0]?.nodes ?? 0;
}
