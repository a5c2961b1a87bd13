import path from 'node:path';
import { createDb, migrate } from '../platform/db/index.ts';
import { projectRoot } from '../platform/root.ts';
import { exitCodes } from '../platform/startup/entry.ts';
import { type OpenDatabase, openDatabase } from '../platform/startup/open-database.ts';
import type { Shutdown } from '../platform/startup/shutdown.ts';
import type { Command, CommandContext } from './command.ts';
import { helpText } from './help.ts';

export type Given = Pick<CommandContext, 'settings' | 'log' | 'out' | 'say'> & { shutdown: Shutdown };

const helpNames = new Set(['help', '--help', '-h']);

function contextOf({ shutdown, ...given }: Given): CommandContext {
  const root = projectRoot();
  let opened: Promise<OpenDatabase> | undefined;
  const open = async (): Promise<OpenDatabase> => {
    const database = await openDatabase(given.settings, { log: given.log, say: given.say, joinRunning: true });
    shutdown.add('the database', database.stop);
    shutdown.onForce(database.stopAtOnce);
    return database;
  };
  const openOnce = (): Promise<OpenDatabase> => {
    opened ??= open();
    return opened;
  };
  return {
    ...given,
    root,
    openDatabase: openOnce,
    openMigratedDb: async () => {
      const { adminUrl, appUrl } = await openOnce();
      await migrate(adminUrl, path.join(root, 'db/migrations'), given.log);
      const db = createDb(appUrl, { log: given.log, system: 'command-line', statementTimeoutMs: 120_000 });
      shutdown.add('the database connections', db.close);
      return db;
    },
  };
}

/** Finds the command that is named and runs it. An unknown one is told, with those there are. */
export async function runCommand(commands: readonly Command[], [name, ...args]: string[], given: Given): Promise<number> {
  if (name === undefined || helpNames.has(name)) {
    given.out(helpText(commands));
    return name === undefined ? exitCodes.usage : exitCodes.ok;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command.run(contextOf(given), args);
  given.say(`There is no command "${name}". There are: ${[...commands.map((c) => c.name), 'help'].join(', ')}.`);
  return exitCodes.usage;
}
