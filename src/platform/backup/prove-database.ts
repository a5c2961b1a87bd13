import { connectAs } from './connect.ts';
import { labelOf, type TableProof, type TableShape } from './format.ts';
import { proveTable } from './prove.ts';
import { prepareSession, readTables } from './queries.ts';

/**
 * Count and hash of every table at one moment, by the table's name. With `shapes`, only those tables and columns:
 * so a database can be compared with what it was before columns were added. `url` is the owner's.
 */
export async function proveDatabase(url: string, shapes?: readonly TableShape[]): Promise<Map<string, TableProof>> {
  const client = await connectAs(url, 'tillstand prove');
  try {
    await prepareSession(client);
    await client.query('begin isolation level repeatable read, read only');
    const found = new Map<string, TableProof>();
    for (const table of shapes ?? (await readTables(client))) found.set(labelOf(table), await proveTable(client, table));
    await client.query('commit');
    return found;
  } finally {
    await client.end().catch(() => undefined);
  }
}
