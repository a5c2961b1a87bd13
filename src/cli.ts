import { commands } from './cli/commands.ts';
import { runCommand } from './cli/run-command.ts';
import { createLog } from './platform/log.ts';
import { OperatorFault } from './platform/operator-fault.ts';
import { exitCodes, explain, settingsOrExit } from './platform/startup/entry.ts';
import { prepareShutdown } from './platform/startup/shutdown.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const settings = settingsOrExit(process.env, process.cwd());
const log = createLog({ level: settings.logLevel, readable: process.stderr.isTTY });
const shutdown = prepareShutdown(log, say);
let exitCode: number;
try {
  exitCode = await runCommand(commands, process.argv.slice(2), {
    settings,
    log,
    shutdown,
    out: (text) => void process.stdout.write(text),
    say,
  });
} catch (error) {
  explain(error);
  exitCode = error instanceof OperatorFault ? exitCodes.fault : exitCodes.software;
}
await shutdown.end(exitCode);
