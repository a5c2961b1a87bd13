import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { NewEntry } from './core/entry.ts';

/**
 * Appends entries in the order given; what an entry corrects must stand before it. There is no way to change or
 * remove one. The database sets the order and the moment of storing, and tells every node (docs/adr/0021).
 */
export async function appendEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry, position) => ({
    position,
    id: entry.id,
    area: entry.area,
    not_before: entry.when.notBefore,
    not_after: entry.when.notAfter,
    date_basis: entry.dateBasis,
    recorded_at: entry.recordedAt.toISOString(),
    source: entry.source.id,
    locator: entry.source.locator,
    quality: entry.source.quality,
    corrects: entry.corrects,
    fictitious: entry.fictitious,
    payload: entry.payload,
  }));
  const columns = sql.join(
    Object.keys(rows[0] ?? {})
      .filter((name) => name !== 'position')
      .map((name) => sql.ref(name)),
  );
  await sql`
    insert into journal_entry (${columns})
    select ${columns} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row
      (position int, id text, area text, not_before date, not_after date, date_basis text, recorded_at timestamptz, source text,
       locator text, quality text, corrects text, fictitious boolean, payload jsonb)
    order by position`.execute(tx);
}
