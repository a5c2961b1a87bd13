import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where peers live: never dependencies of the product, fetched when the benchmark is run and ignored by git. */
const FOLDER = fileURLToPath(new URL('../.peers/eligibility/', import.meta.url));

/** Loads a peer, installing the exact version first when it is not there. Throws when it cannot be had. */
export async function loadPeer(name: string, version: string): Promise<unknown> {
  const manifest = `${FOLDER}node_modules/${name}/package.json`;
  if (!existsSync(manifest) || JSON.parse(readFileSync(manifest, 'utf8')).version !== version) {
    mkdirSync(FOLDER, { recursive: true });
    if (!existsSync(`${FOLDER}package.json`)) writeFileSync(`${FOLDER}package.json`, '{ "private": true }\n');
    execFileSync('npm', ['install', '--save-exact', '--no-audit', '--no-fund', `${name}@${version}`], { cwd: FOLDER, stdio: 'ignore' });
  }
  return import(pathToFileURL(createRequire(`${FOLDER}package.json`).resolve(name)).href);
}
