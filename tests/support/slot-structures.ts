import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { SlotStructure } from '../../src/modules/journal/index.ts';
import { projectRoot } from '../../src/platform/root.ts';

const journal = path.join(projectRoot(), 'data', 'journal');

type WrittenSlots = Partial<Omit<SlotStructure, 'tasks' | 'subPermits'>> & {
  readonly tasks?: SlotStructure['tasks'];
  readonly subPermits?: SlotStructure['subPermits'];
};

/** Every slot structure that the data files name, each once, read apart from the product's loader. */
export function structuresInRegister(): readonly SlotStructure[] {
  const files = fs.readdirSync(journal, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const found = new Map<string, SlotStructure>();
  for (const file of files) {
    for (const slots of slotsWithin(parse(fs.readFileSync(path.join(journal, file), 'utf8')))) {
      const { units = null, unitsForChildren = null, tasks = [], subPermits = [] } = slots;
      found.set(JSON.stringify([units, unitsForChildren, tasks, subPermits]), { units, unitsForChildren, tasks, subPermits, note: null });
    }
  }
  return [...found.values()];
}

function slotsWithin(value: unknown): readonly WrittenSlots[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'slots' && inner ? [inner as WrittenSlots] : slotsWithin(inner)));
}
