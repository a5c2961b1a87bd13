import pg from 'pg';
import type { Log } from '../log.ts';
import { OperatorFault } from '../operator-fault.ts';
import { type Migration, readMigrations } from './migration-files.ts';

export type MigrationReport = { applied: string[]; alreadyThere: number };
export type MigrationState = { pending: string[]; applied: string[]; faults: string[] };

type AppliedRow = { number: number; name: string; checksum: string };

/** 'till' in ASCII: the same number on every node, so that one migrates while the others wait. */
const lockNumber = 0x74696c6c;
const oldestServer = 180000;

const createTable = `create table if not exists schema_migrations (
  number integer primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now(),
  milliseconds integer not null
)`;

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, application_name: 'tillstand migrate', connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the statement under way fails, and says so
  await client.connect();
  return client;
};

const requireVersion = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  );
  if (rows[0].number < oldestServer)
    throw new OperatorFault(`The database is PostgreSQL ${rows[0].name}; Tillstånd needs PostgreSQL 18 or later.`);
};

const readApplied = async (client: pg.Client): Promise<AppliedRow[]> => {
  const { rows } = await client.query("select to_regclass('schema_migrations') is not null as found");
  if (!rows[0].found) return [];
  return (await client.query('select number, name, checksum from schema_migrations order by number')).rows;
};

/** What must not be: a file changed after it was applied, one slipped in behind later ones, a database newer than the program. */
const findFaults = (files: Migration[], applied: AppliedRow[]): string[] => {
  const byNumber = new Map(files.map((file) => [file.number, file]));
  const last = applied.at(-1)?.number ?? 0;
  const done = new Set(applied.map((row) => row.number));
  return [
    ...applied.flatMap((row) => {
      const file = byNumber.get(row.number);
      if (!file)
        return [`The database has ${row.name}, which this version of Tillstånd does not know: it was migrated by a later version.`];
      return file.checksum === row.checksum
        ? []
        : [`${file.file} was changed after it was applied. Undo the change and write a new migration.`];
    }),
    ...files
      .filter((file) => file.number < last && !done.has(file.number))
      .map((file) => `${file.file} comes before ${applied.at(-1)?.name}, which is applied already. Give it a later number.`),
  ];
};

const pendingOf = (files: Migration[], applied: AppliedRow[]): Migration[] => {
  const done = new Set(applied.map((row) => row.number));
  return files.filter((file) => !done.has(file.number));
};

/** PostgreSQL counts characters from the start of the file; people count lines. */
const lineAt = (text: string, position: number): number =>
  [...text].slice(0, position - 1).filter((character) => character === '\n').length + 1;

const describe = (migration: Migration, error: unknown): OperatorFault => {
  const { message, position, detail, hint, where } = error as pg.DatabaseError;
  const line = position ? lineAt(migration.sql, Number(position)) : 1;
  const more = [detail, hint, where].filter(Boolean).join(' · ');
  return new OperatorFault(`${migration.file}:${line}: ${message}${more ? ` (${more})` : ''}`, { cause: error });
};

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  const start = performance.now();
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migrations (number, name, checksum, milliseconds) values ($1, $2, $3, $4)', [
      migration.number,
      migration.name,
      migration.checksum,
      Math.round(performance.now() - start),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw describe(migration, error);
  }
}

/**
 * Brings the database to the newest form, each file in a transaction of its own, in order of number.
 * Two nodes may do so at once: the second waits and then finds nothing to do. `url` is the owner's.
 * Throws an OperatorFault with file and line. `only`: these numbers and no others, for a database as it was at an earlier version.
 */
export async function migrate(url: string, folder: string, log: Log, only?: ReadonlySet<number>): Promise<MigrationReport> {
  const files = readMigrations(folder).filter((file) => only?.has(file.number) ?? true);
  const client = await connect(url);
  try {
    await requireVersion(client);
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    await client.query(createTable);
    const before = await readApplied(client);
    const faults = findFaults(files, before);
    if (faults.length > 0) throw new OperatorFault(faults.join('\n'));
    const pending = pendingOf(files, before);
    for (const migration of pending) {
      await applyOne(client, migration);
      log.info({ migration: migration.name }, 'migrated');
    }
    return { applied: pending.map((migration) => migration.name), alreadyThere: before.length };
  } finally {
    await client.end(); // gives the lock back too
  }
}

/** What is applied, what is not, and what is wrong; changes nothing. */
export async function readMigrationState(url: string, folder: string): Promise<MigrationState> {
  const files = readMigrations(folder);
  const client = await connect(url);
  try {
    const applied = await readApplied(client);
    return {
      applied: applied.map((row) => row.name),
      pending: pendingOf(files, applied).map((file) => file.name),
      faults: findFaults(files, applied),
    };
  } finally {
    await client.end();
  }
}
