import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/platform/root.ts';

const root = projectRoot();
const read = (file: string) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
const integrity = `sha512-${'A'.repeat(86)}==`;

/** Runs a line of JavaScript beside the scripts, which are plain JavaScript without types. */
const evaluate = (code: string, given: unknown): unknown => {
  const result = spawnSync(process.execPath, ['--input-type=module', '-e', `const given = ${JSON.stringify(given)};\n${code}`], {
    cwd: root,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout);
};

describe('the lock file', () => {
  const faults = (entry: object, manifest: object = {}) =>
    evaluate(
      "const { lockFaults } = await import('./scripts/lockfile.mjs'); console.log(JSON.stringify(lockFaults(given.manifest, given.lock)))",
      {
        manifest,
        lock: { lockfileVersion: 3, packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity, ...entry } } },
      },
    );

  test.each<[string, object, object, string[]]>([
    ['right', {}, { dependencies: { a: '1.0.0' } }, []],
    ['a range', {}, { dependencies: { a: '^1.0.0' } }, ['package.json: a ^1.0.0 is not one exact version']],
    ['another version', {}, { devDependencies: { a: '1.0.1' } }, ['a: package.json says 1.0.1, the lock file 1.0.0']],
    ['no checksum', { integrity: undefined }, {}, ['node_modules/a: has no SHA-512 of its content']],
    ['a weak checksum', { integrity: 'sha1-AAAA' }, {}, ['node_modules/a: has no SHA-512 of its content']],
    [
      'another host',
      { resolved: 'https://example.org/a.tgz' },
      {},
      ['node_modules/a: comes from https://example.org/a.tgz, not from https://registry.npmjs.org/'],
    ],
    ['a script', { hasInstallScript: true }, {}, ['node_modules/a: runs a script when it is installed']],
    ['another platform’s, without content', { integrity: undefined, optional: true, os: ['darwin'], cpu: ['arm64'] }, {}, []],
    [
      'this platform’s, without content',
      { integrity: undefined, optional: true, os: ['linux'], cpu: ['x64'] },
      {},
      ['node_modules/a: has no SHA-512 of its content'],
    ],
  ])('%s', (_, entry, manifest, expected) => {
    expect(faults(entry, manifest)).toEqual(expected);
  });
});

describe('licences', () => {
  const faultOf = (license: string | undefined, own: string | undefined, dev = false) =>
    evaluate(
      "const { licenceRows } = await import('./scripts/licences.mjs'); console.log(JSON.stringify(licenceRows(given.lock, () => given.own)[0].fault ?? null))",
      { own, lock: { packages: { 'node_modules/a': { version: '1.0.0', integrity, license, dev } } } },
    );

  test.each<[string | undefined, string | undefined, boolean, string | null]>([
    ['MIT', 'MIT', false, null],
    ['(GPL-3.0-only OR MIT)', undefined, false, null],
    ['MIT AND OFL-1.1', undefined, false, null],
    ['MIT AND GPL-3.0-only', undefined, false, 'MIT AND GPL-3.0-only is not allowed'],
    ['MPL-2.0', undefined, true, null],
    ['MPL-2.0', undefined, false, 'MPL-2.0 is not allowed'],
    ['SSPL-1.0', undefined, true, 'SSPL-1.0 is not allowed'],
    [undefined, undefined, false, 'has no licence in the lock file'],
    ['MIT', 'GPL-3.0-only', false, 'states GPL-3.0-only, the lock file says MIT'],
  ])('%s (the package states %s, tool: %s)', (license, own, dev, expected) => {
    expect(faultOf(license, own, dev)).toBe(expected);
  });
});

test('the bill of materials names every package of the product with its checksum, and the programs inside packages', () => {
  const result = spawnSync('node', ['scripts/sbom.mjs'], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  const bom = JSON.parse(result.stdout);
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', metadata: { component: { name: 'tillstand' } } });
  type Component = { name: string; version: string; hashes?: unknown[]; components?: Component[] };
  const named = new Set(bom.components.map(({ name, version }: Component) => `${name}@${version}`));
  const locked: [string, { version: string; dev?: boolean; integrity?: string }][] = Object.entries(read('package-lock.json').packages);
  const expected = locked
    .filter(([place, { dev, integrity: has }]) => place !== '' && !dev && has)
    .map(([place, { version }]) => `${place.replace(/.*node_modules\//, '')}@${version}`);
  expect(expected.filter((one) => !named.has(one))).toEqual([]);
  expect(expected.length).toBeGreaterThan(100);
  const inside = bom.components.flatMap(({ components = [] }: Component) => components.map(({ name }) => name));
  expect(inside.toSorted()).toEqual(['node', 'postgresql']);
}, 30_000);
