import path from 'node:path';
import { migrate } from '../platform/db/index.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Brings the database to the form that this version needs. Safe to run again.',
  run: async ({ root, log, out, openDatabase }) => {
    const { adminUrl } = await openDatabase();
    const { applied, alreadyThere } = await migrate(adminUrl, path.join(root, 'db/migrations'), log);
    for (const name of applied) out(`applied ${name}\n`);
    out(applied.length === 0 ? `Nothing to do: all ${alreadyThere} migrations are applied.\n` : `${applied.length} applied.\n`);
    return 0;
  },
};
