import type { Database } from '../platform/db/index.ts';
import type { Log } from '../platform/log.ts';
import type { Settings } from '../platform/settings.ts';
import type { OpenDatabase } from '../platform/startup/open-database.ts';

/** What a command is given to work with. */
export type CommandContext = {
  settings: Settings;
  log: Log;
  /** The project's folder. */
  root: string;
  /** Standard output: the result itself. No line end is added. */
  out(text: string): void;
  /** Standard error: a line about how it goes. */
  say(line: string): void;
  /** The database of a running instance, the given one, or the embedded one, started for this command and stopped after it. */
  openDatabase(): Promise<OpenDatabase>;
  /** The same, migrated, as the application sees it. Closed after the command. */
  openMigratedDb(): Promise<Database>;
};

/**
 * One command. Add a file beside this one and a row in `commands.ts`.
 * `run` gives the exit code: 0 is well. What an operator can put right is thrown as an OperatorFault.
 */
export type Command = {
  name: string;
  /** What follows the name, for `help`: '[--as-of YYYY-MM-DD]'. */
  usage?: string;
  /** One sentence, in English. */
  summary: string;
  run(context: CommandContext, args: string[]): Promise<number>;
};
