import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** Values by column name; lists and objects become arrays or jsonb, as the column says. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Writes rows of reference facts that the data files hold: new ones are added, others made alike.
 * All rows name the same columns. The table has `from_files`, which is set.
 */
export async function putReferenceRows(tx: Tx, table: string, key: string, rows: readonly Row[]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const names = [...Object.keys(first), 'from_files'];
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const changes = sql.join(names.filter((name) => name !== key).map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`));
  const json = JSON.stringify(rows.map((row) => ({ ...row, from_files: true })));
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb)
    on conflict (${sql.ref(key)}) do update set ${changes}`.execute(tx);
}

/** Takes away the rows that came from the data files and stand there no longer, and says how many. Fails where something still names one. */
export async function removeReferenceRows(tx: Tx, table: string, key: string, gone: readonly string[]): Promise<number> {
  if (gone.length === 0) return 0;
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where from_files and ${sql.ref(key)}::text = any(${gone})`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
