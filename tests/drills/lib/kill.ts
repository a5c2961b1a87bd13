import { setTimeout as wait } from 'node:timers/promises';
import { createDb } from '../../../src/platform/db/index.ts';
import { createLog } from '../../../src/platform/log.ts';
import { startEmbedded } from '../../../src/platform/postgres/index.ts';
import { postgresPid } from '../../support/product.ts';
import { type Findings, inspect } from './acts.ts';
import { startWriting, type Writing } from './writing.ts';

export type KillReport = Findings & { readonly rounds: number; readonly faults: number };

/**
 * Kills the server and PostgreSQL in turn, without warning, in the middle of writes; then looks whether all that was
 * acknowledged is there and nothing is half done.
 */
export async function killDrill(dataDir: string, rounds: number, say: (line: string) => void = () => undefined): Promise<KillReport> {
  const acknowledged: string[] = [];
  let faults = 0;
  let writing: Writing | undefined;
  const collect = async (one: Writing): Promise<void> => {
    await one.kill();
    acknowledged.push(...one.acknowledged);
    faults += one.faults.length;
  };
  for (let round = 1; round <= rounds; round += 1) {
    writing ??= await startWriting(dataDir);
    await writing.more(10 + Math.floor(Math.random() * 40));
    await wait(Math.random() * 20);
    if (round % 2 === 1) {
      process.kill(postgresPid(dataDir), 'SIGKILL');
      await writing.more(1);
    } else {
      await collect(writing);
      writing = undefined;
    }
    say(
      `round ${round}: ${round % 2 === 1 ? 'PostgreSQL' : 'the server'} killed, ${acknowledged.length + (writing?.acknowledged.length ?? 0)} acknowledged so far`,
    );
  }
  if (writing) await collect(writing);
  return { rounds, faults, ...(await look(dataDir, acknowledged)) };
}

async function look(dataDir: string, acknowledged: readonly string[]): Promise<Findings> {
  const log = createLog({ level: 'silent' });
  const embedded = await startEmbedded({ dataDir, log });
  const db = createDb(embedded.appUrl, { log, statementTimeoutMs: 60_000 });
  try {
    return await inspect(db, dataDir, acknowledged);
  } finally {
    await db.close();
    await embedded.stop();
  }
}
