import fs from 'node:fs';
import path from 'node:path';

/** The project's folder: the nearest one above the running code that holds the migrations. Works from src/ and from dist/. */
export function projectRoot(from: string = import.meta.dirname): string {
  let dir = from;
  while (!fs.existsSync(path.join(dir, 'db', 'migrations'))) {
    const up = path.dirname(dir);
    if (up === dir) throw new Error(`The project folder was not found above ${from}`);
    dir = up;
  }
  return dir;
}
