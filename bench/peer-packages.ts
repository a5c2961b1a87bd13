import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where peers and measuring tools live: never dependencies of the product, fetched when a benchmark is run, ignored by git. */
const FOLDER = fileURLToPath(new URL('./.peers/', import.meta.url));

/** Fetches a package in an exact version, unless it is there. Returns its folder. */
export function ensurePeer(name: string, version: string): string {
  const folder = `${FOLDER}node_modules/${name}`;
  const manifest = `${folder}/package.json`;
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return folder;
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(`${FOLDER}package.json`)) writeFileSync(`${FOLDER}package.json`, '{ "private": true, "type": "module" }\n');
  execFileSync('npm', ['install', '--save-exact', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${version}`], {
    cwd: FOLDER,
    stdio: 'ignore',
  });
  return folder;
}

/** The package itself; fetch it first. */
export const loadPeer = async (name: string): Promise<unknown> =>
  import(pathToFileURL(createRequire(`${FOLDER}package.json`).resolve(name)).href);
