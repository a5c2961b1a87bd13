import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { migrate } from '../db/index.ts';
import { readMigrations as readMigrationFiles } from '../db/migration-files.ts';
import type { Log } from '../log.ts';
import { OperatorFault } from '../operator-fault.ts';
import { connectAs } from './connect.ts';
import { type AppliedMigration, labelOf, type Manifest, type TableProof, type TableShape } from './format.ts';
import { differences, proveTable } from './prove.ts';
import { copyIn, emptyTables, prepareSession, readTables, setSequence, switchTriggersOff, takeForeignKeysAway } from './queries.ts';
import { checkBackup, openBackup, type TableRows } from './read.ts';

export type Restored = {
  readonly manifest: Manifest /** What was read back from the database, in the order of the manifest's tables. */;
  readonly proofs: readonly TableProof[];
};

/**
 * Fills an empty database from a backup: brings it to the form that the backup had, loads every row as it was, reads all of it back and
 * compares counts and hashes with the backup's. All or nothing, but for the empty tables. `url` is the owner's.
 * Throws an OperatorFault when the file is not whole, is from a newer version, the database is not empty, or what was read back differs.
 */
export async function restoreBackup(url: string, file: string, migrations: string, log: Log): Promise<Restored> {
  const manifest = await checkBackup(file);
  requireKnownMigrations(manifest.migrations, migrations, file);
  const client = await connectAs(url, 'tillstand restore');
  try {
    await prepareSession(client);
    await requireEmpty(client);
    await migrate(url, migrations, log, new Set(manifest.migrations.map(({ number }) => number)));
    await client.query('begin');
    const proofs = await load(client, file, manifest);
    await client.query('commit');
    return { manifest, proofs };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A migration that the program does not have, or has otherwise, is one of a later version or of another product. */
function requireKnownMigrations(applied: readonly AppliedMigration[], folder: string, file: string): void {
  const known = new Map(readMigrationFiles(folder).map((migration) => [migration.number, migration]));
  const newer = applied.filter(({ number }) => !known.has(number));
  if (newer.length > 0)
    throw new OperatorFault(
      `${file} was made by a newer version of Tillstånd: this one does not know ${newer.map(({ name }) => name).join(', ')}. Restore it with that version.`,
    );
  const changed = applied.filter(({ number, checksum }) => known.get(number)?.checksum !== checksum);
  if (changed.length > 0)
    throw new OperatorFault(
      `${file} was made with other contents of ${changed.map(({ name }) => name).join(', ')}. Restore it with the version that made it.`,
    );
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const tables = await readTables(client);
  if (tables.length > 0)
    throw new OperatorFault(
      `The database is not empty: it has ${tables.length} tables. A backup is only restored into an empty one: make a new database, or choose a new folder with TILLSTAND_DATA_DIR.`,
    );
}

async function load(client: pg.Client, file: string, manifest: Manifest): Promise<TableProof[]> {
  requireTables(await readTables(client), manifest.tables);
  const triggersOn = await switchTriggersOff(client);
  const foreignKeysBack = await takeForeignKeysAway(client);
  await emptyTables(client, manifest.tables);
  const backup = await openBackup(file);
  for await (const one of backup.tables) await fill(client, one);
  for (const sequence of manifest.sequences) await setSequence(client, sequence);
  await foreignKeysBack();
  await triggersOn();
  const proofs: TableProof[] = [];
  for (const table of manifest.tables) proofs.push(await proveTable(client, table));
  const wrong = differences(manifest.tables.map(labelOf), manifest.proofs, proofs);
  if (wrong.length > 0)
    throw new OperatorFault(
      `What was read back differs from the backup in ${wrong.map(({ table }) => table).join(', ')}. Nothing was kept.`,
    );
  return proofs;
}

function requireTables(there: readonly TableShape[], wanted: readonly TableShape[]): void {
  const names = new Set(there.map(labelOf));
  const missing = wanted.filter((table) => !names.has(labelOf(table)));
  if (missing.length > 0)
    throw new OperatorFault(`The backup has tables that the migrations do not make: ${missing.map(labelOf).join(', ')}. Nothing was kept.`);
}

async function fill(client: pg.Client, { table, rows }: TableRows): Promise<void> {
  async function* withLineEnds(): AsyncGenerator<Buffer> {
    for await (const row of rows) yield Buffer.concat([row, Buffer.from('\n')]);
  }
  try {
    await pipeline(Readable.from(withLineEnds(), { objectMode: false }), copyIn(client, table));
  } catch (cause) {
    throw new OperatorFault(
      `${labelOf(table)} could not be loaded: ${cause instanceof Error ? cause.message : String(cause)}. Nothing was kept.`,
      { cause },
    );
  }
}
