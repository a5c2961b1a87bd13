import path from 'node:path';
import pg from 'pg';
import { loadRegister } from '../../src/modules/register/index.ts';
import { createDb, migrate } from '../../src/platform/db/index.ts';
import { createLog } from '../../src/platform/log.ts';
import { startEmbedded } from '../../src/platform/postgres/index.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { boardOnNodes, type Round, type Shape } from '../../tests/drills/lib/board-nodes.ts';
import type { FreshDb } from '../../tests/support/fresh-db.ts';

// One PostgreSQL and two nodes of the product on it; tells the rounds as one line of JSON.
const [dataDir = ''] = process.argv.slice(2);
const ROUNDS = 7;
/** One permit; and the meeting of 12 June 2024: four items, nine permits. */
const shapes: readonly Shape[] = [[1], [2, 2, 2, 3]];

const log = createLog({ level: 'silent' });
const embedded = await startEmbedded({ dataDir, log });
try {
  await migrate(embedded.adminUrl, path.join(projectRoot(), 'db/migrations'), log);
  const own = createDb(embedded.appUrl, { log });
  await loadRegister(own, path.join(projectRoot(), 'data'));
  const owner = new pg.Client({ connectionString: embedded.adminUrl });
  await owner.connect();
  const db = {
    ...own,
    appUrl: embedded.appUrl,
    ownerUrl: embedded.adminUrl,
    asOwner: async (sql: string, parameters?: unknown[]) => (await owner.query(sql, parameters)).rows,
  } as unknown as FreshDb;
  const nodes = await boardOnNodes(db, path.join(dataDir, 'nodes'));
  const measured: { shape: Shape; rounds: Round[] }[] = [];
  try {
    // Once without counting: what is read when it is first needed has been read.
    await nodes.round([1]);
    for (const shape of shapes) {
      const rounds: Round[] = [];
      for (let i = 0; i < ROUNDS; i += 1) rounds.push(await nodes.round(shape));
      measured.push({ shape, rounds });
    }
  } finally {
    await nodes.close();
  }
  await owner.end();
  await own.close();
  process.stdout.write(`${JSON.stringify(measured)}\n`);
} finally {
  await embedded.stop();
}
