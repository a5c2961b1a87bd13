import fs from 'node:fs';
import path from 'node:path';
import { OperatorFault } from '../../platform/operator-fault.ts';
import { type Definition, parseDefinitionText } from '../definitions/index.ts';

/** Every executable definition in a folder, by area. Throws, naming file and place, when one does not parse: half a set must not decide. */
export function readDefinitions(folder: string): readonly Definition[] {
  const files = fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.endsWith('.cases.json') && !file.endsWith('.schema.json'))
    .sort();
  return files.map((file) => {
    const parsed = parseDefinitionText(fs.readFileSync(path.join(folder, file), 'utf8'));
    if (parsed.ok) return parsed.value;
    const faults = parsed.error.slice(0, 5).map((fault) => `${fault.path}: ${fault.message.en}`);
    throw new OperatorFault(`The executable definition ${path.join(folder, file)} cannot be used. ${faults.join(' ')}`);
  });
}
