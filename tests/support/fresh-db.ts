import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { createDb, type Database, type SystemWork } from '../../src/platform/db/index.ts';
import { createLog } from '../../src/platform/log.ts';

export const quietLog = createLog({ level: 'silent' });

/** A database of one's own, and who may do what in it. `close` drops it. */
export type FreshDb = Database & {
  name: string;
  /** As the running application: only what the migrations grant. */
  appUrl: string;
  /** As the owner of the tables: for migrations, and for looking behind the application. */
  ownerUrl: string;
  /** As the superuser, who passes by everything. */
  superuserUrl: string;
  /** Asks as the owner. */
  asOwner<Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]): Promise<Row[]>;
};

const askOnce = async <Row extends pg.QueryResultRow>(url: string, sql: string, parameters: unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
};

export type FreshDbOptions = {
  /** False: an empty database instead of a copy of the migrated one. */
  migrated?: boolean;
  /** A copy of the one that has the register of `data/` already. */
  filled?: boolean;
  /** Every connection does the product's own work, as the command line's do; row-level security lets it through. */
  system?: SystemWork;
};

/**
 * Copies the migrated database, or the one that has the register too. Call it once a test file, close it in `afterAll`:
 *
 *     const db = await freshDb();
 *     afterAll(() => db.close());
 */
export async function freshDb({ migrated = true, filled = false, system }: FreshDbOptions = {}): Promise<FreshDb> {
  const server = inject('testServer');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = (pattern: string, database: string) => pattern.replace('%7Bdatabase%7D', database).replace('{database}', database);
  const superuser = (sql: string) => askOnce(url(server.superuser, 'postgres'), sql);
  const template = migrated ? (filled ? server.filled : server.template) : 'template0';
  await superuser(`create database ${name} owner tillstand_owner template ${template} strategy file_copy`);
  if (migrated) await superuser(`grant connect on database ${name} to tillstand_app`); // a copy does not bring the grants on the database
  const appUrl = url(server.app, name);
  const ownerUrl = url(server.owner, name);
  const db = createDb(appUrl, { log: quietLog, max: 4, ...(system ? { system } : {}) });
  return {
    ...db,
    name,
    appUrl,
    ownerUrl,
    superuserUrl: url(server.superuser, name),
    asOwner: (sql, parameters) => askOnce(ownerUrl, sql, parameters),
    close: async () => {
      await db.close();
      await superuser(`drop database ${name} with (force)`);
    },
  };
}
