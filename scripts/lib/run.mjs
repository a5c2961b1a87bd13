import { spawn } from 'node:child_process';
import os from 'node:os';
import { root } from './paths.mjs';
import { findNode, runtimeEnvironment } from './runtime.mjs';

/**
 * Source maps for readable faults; a small young generation: 20 MB less memory at rest, no slower answers; and leave for the
 * program to give back, once, what only its start needed (docs/adr/0001).
 */
const flags = ['--enable-source-maps', '--max-semi-space-size=4', '--expose-gc'];

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a built program in the foreground and ends as it ends. Signals are passed on; the channel between the two tells
 * the program when this launcher was killed, so that it stops too.
 */
export function runInForeground(program, args, extra = {}) {
  const child = spawn(findNode(), [...flags, program, ...args], {
    cwd: root,
    env: { MALLOC_ARENA_MAX: '1', ...runtimeEnvironment(), ...extra }, // the C library then keeps one pool of memory, not one a thread
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of passedOn) process.on(signal, () => child.kill(signal));
  stopWithNpm(() => child.kill('SIGTERM'));
  child.once('error', (error) => {
    console.error(`Node could not be run: ${error.message}`);
    process.exit(70);
  });
  child.once('exit', (code, signal) => process.exit(signal ? 128 + os.constants.signals[signal] : code));
}

/** npm that is killed outright tells nobody: then the launcher, which it started, has another parent all at once. */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}
