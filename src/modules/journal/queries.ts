import type { LocalDate } from '../../kernel/date.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { JournalEntry } from './core/entry.ts';
import type { Payload } from './core/payload.ts';

type Tables = {
  journal_entry: {
    seq: number;
    id: string;
    area: string;
    not_before: LocalDate | null;
    not_after: LocalDate | null;
    date_basis: JournalEntry['dateBasis'];
    recorded_at: Date;
    stored_at: Date;
    source: string;
    locator: string | null;
    quality: JournalEntry['source']['quality'];
    corrects: string | null;
    fictitious: boolean;
    payload: Payload;
  };
};

/** The whole journal in order of recording. */
export async function readJournal(db: Queryable): Promise<JournalEntry[]> {
  const rows = await db.withTables<Tables>().selectFrom('journal_entry').selectAll().orderBy('seq').execute();
  return rows.map((row) => ({
    seq: row.seq,
    id: row.id,
    area: row.area,
    when: { notBefore: row.not_before, notAfter: row.not_after },
    dateBasis: row.date_basis,
    recordedAt: row.recorded_at,
    storedAt: row.stored_at,
    source: { id: row.source, locator: row.locator, quality: row.quality },
    corrects: row.corrects,
    fictitious: row.fictitious,
    payload: row.payload,
  }));
}
