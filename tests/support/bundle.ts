import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../../src/platform/root.ts';

/** A program of ours, by its path in the project, built into one file as the product itself is. Below the project, so that packages are found. */
export async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(projectRoot(), entry)],
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
}
