import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/**
 * The database's clock: what decides whether something came in time, the same on every node. A demonstration and a test may set
 * `tillstand.clock_offset` to play what happens over months; production refuses to start with it.
 */
export async function clockNow(db: Queryable): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select tillstand_now() as now`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('the database has no clock');
  return row.now;
}
