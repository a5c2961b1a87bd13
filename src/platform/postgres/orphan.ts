import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { findProcess, stillLives, worksIn } from './process-info.ts';

const pidFileOf = (clusterDir: string): string => path.join(clusterDir, 'postmaster.pid');

/** The lines of postmaster.pid: 1 the process, 4 the port, 8 the state. */
export function readPidFile(clusterDir: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = fs.readFileSync(pidFileOf(clusterDir), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/** Every process that works in the folder: a server's own processes outlive it for a moment when it is killed. */
const processesIn = (clusterDir: string): number[] =>
  fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, clusterDir));

const isGone = (clusterDir: string): boolean => processesIn(clusterDir).length === 0;

async function until(test: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!test()) {
    if (performance.now() > end) return false;
    await wait(10);
  }
  return true;
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended by itself
  }
};

/**
 * PostgreSQL outlives an application that was killed. The one left in this folder is told to stop (rolling back what was open),
 * harder each time; a `postmaster.pid` whose number now belongs to another program is removed. Call only while holding the folder's lock.
 */
export async function clearOrphan(clusterDir: string, log: Log): Promise<void> {
  const left = readPidFile(clusterDir);
  const mark = left && worksIn(left.pid, clusterDir) ? findProcess(left.pid) : undefined;
  if (mark) {
    log.warn({ pid: mark.pid }, 'a PostgreSQL from an earlier run still lives in the data folder; stopping it');
    for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      signal(mark.pid, name);
      if (await until(() => !stillLives(mark), 10_000)) break;
    }
  }
  if (!(await until(() => isGone(clusterDir), 5_000))) for (const pid of processesIn(clusterDir)) signal(pid, 'SIGKILL');
  await until(() => isGone(clusterDir), 5_000);
  fs.rmSync(pidFileOf(clusterDir), { force: true });
}
