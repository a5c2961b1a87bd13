import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { loadRegister } from '../../src/modules/register/index.ts';
import { createDb, migrate } from '../../src/platform/db/index.ts';
import { createLog, type Log } from '../../src/platform/log.ts';
import { clusterDirOf } from '../../src/platform/postgres/cluster.ts';
import { type Embedded, startEmbedded } from '../../src/platform/postgres/index.ts';
import { isLocked } from '../../src/platform/postgres/lock.ts';
import { clearOrphan } from '../../src/platform/postgres/orphan.ts';
import { projectRoot } from '../../src/platform/root.ts';

/** Addresses with `{database}` where the name goes, and the databases to copy: one that is migrated, one with the register too. */
export type TestServer = { app: string; owner: string; superuser: string; template: string; filled: string };

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

const prefix = path.join(os.tmpdir(), 'tillstand-test-');

/** A run that was killed leaves its PostgreSQL and its folder behind: the next run takes them away. */
async function clearKilledRuns(log: Log): Promise<void> {
  const folders = fs.readdirSync(os.tmpdir()).map((name) => path.join(os.tmpdir(), name));
  for (const folder of folders.filter((name) => name.startsWith(prefix) && fs.existsSync(path.join(name, 'lock.json')))) {
    if (await isLocked(folder)) continue;
    await clearOrphan(clusterDirOf(folder), log);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of the migrated database, with the register read into it once for all who copy it. */
async function fillRegister(embedded: Embedded, template: string, log: Log): Promise<string> {
  const filled = `${template}_filled`;
  const client = new pg.Client({ connectionString: embedded.urlOf('superuser', 'postgres') });
  await client.connect();
  await client.query(`create database ${filled} owner tillstand_owner template ${template} strategy file_copy`);
  await client.query(`grant connect on database ${filled} to tillstand_app`);
  await client.end();
  const db = createDb(embedded.urlOf('app', filled), { log, max: 4 });
  await loadRegister(db, path.join(projectRoot(), 'data'));
  await db.close();
  return filled;
}

/** One PostgreSQL for the whole run, with databases that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = createLog({ level: 'error', readable: true });
  await clearKilledRuns(log);
  const dataDir = fs.mkdtempSync(prefix);
  const embedded = await startEmbedded({ dataDir, log, fast: true });
  await migrate(embedded.adminUrl, path.join(projectRoot(), 'db/migrations'), log);
  const template = new URL(embedded.adminUrl).pathname.slice(1);
  project.provide('testServer', {
    app: embedded.urlOf('app', '{database}'),
    owner: embedded.urlOf('owner', '{database}'),
    superuser: embedded.urlOf('superuser', '{database}'),
    template,
    filled: await fillRegister(embedded, template, log),
  });
  return async () => {
    await embedded.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}
