import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The server of a measurement, `bench/<name>/server.ts`, built as the product itself is; gives the file to run. */
export async function builtServer(name: string): Promise<string> {
  const outfile = path.join(root, `dist/bench-${name}.js`);
  await build({
    entryPoints: [path.join(root, `bench/${name}/server.ts`)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
  return outfile;
}
