import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/db/index.ts';
import { createLog, type Log } from '../../src/platform/log.ts';
import { clusterDirOf } from '../../src/platform/postgres/cluster.ts';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { isLocked } from '../../src/platform/postgres/lock.ts';
import { clearOrphan } from '../../src/platform/postgres/orphan.ts';
import { projectRoot } from '../../src/platform/root.ts';

/** Addresses with `{database}` where the name goes. */
export type TestServer = { app: string; owner: string; superuser: string; template: string };

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

/** One PostgreSQL for the whole run, with a migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = createLog({ level: 'error', readable: true });
  await clearKilledRuns(log);
  const dataDir = fs.mkdtempSync(prefix);
  const embedded = await startEmbedded({ dataDir, log, fast: true });
  await migrate(embedded.adminUrl, path.join(projectRoot(), 'db/migrations'), log);
  project.provide('testServer', {
    app: embedded.urlOf('app', '{database}'),
    owner: embedded.urlOf('owner', '{database}'),
    superuser: embedded.urlOf('superuser', '{database}'),
    template: new URL(embedded.adminUrl).pathname.slice(1),
  });
  return async () => {
    await embedded.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
}
