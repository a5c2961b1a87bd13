import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { inRoot, root } from './paths.mjs';

const stampFile = inRoot('node_modules/.tillstand-installed.json');

const readJson = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const lockHash = () =>
  createHash('sha256')
    .update(fs.readFileSync(inRoot('package-lock.json')))
    .digest('hex');

/** Whether npm's own note of what it installed has every package of the lock file, each in the right version. */
const isAsLocked = (withTools) => {
  const locked = readJson(inRoot('package-lock.json'))?.packages ?? {};
  const installed = readJson(inRoot('node_modules/.package-lock.json'))?.packages;
  if (!installed) return false;
  return Object.entries(locked).every(([place, { version, optional, dev }]) => {
    if (place === '') return true;
    const found = installed[place];
    return found ? found.version === version : Boolean(optional) || (Boolean(dev) && !withTools);
  });
};

/** Runs `npm ci` unless what is installed is what the lock file says. `withTools`: also what only the tests need. */
export function ensureInstalled({ withTools = false } = {}) {
  const hash = lockHash();
  const stamp = readJson(stampFile);
  if (stamp?.lock === hash && (stamp.withTools || !withTools)) return;
  if (isAsLocked(withTools)) return writeStamp(hash, withTools);
  console.log('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const result = spawnSync(npm[0], [...npm.slice(1), 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (result.status !== 0) {
    console.error(
      `npm ci failed${result.error ? `: ${result.error.message}` : ''}. Is the package registry reachable? Nothing was started.`,
    );
    process.exit(69);
  }
  writeStamp(hash, true);
}

function writeStamp(lock, withTools) {
  try {
    fs.writeFileSync(stampFile, JSON.stringify({ lock, withTools }));
  } catch {
    // a folder that another user installed: compared anew each time
  }
}
