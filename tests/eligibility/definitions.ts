import { readdirSync, readFileSync } from 'node:fs';
import { type Definition, ownCodes, type SavedCases } from '../../src/modules/definitions/core/index.ts';
import { parseCases, parseDefinition } from '../../src/modules/definitions/data-parse.ts';

const folder = new URL('../../data/definitions/', import.meta.url);

/** Every executable definition in the data folder, parsed. Throws with the file's name when one does not parse. */
export const definitions: readonly Definition[] = filesEnding('.json', ['.cases.json', '.schema.json']).map((file) => {
  const parsed = parseDefinition(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.error.slice(0, 3))}`);
  return parsed.value;
});

export const savedCases: readonly SavedCases[] = filesEnding('.cases.json').map((file) => {
  const parsed = parseCases(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.error.slice(0, 3))}`);
  return parsed.value;
});

export const codes = ownCodes(definitions);

export function getDefinition(areaId: string): Definition {
  const found = definitions.find((definition) => definition.areaId === areaId);
  if (!found) throw new Error(`No executable definition of ${areaId}.`);
  return found;
}

export const movement = getDefinition('sallsynta-motorikstorningar');

function filesEnding(ending: string, but: readonly string[] = []): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending) && !but.some((other) => file.endsWith(other)))
    .sort();
}
