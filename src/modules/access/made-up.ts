import { sql } from 'kysely';
import { planned, type Tx } from '../../platform/db/index.ts';

/** Whether someone is made up for a demonstration: then all that they begin is made up too, and apart from what is real. */
export async function isMadeUp(tx: Tx, person: string): Promise<boolean> {
  const [row] = await planned(tx, sql<{ fictitious: boolean }>`select fictitious from person where id = ${person}`);
  if (!row) throw new Error('a person who acts is not in the database');
  return row.fictitious;
}
