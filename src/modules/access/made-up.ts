import { sql } from 'kysely';
import { planned, type Tx } from '../../platform/db/index.ts';

/** What has been asked of the database, which lets nobody become the other; of so many at most. */
const known = new Map<string, boolean>();
const MOST = 10_000;

/** Whether someone is made up for a demonstration: then all that they begin is made up too, and apart from what is real. */
export async function isMadeUp(tx: Tx, person: string): Promise<boolean> {
  const before = known.get(person);
  if (before !== undefined) return before;
  const [row] = await planned(tx, sql<{ fictitious: boolean }>`select fictitious from person where id = ${person}`);
  if (!row) throw new Error('a person who acts is not in the database');
  if (known.size >= MOST) known.clear();
  known.set(person, row.fictitious);
  return row.fictitious;
}
