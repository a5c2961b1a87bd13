// Run after every change of dependencies: node scripts/complete-lock.mjs
// npm leaves a platform's package out of the lock file when the registry at hand lacks it, and then `npm ci` refuses the
// lock file everywhere. This adds what is left out, as optional packages of their platforms, without a place to fetch from.
import fs from 'node:fs';
import { inRoot } from './lib/paths.mjs';

const systems = { linux: 'linux', darwin: 'darwin', win32: 'win32', android: 'android', freebsd: 'freebsd', openharmony: 'openharmony' };
const processors = {
  x64: 'x64',
  arm64: 'arm64',
  ia32: 'ia32',
  arm: 'arm',
  armv7: 'arm',
  riscv64: 'riscv64',
  ppc64: 'ppc64',
  s390x: 's390x',
};

/** The platform that a name like `…-linux-arm-gnueabihf` ends with, or undefined. */
const platformOf = (name) => {
  const parts = name.split(/[-/]/);
  const os = parts.map((part) => systems[part]).find(Boolean);
  const cpu = parts.map((part) => processors[part]).find(Boolean);
  return os && cpu ? { os: [os], cpu: [cpu] } : undefined;
};

/** Optional packages that some package of the lock file names and the lock file lacks. */
export const missingOptional = (lock) =>
  Object.values(lock.packages)
    .flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}))
    .filter(
      ([name]) => !Object.keys(lock.packages).some((place) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`)),
    );

export function complete(lock) {
  const packages = { ...lock.packages };
  for (const [name, version] of missingOptional(lock)) {
    const platform = platformOf(name);
    if (!platform) throw new Error(`${name} is missing in package-lock.json, and its name says no platform`);
    packages[`node_modules/${name}`] = { version, ...platform, optional: true };
  }
  const places = Object.keys(packages).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { ...lock, packages: Object.fromEntries(places.map((place) => [place, packages[place]])) };
}

if (process.argv[1] === import.meta.filename) {
  const file = inRoot('package-lock.json');
  const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
  const missing = missingOptional(lock);
  if (missing.length > 0) fs.writeFileSync(file, `${JSON.stringify(complete(lock), null, 2)}\n`);
  console.log(missing.length === 0 ? 'Nothing is missing.' : `Added ${missing.map(([name]) => name).join(', ')}.`);
}
