import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { createRegister, type Register } from '../../../src/modules/register/index.ts';
import { createDb, type Database } from '../../../src/platform/db/index.ts';
import { createLog } from '../../../src/platform/log.ts';
import { type Product, startProduct } from '../../support/product.ts';
import type { Urls } from './silence.ts';

export type NodesReport = {
  readonly changes: number;
  /** Pages that showed something older than what had been acknowledged. */
  readonly stale: number;
  readonly answersOfTheOther: number;
  /** Of the node that lives on, while and after the other was killed. */
  readonly failedOfTheOther: number;
  readonly brokenOfTheKilled: number;
  /** How long a change waited for the node that had been killed, until its lease ran out. */
  readonly acknowledgedAfterKillMs: number;
};

/** The node process itself, under its launcher. */
const serverOf = ({ launcherPid }: Product): number =>
  Number(fs.readFileSync(`/proc/${launcherPid}/task/${launcherPid}/children`, 'utf8').trim().split(' ')[0]);

const pageOf = (node: Product): Promise<string> => fetch(`${node.url}/regioner/12`).then((answer) => answer.text());

/** Two nodes on one database: what is acknowledged shows on both at once, and one goes on when the other is killed in the middle of answers. */
export async function nodesDrill(urls: Urls, dataDir: string, changes: number): Promise<NodesReport> {
  const env = { DATABASE_URL: urls.appUrl, DATABASE_ADMIN_URL: urls.ownerUrl };
  const nodes: Product[] = [];
  const log = createLog({ level: 'silent' });
  const db = createDb(urls.appUrl, { log, max: 4 });
  let register: Register | undefined;
  try {
    const first = await (await startProduct(dataDir, { env })).ready();
    nodes.push(first);
    const second = await (await startProduct(dataDir, { env })).ready();
    nodes.push(second);
    register = createRegister({ db, log });
    await register.refresh();
    const stale = await changeAndLook(db, register, nodes, changes);
    const killed = await killOneOf(first, second);
    const changedAt = performance.now();
    const later = await changeAndLook(db, register, [second], 1, changes);
    const acknowledgedAfterKillMs = Math.round(performance.now() - changedAt);
    return { changes: changes + 1, stale: stale + later, ...killed, acknowledgedAfterKillMs };
  } finally {
    await register?.close();
    await db.close();
    for (const node of nodes) await node.kill('SIGTERM');
  }
}

/** Changes the register as a node does, and reads it on every node right after the acknowledgement. */
async function changeAndLook(db: Database, register: Register, nodes: readonly Product[], changes: number, from = 0): Promise<number> {
  let stale = 0;
  for (let change = from + 1; change <= from + changes; change += 1) {
    const name = `Övningsregion ${change}`;
    await db.tx((tx) => sql`update region set name = ${name} where code = '12'`.execute(tx));
    await register.acknowledge();
    const pages = await Promise.all(nodes.map(pageOf));
    stale += pages.filter((page) => !page.includes(name)).length;
  }
  return stale;
}

async function killOneOf(
  victim: Product,
  other: Product,
): Promise<Pick<NodesReport, 'answersOfTheOther' | 'failedOfTheOther' | 'brokenOfTheKilled'>> {
  let [answersOfTheOther, failedOfTheOther, brokenOfTheKilled, stop] = [0, 0, 0, false];
  const ask = (node: Product, n: number): Promise<boolean> =>
    fetch(`${node.url}/omraden?q=${n}`).then(
      async (answer) => (await answer.text()) !== '' && answer.ok,
      () => false,
    );
  const readers = Array.from({ length: 8 }, async (_, reader) => {
    for (let n = 0; !stop; n += 1) {
      if (reader % 2 === 0) {
        if (!(await ask(victim, n))) brokenOfTheKilled += 1;
        await wait(5);
      } else {
        answersOfTheOther += 1;
        if (!(await ask(other, n))) failedOfTheOther += 1;
      }
    }
  });
  await wait(300);
  process.kill(serverOf(victim), 'SIGKILL');
  await wait(1_000);
  stop = true;
  await Promise.all(readers);
  return { answersOfTheOther, failedOfTheOther, brokenOfTheKilled };
}
