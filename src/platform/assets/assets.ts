import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export type Asset = { readonly type: string; readonly content: Buffer };
export type Assets = {
  /** The address of a built file by its plain name: `app.css` → `/assets/app.1A2B3C4D.css`. Throws when the build lacks it. */
  readonly url: (name: string) => string;
  /** A built file by the name in its address. */
  readonly find: (hashedName: string) => Asset | undefined;
  readonly names: readonly string[];
};

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
const manifestSchema = z.record(z.string(), z.string().regex(/^[\w.-]+$/));

/**
 * Reads what the build made for browsers into memory (a few hundred kilobytes). Only files that the
 * manifest names can be asked for, so an address can never reach another file.
 */
export function loadAssets(folder: string): Assets {
  const manifest = manifestSchema.parse(JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8')));
  const files = new Map(
    Object.values(manifest).map((name): [string, Asset] => {
      const type = types[path.extname(name)];
      if (type === undefined) throw new Error(`The build holds a file of a kind that is not served: ${name}`);
      return [name, { type, content: fs.readFileSync(path.join(folder, name)) }];
    }),
  );
  return {
    url: (name) => {
      const hashed = manifest[name];
      if (hashed === undefined) throw new Error(`The build has no ${name}; run npm run build`);
      return `/assets/${hashed}`;
    },
    find: (name) => files.get(name),
    names: [...files.keys()],
  };
}

/** When nothing has been built (unit tests): plain names, and no files behind them. */
export const noAssets: Assets = { url: (name) => `/assets/${name}`, find: () => undefined, names: [] };
