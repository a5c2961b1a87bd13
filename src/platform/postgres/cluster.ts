import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../operator-fault.ts';
import type { Identity } from './identity.ts';

/** What is needed to reach the cluster of a data folder. Kept beside it, readable for its owner only. */
export type Connection = { port: number; passwords: { superuser: string; owner: string; app: string }; prepared: boolean };

export const clusterDirOf = (dataDir: string): string => path.join(dataDir, 'postgres');
const connectionFileOf = (dataDir: string): string => path.join(dataDir, 'connection.json');

/** Passwords have 192 random bits, so the number of SCRAM rounds adds nothing but time to each new connection. */
const newPassword = (): string => randomBytes(24).toString('hex');

export function findConnection(dataDir: string): Connection | undefined {
  const file = connectionFileOf(dataDir);
  if (!fs.existsSync(file)) return undefined;
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new OperatorFault(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/** Written beside and renamed, so that a kill in between leaves the old or the new file, whole. */
export function saveConnection(dataDir: string, connection: Connection): void {
  const unfinished = `${connectionFileOf(dataDir)}.new`;
  const fd = fs.openSync(unfinished, 'w', 0o600);
  fs.writeSync(fd, JSON.stringify(connection));
  fs.fsyncSync(fd);
  fs.closeSync(fd);
  fs.renameSync(unfinished, connectionFileOf(dataDir));
}

/** Creates the data folder, closed to others. */
export function ensureDataDir(dataDir: string): void {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    fs.accessSync(dataDir, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  } catch (cause) {
    throw new OperatorFault(
      `The data folder ${dataDir} cannot be used: ${(cause as Error).message}. Give this user the right to it, or choose another with TILLSTAND_DATA_DIR.`,
      { cause },
    );
  }
}

/**
 * The folder is handed over as an open file descriptor, number 3, and PostgreSQL reaches it as `/proc/self/fd/3`:
 * so it works under a path whose upper folders are closed to the user that PostgreSQL runs as.
 */
export const handedOver = '/proc/self/fd/3';

/** Makes the cluster unless it is there. A half-made one (killed in the middle) is thrown away and made again. */
export function ensureCluster(dataDir: string, binaries: string, identity: Identity, fast: boolean): Connection {
  const clusterDir = clusterDirOf(dataDir);
  const saved = findConnection(dataDir);
  if (fs.existsSync(path.join(clusterDir, 'PG_VERSION'))) {
    if (saved) return saved;
    throw new OperatorFault(
      `${connectionFileOf(dataDir)} is missing, and with it the passwords of the database beside it. Put it back from a backup.`,
    );
  }
  const connection = { port: 0, passwords: { superuser: newPassword(), owner: newPassword(), app: newPassword() }, prepared: false };
  const unfinished = `${clusterDir}.new`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { mode: 0o700 });
  if (identity.uid !== undefined && identity.gid !== undefined) fs.chownSync(unfinished, identity.uid, identity.gid);
  initdb(unfinished, binaries, identity, connection.passwords.superuser, fast);
  saveConnection(dataDir, connection);
  fs.renameSync(unfinished, clusterDir);
  return connection;
}

/** The password goes by an open file too (number 4), never by the command line, which others can read. */
function initdb(folder: string, binaries: string, identity: Identity, password: string, fast: boolean): void {
  const passwordFile = `${folder}.password`;
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) fs.chownSync(passwordFile, identity.uid, identity.gid);
  const open = [fs.openSync(folder, 'r'), fs.openSync(passwordFile, 'r')];
  const users = ['-U', 'postgres', '--pwfile=/proc/self/fd/4', '--auth=scram-sha-256', '--set=scram_iterations=1'];
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
  const result = spawnSync(path.join(binaries, 'bin/initdb'), ['-D', handedOver, ...users, ...locale, ...(fast ? ['--no-sync'] : [])], {
    ...identity,
    cwd: '/',
    env: { TZ: 'UTC', LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', ...open],
  });
  for (const fd of open) fs.closeSync(fd);
  fs.rmSync(passwordFile);
  if (result.status !== 0)
    throw new OperatorFault(`PostgreSQL could not make its database folder ${folder}: ${result.error?.message ?? result.stderr.trim()}`);
}
