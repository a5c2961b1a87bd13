import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { OperatorFault } from '../operator-fault.ts';
import { findBinaries } from './binaries.ts';
import { type Connection, clusterDirOf, ensureCluster, ensureDataDir, findConnection, saveConnection } from './cluster.ts';
import { identityFor } from './identity.ts';
import { isLocked, type Lock, takeLock } from './lock.ts';
import { clearOrphan } from './orphan.ts';
import { prepareCluster, urlOf } from './prepare.ts';
import { findFreePort, PortTaken, type Server, type ServerOptions, startServer } from './server.ts';

export type DatabaseUrls = { appUrl: string; adminUrl: string };

export type Embedded = DatabaseUrls & {
  /** The server's process number now; another after a restart. */
  pid(): number | undefined;
  urlOf(user: 'superuser' | 'owner' | 'app', database: string): string;
  stop(): Promise<void>;
  /** For a forced end: tells PostgreSQL to stop and does not wait. */
  stopAtOnce(): void;
};

export type EmbeddedOptions = { dataDir: string; log: Log; fast?: boolean };

const urlsOf = (connection: Connection): DatabaseUrls => ({ appUrl: urlOf(connection, 'app'), adminUrl: urlOf(connection, 'owner') });

/**
 * Starts the embedded PostgreSQL of a data folder, making it first when it is new, and keeps it running until `stop`.
 * Throws an OperatorFault when the folder is in use, cannot be reached, or PostgreSQL does not start.
 */
export async function startEmbedded({ dataDir, log, fast = false }: EmbeddedOptions): Promise<Embedded> {
  ensureDataDir(dataDir);
  const lock = await takeLock(dataDir);
  try {
    return await startLocked(dataDir, log, fast, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startLocked(dataDir: string, log: Log, fast: boolean, lock: Lock): Promise<Embedded> {
  const identity = identityFor(clusterDirOf(dataDir));
  const binaries = findBinaries(identity);
  const found = ensureCluster(dataDir, binaries, identity, fast);
  await clearOrphan(clusterDirOf(dataDir), log);
  const options = { dataDir, binaries, identity, fast, port: found.port || (await findFreePort()) };
  const first = await startOnSomePort(options);
  const connection: Connection = { ...found, port: first.port };
  if (!found.prepared) await prepareCluster(connection);
  if (!found.prepared || found.port !== first.port) saveConnection(dataDir, { ...connection, prepared: true });
  const watched = keepRunning(first, { ...options, port: first.port }, log, lock);
  return {
    ...urlsOf(connection),
    pid: watched.pid,
    urlOf: (user, database) => urlOf(connection, user, database),
    stopAtOnce: watched.stopAtOnce,
    stop: async () => {
      await watched.stop();
      await lock.release();
    },
  };
}

async function startOnSomePort(options: ServerOptions, tries = 5): Promise<Server> {
  try {
    return await startServer(options);
  } catch (error) {
    if (!(error instanceof PortTaken) || tries === 1) throw error;
    return startOnSomePort({ ...options, port: await findFreePort() }, tries - 1);
  }
}

/**
 * Starts PostgreSQL again, on the same port, whenever it ends without being told to: after 0.1 s, then 0.2 s … at most 5 s.
 * When the data folder itself is gone there is nothing to go back to: an OperatorFault that nobody catches ends the process.
 */
function keepRunning(first: Server, options: ServerOptions, log: Log, lock: Lock): Pick<Embedded, 'pid' | 'stop' | 'stopAtOnce'> {
  let current: Server | undefined = first;
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await current?.exited;
      current = undefined;
      for (let pause = 100; !current && !stopping.signal.aborted; pause = Math.min(pause * 2, 5_000)) {
        log.error('PostgreSQL has ended without being told to; starting it again');
        await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (stopping.signal.aborted) return;
        if (!lock.stillHolds()) throw new OperatorFault(`The data folder ${options.dataDir} was removed or replaced while it was in use.`);
        current = await startAgain(options, log);
      }
    }
  };
  const running = loop();
  return {
    pid: () => current?.pid,
    stopAtOnce: () => {
      stopping.abort();
      current?.stopAtOnce();
    },
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await running.catch(() => undefined); // it has been told
      await current?.stop();
    },
  };
}

async function startAgain(options: ServerOptions, log: Log): Promise<Server | undefined> {
  try {
    await clearOrphan(clusterDirOf(options.dataDir), log);
    return await startServer(options);
  } catch (error) {
    log.error({ err: error }, 'PostgreSQL could not be started again');
    return undefined;
  }
}

/** The addresses of an instance that is running in the folder, or undefined. */
export async function findRunning(dataDir: string): Promise<DatabaseUrls | undefined> {
  if (!(await isLocked(dataDir))) return undefined;
  const connection = findConnection(dataDir);
  return connection?.prepared ? urlsOf(connection) : undefined;
}
