import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OperatorFault } from '../operator-fault.ts';
import { clusterDirOf, handedOver } from './cluster.ts';
import type { Identity } from './identity.ts';
import { readPidFile } from './orphan.ts';

export type ServerOptions = {
  dataDir: string;
  binaries: string;
  identity: Identity;
  port: number;
  /** No fsync: for tests, whose data may be lost. */
  fast: boolean;
};

/** One PostgreSQL process of ours, ready for connections. `exited` settles when it ends, for whatever reason. */
export type Server = { port: number; pid: number; exited: Promise<void>; stop(): Promise<void>; stopAtOnce(): void };

const startLimitMs = 60_000;
const logLimitBytes = 5_000_000;

const configuration = (options: ServerOptions): Record<string, string | number> => ({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  port: options.port,
  cluster_name: 'tillstand',
  max_connections: options.fast ? 300 : 60,
  shared_buffers: '64MB',
  dynamic_shared_memory_type: 'posix',
  jit: 'off',
  io_method: 'sync',
  max_wal_size: '512MB',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  timezone: 'UTC',
  log_timezone: 'UTC',
  scram_iterations: 1,
  ...(options.fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' } : {}),
});

const logFileOf = (dataDir: string): string => path.join(dataDir, 'postgres.log');

const openLog = (dataDir: string): { fd: number; from: number } => {
  const file = logFileOf(dataDir);
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logLimitBytes) fs.renameSync(file, `${file}.1`);
  return { fd: fs.openSync(file, 'a', 0o600), from: size > logLimitBytes ? 0 : size };
};

const logSince = (dataDir: string, from: number): string => fs.readFileSync(logFileOf(dataDir)).subarray(from).toString('utf8').trim();

/** A port that is free now. Another program may take it before PostgreSQL does: then `startServer` says so and is called anew. */
export const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

export class PortTaken extends Error {}

function spawnPostgres(options: ServerOptions, logFd: number): ChildProcess {
  const folder = fs.openSync(clusterDirOf(options.dataDir), 'r');
  const settings = Object.entries(configuration(options)).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached: Ctrl-C in a terminal reaches every process of its group, and PostgreSQL must outlive the requests that are being finished.
  const child = spawn(path.join(options.binaries, 'bin/postgres'), ['-D', handedOver, ...settings], {
    ...options.identity,
    cwd: '/',
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin' },
    detached: true,
    stdio: ['ignore', logFd, logFd, folder],
  });
  fs.closeSync(folder);
  child.unref();
  return child;
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function stopGently(child: ChildProcess, exited: Promise<void>): Promise<void> {
  for (const [signal, milliseconds] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (hasEnded(child)) return;
    child.ref();
    child.kill(signal);
    await Promise.race([exited, wait(milliseconds, undefined, { ref: false })]);
  }
}

/** Starts PostgreSQL in the folder and waits until it takes connections. Throws PortTaken, or an OperatorFault with PostgreSQL's own words. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const log = openLog(options.dataDir);
  const child = spawnPostgres(options, log.fd);
  fs.closeSync(log.fd);
  let failure: Error | undefined;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      failure = error;
      resolve();
    });
  });
  const end = performance.now() + startLimitMs;
  while (performance.now() < end) {
    if (failure || hasEnded(child)) throw whyNotStarted(options, failure?.message ?? logSince(options.dataDir, log.from));
    const state = readPidFile(clusterDirOf(options.dataDir));
    if (state?.ready && state.pid === child.pid)
      return {
        port: options.port,
        pid: state.pid,
        exited,
        stop: () => stopGently(child, exited),
        stopAtOnce: () => void child.kill('SIGINT'),
      };
    await wait(5);
  }
  await stopGently(child, exited);
  throw new OperatorFault(`PostgreSQL was not ready within ${startLimitMs / 1000} s. Its log: ${logFileOf(options.dataDir)}`);
}

function whyNotStarted(options: ServerOptions, words: string): Error {
  if (/could not bind IPv4|could not create any TCP\/IP sockets/.test(words)) return new PortTaken(`port ${options.port} is taken`);
  return new OperatorFault(`PostgreSQL did not start in ${options.dataDir}: ${words.slice(-1500) || 'it said nothing'}`);
}
