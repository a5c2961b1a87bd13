// Writes the rules of scripts/lib/rooms.mjs to biome.boundaries.json, which biome.json extends.
// Run it after changing them: node scripts/boundaries.mjs
import fs from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { overrides } from './lib/rooms.mjs';

/** One rule a line, so that a change is seen where it is. */
export const boundariesText = () => `{\n"overrides": [\n${overrides.map((rule) => JSON.stringify(rule)).join(',\n')}\n]\n}\n`;

if (process.argv[1] === import.meta.filename) fs.writeFileSync(inRoot('biome.boundaries.json'), boundariesText());
