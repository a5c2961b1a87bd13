import { sql } from 'kysely';
import type { Database, Tx } from '../../../platform/db/index.ts';
import { appendEntries, type NewEntry, readJournal } from '../../journal/index.ts';
import { differences } from './compare.ts';
import { type DataFault, DataFaults } from './fault.ts';
import { checksumOf, readDataFiles } from './files.ts';
import type { Placed } from './placed.ts';
import { type ReferenceChange, storeReference } from './store-reference.ts';

/** What a load did. */
export type LoadReport = {
  /** True when the files are those that were loaded last: nothing was read or written. */
  readonly unchanged: boolean;
  /** Entries added to the journal, in order. */
  readonly entries: readonly NewEntry[];
  readonly reference: readonly ReferenceChange[];
};

const NOTHING: LoadReport = { unchanged: true, entries: [], reference: [] };

/**
 * Brings the register up to the data files, in one transaction: adds the journal entries that are new, and makes
 * the reference facts alike. Again with the same files, it does nothing. An entry that differs from the journal's is
 * refused, since the journal is append-only. Throws `DataFaults`; then nothing was loaded.
 */
export async function loadRegister(db: Database, folder: string): Promise<LoadReport> {
  const files = await readDataFiles(folder);
  const checksum = checksumOf(files);
  if ((await lastChecksum(db.kysely)) === checksum) return NOTHING;
  const { checkFiles } = await import('./check-files.ts'); // what reads YAML is not needed at an ordinary start
  const read = checkFiles(files);
  return db.tx(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('register load'))`.execute(tx);
    if ((await lastChecksum(tx)) === checksum) return NOTHING; // another node was quicker
    const reference = await storeReference(tx, read);
    const entries = await storeEntries(tx, read.entries);
    await sql`
      insert into register_load (checksum) values (${checksum})
      on conflict (only_row) do update set checksum = excluded.checksum, loaded_at = now()`.execute(tx);
    return { unchanged: false, entries, reference };
  });
}

async function lastChecksum(db: Database['kysely']): Promise<string | undefined> {
  return (await sql<{ checksum: string }>`select checksum from register_load`.execute(db)).rows[0]?.checksum;
}

async function storeEntries(tx: Tx, wanted: readonly Placed<NewEntry>[]): Promise<readonly NewEntry[]> {
  const there = new Map((await readJournal(tx)).map((entry) => [entry.id, entry]));
  const faults = wanted.flatMap((row): DataFault[] => {
    const old = there.get(row.value.id);
    const differing = old ? differences(old, row.value) : [];
    if (differing.length === 0) return [];
    const message = `${row.value.id} differs from what the journal holds (${differing.join(', ')}). The journal is append-only: undo the change here and add a correction, ${correctionId(row.value.id)}.`;
    return [row.fault(message)];
  });
  if (faults.length > 0) throw new DataFaults(faults);
  const added = wanted
    .map((row) => row.value)
    .filter((entry) => !there.has(entry.id))
    .toSorted((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  await appendEntries(tx, added);
  return added;
}

/** `grant/x-12` → `grant/x-12/2`, `grant/x-12/2` → `grant/x-12/3`. */
function correctionId(id: string): string {
  const number = /\/(\d+)$/.exec(id)?.[1];
  return number === undefined ? `${id}/2` : `${id.slice(0, -number.length)}${Number(number) + 1}`;
}
