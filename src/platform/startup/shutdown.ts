import type { Log } from '../log.ts';

type Step = { name: string; run: () => Promise<void> };

/** What must be undone at the end, in reverse order of how it was started. */
export type Shutdown = {
  /** Adds a step; the one added last runs first. */
  add(name: string, run: () => Promise<void>): void;
  /** Runs once after all steps, or when a forced end is asked for: nothing here may wait. */
  onForce(run: () => void): void;
  /** Undoes everything and ends the process. */
  end(exitCode: number): Promise<never>;
};

/** One Ctrl-C reaches the process more than once (from the terminal, from npm, from the launcher): these count as one. */
const sameMomentMs = 1_000;
const stepLimitMs = 20_000;

const withLimit = (work: Promise<void>, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} did not end within ${stepLimitMs / 1000} s`)), stepLimitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });

/**
 * Ends the process in good order on SIGINT, SIGTERM, SIGHUP, a killed launcher or an exception that nobody caught.
 * A second signal, later, ends it at once.
 */
export function prepareShutdown(log: Log, say: (line: string) => void): Shutdown {
  const steps: Step[] = [];
  const forced: (() => void)[] = [];
  let begunAt: number | undefined;

  const end = async (exitCode: number): Promise<never> => {
    begunAt ??= performance.now();
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await withLimit(step.run(), step.name);
      } catch (error) {
        log.error({ err: error }, `could not be ended in good order: ${step.name}`);
      }
    }
    process.exit(exitCode);
  };

  const onSignal = (signal: string): void => {
    if (begunAt === undefined) {
      say(`Stopping (${signal}) …`);
      void end(0);
    } else if (performance.now() - begunAt > sameMomentMs) {
      say('Stopping at once.');
      for (const run of forced) run();
      process.exit(1);
    }
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => onSignal(signal));
  if (process.connected) {
    process.once('disconnect', () => onSignal('the launcher ended'));
    process.channel?.unref();
  }
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(kind, (error: unknown) => {
      log.fatal({ err: error }, `nobody caught this (${kind}); stopping`);
      if (begunAt === undefined) void end(70);
    });

  return {
    add: (name, run) => steps.push({ name, run }),
    onForce: (run) => forced.push(run),
    end,
  };
}
