// A server in miniature, to be killed: the embedded PostgreSQL as the product starts it, and writers that act without pause.
// node writer.ts <data folder> [--join]   --join: writes to the PostgreSQL of a product that runs in the folder.
// Tells `ready`, then `ack <id>` for each act that is acknowledged, `fault <message>` for each that is not.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDb, guardDisk, migrate } from '../../../src/platform/db/index.ts';
import { createLog } from '../../../src/platform/log.ts';
import { findRunning, startEmbedded } from '../../../src/platform/postgres/index.ts';
import { projectRoot } from '../../../src/platform/root.ts';
import { act, fillRegister, keysIn } from './acts.ts';

const [dataDir = '', mode] = process.argv.slice(2);
const writers = mode === '--join' ? 1 : 4;
const log = createLog({ level: 'silent' });
const tell = (line: string): void => void fs.writeSync(1, `${line}\n`);

async function start(): Promise<string> {
  if (mode === '--join') {
    const running = await findRunning(dataDir);
    if (!running) throw new Error(`nothing runs in ${dataDir}`);
    return running.appUrl;
  }
  const embedded = await startEmbedded({ dataDir, log });
  await migrate(embedded.adminUrl, path.join(projectRoot(), 'db/migrations'), log);
  return embedded.appUrl;
}

const url = await start();
const disk = await guardDisk(dataDir, { log });
const db = createDb(url, { log, max: writers + 1, beforeWrite: disk.beforeWrite });
await fillRegister(db);
const keys = keysIn(dataDir);
tell('ready');

async function write(): Promise<never> {
  for (;;) {
    try {
      tell(`ack ${await act(db, keys)}`);
      if (mode === '--join') await wait(5);
    } catch (error) {
      tell(`fault ${error instanceof Error ? error.message : String(error)}`);
      await wait(20);
    }
  }
}
await Promise.all(Array.from({ length: writers }, write));
