import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

export type TextFile = { readonly name: string; readonly text: string };

/** Raise it when the loader comes to read the same files in another way: then they are loaded anew. */
const LOADER = 1;

/** Folders beside the register's own files, which others read. */
const NOT_OURS = new Set(['definitions']);

/** The register's YAML files below a folder, named from its parent (`data/areas.yaml`), in order of name. */
export async function readDataFiles(folder: string): Promise<readonly TextFile[]> {
  const found = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const names = found
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !NOT_OURS.has(name.split('/')[0] ?? ''))
    .toSorted();
  const base = path.basename(path.resolve(folder));
  return Promise.all(names.map(async (name) => ({ name: `${base}/${name}`, text: await fs.readFile(path.join(folder, name), 'utf8') })));
}

/** Changes when any file, or the way of reading them, does. Line ends do not count. */
export function checksumOf(files: readonly TextFile[]): string {
  const hash = createHash('sha256').update(`loader ${LOADER}\n`);
  for (const { name, text } of files) hash.update(`${name}\0${text.replaceAll('\r\n', '\n')}\0`);
  return hash.digest('hex');
}
