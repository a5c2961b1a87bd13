import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/platform/db/index.ts';
import { createLog } from '../../src/platform/log.ts';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { projectRoot } from '../../src/platform/root.ts';

/** Addresses with `{database}` where the name goes. */
export type TestServer = { app: string; owner: string; superuser: string; template: string };

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/** One PostgreSQL for the whole run, with a migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-test-'));
  const log = createLog({ level: 'error', readable: true });
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
