import { sql } from 'kysely';
import type { Queryable } from '../../platform/db/index.ts';

/** Whether someone is made up for a demonstration: then all that they begin is made up too, and apart from what is real. */
export async function isMadeUp(db: Queryable, person: string): Promise<boolean> {
  const { rows } = await sql<{ fictitious: boolean }>`select fictitious from person where id = ${person}`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('a person who acts is not in the database');
  return row.fictitious;
}
