import path from 'node:path';
import { type LoadReport, loadRegister } from '../modules/register/index.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

export const loadCommand: Command = {
  name: 'load',
  usage: '[--data FOLDER]',
  summary: 'Brings the register up to the data files. Safe to run again; faults are named by file and line.',
  run: async ({ root, out, openMigratedDb }, args) => {
    const values = readOptions(args, { data: { type: 'string' } });
    const folder = values.data === undefined ? path.join(root, 'data') : path.resolve(values.data);
    const report = await loadRegister(await openMigratedDb(), folder);
    out(`${describeLoad(report).join('\n')}\n`);
    return 0;
  },
};

/** What a load added, as lines. */
export function describeLoad({ unchanged, entries, reference }: LoadReport): string[] {
  if (unchanged) return ['Nothing to do: the files are those that were loaded last.'];
  const kinds = Map.groupBy(entries, (entry) => entry.payload.kind);
  return [
    ...reference.map(({ table, added, changed, removed }) => `${table}: ${added} added, ${changed} changed, ${removed} removed`),
    ...[...kinds].map(
      ([kind, ofKind]) => `journal, ${kind}: ${ofKind.length} added (${ofKind.filter((e) => e.corrects).length} corrections)`,
    ),
    `${entries.length} journal entries added.`,
  ];
}
