// node scripts/licences.mjs: every package with its licence, and whether the product may be given away with it under EUPL-1.2.
// Also run by npm test. Ends with 1 when a licence is missing, not allowed, or another than the installed package itself states.
import fs from 'node:fs';
import { isPlaceholder, nameOf, readLock } from './lib/lock.mjs';
import { inRoot } from './lib/paths.mjs';

/** May go along with the product. Fonts and maps have licences of their own kind. */
const inProduct = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'PostgreSQL',
  'OFL-1.1',
  'CC-BY-4.0',
];
/** Tools of development are not given away with it. */
const inTools = [...inProduct, 'MPL-2.0', 'Python-2.0'];

/** SPDX expressions of the simple kind: `(A OR B)`, `A AND B`; either side of OR will do, both of AND must. */
export const isAllowed = (expression, allowed) =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowed.includes(one.trim())));

const installedLicence = (place) => {
  const file = inRoot(place, 'package.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).license : undefined;
};

/** One row for each package, with `fault` where something is wrong. */
export const licenceRows = (lock, stated = installedLicence) =>
  Object.entries(lock.packages)
    .filter(([place, entry]) => place !== '' && !isPlaceholder(entry))
    .map(([place, { version, license, dev }]) => {
      const row = { name: nameOf(place), version, licence: license ?? '', tool: dev === true };
      const own = stated(place);
      if (license === undefined) return { ...row, fault: 'has no licence in the lock file' };
      if (!isAllowed(license, dev ? inTools : inProduct)) return { ...row, fault: `${license} is not allowed` };
      if (typeof own === 'string' && own !== license) return { ...row, fault: `states ${own}, the lock file says ${license}` };
      return row;
    });

if (process.argv[1] === import.meta.filename) {
  const rows = licenceRows(readLock());
  const faults = rows.filter((row) => row.fault);
  const shown = process.argv.includes('--quiet') ? faults : rows;
  for (const { name, version, licence, tool, fault } of shown)
    console.log(`${licence.padEnd(16)} ${tool ? 'tool   ' : 'product'}  ${name} ${version}${fault ? `  FAULT: ${fault}` : ''}`);
  console.log(
    `${rows.filter((row) => !row.tool).length} packages in the product, ${rows.filter((row) => row.tool).length} tools, ${faults.length} faults.`,
  );
  process.exit(faults.length > 0 ? 1 : 0);
}
