import path from 'node:path';
import { projectRoot } from '../src/platform/root.ts';
import { bundle } from '../tests/support/bundle.ts';

/** The server of a measurement, `bench/<name>/server.ts`, built as the product itself is; gives the file to run. */
export async function builtServer(name: string): Promise<string> {
  const outfile = path.join(projectRoot(), 'dist', `bench-${name}.js`);
  await bundle(`bench/${name}/server.ts`, outfile);
  return outfile;
}
