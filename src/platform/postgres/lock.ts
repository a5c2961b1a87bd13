import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { OperatorFault } from '../operator-fault.ts';
import { findProcess, type ProcessMark, stillLives } from './process-info.ts';

export type Lock = {
  release(): Promise<void>;
  /** False when the folder that was locked has been removed or replaced: what stands in its place is another's. */
  stillHolds(): boolean;
};

const fileOf = (dataDir: string): string => path.join(dataDir, 'lock.json');

/** A folder is the same as long as these are, whatever path leads to it. */
const identityOf = (dataDir: string): string | undefined => {
  const stat = fs.statSync(dataDir, { throwIfNoEntry: false });
  return stat && `${stat.dev}-${stat.ino}`;
};

/** A Linux abstract socket: taken in one step, and given back by the kernel however its owner dies. */
const socketNameOf = (dataDir: string): string => `\0tillstand-data-${identityOf(dataDir)}`;

const readHolder = (dataDir: string): (ProcessMark & { since: string }) | undefined => {
  try {
    return JSON.parse(fs.readFileSync(fileOf(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
};

const inUse = (dataDir: string): OperatorFault => {
  const holder = readHolder(dataDir);
  const who = holder ? ` by process ${holder.pid} since ${holder.since}` : '';
  return new OperatorFault(
    `The data folder ${dataDir} is already in use${who}. Stop that instance first, or choose another folder with TILLSTAND_DATA_DIR (and another PORT).`,
  );
};

const listen = (name: string): Promise<net.Server | undefined> =>
  new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(name, () => resolve(server.unref()));
  });

/**
 * Takes the data folder for this process, or throws an OperatorFault that names the holder.
 * The socket decides among processes that see the same network; the file (process number and its start) among the others.
 */
export async function takeLock(dataDir: string): Promise<Lock> {
  const locked = identityOf(dataDir);
  const server = await listen(socketNameOf(dataDir));
  if (!server) throw inUse(dataDir);
  const holder = readHolder(dataDir);
  if (holder && holder.pid !== process.pid && stillLives(holder)) {
    server.close();
    throw inUse(dataDir);
  }
  fs.writeFileSync(fileOf(dataDir), JSON.stringify({ ...findProcess(process.pid), since: new Date().toISOString() }), { mode: 0o600 });
  const stillHolds = (): boolean => identityOf(dataDir) === locked;
  return {
    stillHolds,
    release: () =>
      new Promise((resolve) => {
        if (stillHolds()) fs.rmSync(fileOf(dataDir), { force: true });
        server.close(() => resolve());
      }),
  };
}

/** Whether a living process holds the folder. */
export async function isLocked(dataDir: string): Promise<boolean> {
  if (!fs.existsSync(dataDir)) return false;
  const server = await listen(socketNameOf(dataDir));
  if (!server) return true;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const holder = readHolder(dataDir);
  return holder !== undefined && stillLives(holder);
}
