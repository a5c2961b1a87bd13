import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDb } from '../../../src/platform/db/index.ts';
import { createLog } from '../../../src/platform/log.ts';
import { findRunning } from '../../../src/platform/postgres/index.ts';
import { type Product, startProduct, until } from '../../support/product.ts';
import { type Findings, inspect } from './acts.ts';
import { fill, mountSmall, unmount } from './small-disk.ts';
import { startWriting } from './writing.ts';

export type DiskReport = Findings & {
  readonly readsWhileFull: number;
  readonly readsFailed: number;
  readonly told: string;
  readonly recoveredMs: number;
};

/**
 * Fills the disk to the last byte while there are writers, for so long that no node may still answer from memory alone;
 * then makes room again. Reads must go on, writes be refused in plain words, and nothing acknowledged be lost.
 */
export async function diskDrill(folder: string, fullMs: number, say: (line: string) => void = () => undefined): Promise<DiskReport> {
  mountSmall(folder, '320m');
  const dataDir = path.join(folder, 'data');
  let product: Product | undefined;
  try {
    product = await (await startProduct(dataDir)).ready();
    return await fillAndEmpty(product, dataDir, path.join(folder, 'ballast'), fullMs, say);
  } finally {
    await product?.kill('SIGTERM');
    unmount(folder);
  }
}

async function fillAndEmpty(
  product: Product,
  dataDir: string,
  ballast: string,
  fullMs: number,
  say: (line: string) => void,
): Promise<DiskReport> {
  const writing = await startWriting(dataDir, '--join');
  await writing.more(20);
  fill(ballast);
  say(`the disk is full; ${writing.acknowledged.length} acknowledged before`);
  await until(() => writing.faults.length > 0, 'a write to be refused');
  const { reads, failed } = await readFor(product.url, fullMs);
  const told = await tryToSignIn(product.url);
  say(`${reads} pages read while full, ${failed} failed; saving was answered: ${told}`);
  fs.rmSync(ballast);
  const freedAt = performance.now();
  await writing.more(1);
  const recoveredMs = Math.round(performance.now() - freedAt);
  await until(async () => !(await tryToSignIn(product.url)).startsWith('503'), 'the product to save again');
  await writing.more(20);
  await writing.kill();
  return { readsWhileFull: reads, readsFailed: failed, told, recoveredMs, ...(await look(dataDir, writing.acknowledged)) };
}

/** Pages that are not in memory as ready answers: each with another query. */
async function readFor(url: string, milliseconds: number): Promise<{ reads: number; failed: number }> {
  const end = performance.now() + milliseconds;
  let [reads, failed] = [0, 0];
  while (performance.now() < end) {
    const status = await fetch(`${url}/omraden?q=${reads}`, { signal: AbortSignal.timeout(20_000) }).then(
      (answer) => answer.status,
      () => 0,
    );
    reads += 1;
    if (status !== 200) failed += 1;
    await wait(50);
  }
  return { reads, failed };
}

/** A sign-in begins with a write. */
async function tryToSignIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/logga-in`, {
    method: 'POST',
    body: new URLSearchParams(),
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const [, heading = ''] = /<h1[^>]*>([^<]*)/.exec(await answer.text()) ?? [];
  return `${answer.status} ${heading}`.trim();
}

async function look(dataDir: string, acknowledged: readonly string[]): Promise<Findings> {
  const running = await findRunning(dataDir);
  if (!running) throw new Error('the database is gone');
  const db = createDb(running.appUrl, { log: createLog({ level: 'silent' }) });
  try {
    return await inspect(db, dataDir, acknowledged);
  } finally {
    await db.close();
  }
}
