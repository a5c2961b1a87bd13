import { OperatorFault } from '../operator-fault.ts';
import { parseSettings, type Settings } from '../settings.ts';

/** Exit codes after sysexits.h. */
export const exitCodes = { ok: 0, fault: 1, usage: 64, unavailable: 69, software: 70, settings: 78 } as const;

const oldestNode = 24;

const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** Parses the environment, or names every fault and ends the process. */
export function settingsOrExit(env: Record<string, string | undefined>, workingDir: string): Settings {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    complain(
      `Tillstånd needs Node ${oldestNode} or later; this is ${process.versions.node}. Start it with npm start, which brings its own.`,
    );
    process.exit(exitCodes.settings);
  }
  const result = parseSettings(env, workingDir);
  if (result.ok) return result.settings;
  complain(['The settings have faults; nothing was started:', ...result.faults.map((fault) => `  - ${fault}`)].join('\n'));
  process.exit(exitCodes.settings);
}

/** What is told when the start fails: the plain words of an OperatorFault, everything of any other. */
export function explain(error: unknown): void {
  complain(error instanceof OperatorFault ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
}
