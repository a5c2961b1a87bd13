import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../platform/root.ts';
import type { Located } from './core/geography.ts';

/** What is known of where people live and hospitals lie: data/geography. */
export type Geography = {
  readonly located: readonly Located[];
  /** Municipality codes by hospital id. */
  readonly hospitals: ReadonlyMap<string, readonly string[]>;
};

let read: Geography | undefined;

/** Read once, at first use: the files belong to the program. */
export function geography(): Geography {
  read ??= {
    located: rowsOf('municipalities.csv').map(([municipality = '', , latitude, longitude, inhabitants]) => ({
      municipality,
      latitude: Number(latitude),
      longitude: Number(longitude),
      inhabitants: Number(inhabitants),
    })),
    hospitals: new Map(rowsOf('hospitals.csv').map(([hospital = '', codes = '']) => [hospital, codes.split(' ')])),
  };
  return read;
}

function rowsOf(name: string): readonly (readonly string[])[] {
  const text = fs.readFileSync(path.join(projectRoot(), 'data/geography', name), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}
