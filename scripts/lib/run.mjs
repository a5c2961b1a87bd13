import { spawn } from 'node:child_process';
import os from 'node:os';
import { root } from './paths.mjs';
import { findNode, runtimeEnvironment } from './runtime.mjs';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a built program in the foreground and ends as it ends. Signals are passed on; the channel between the two tells
 * the program when this launcher was killed, so that it stops too.
 */
export function runInForeground(program, args, extra = {}) {
  const child = spawn(findNode(), ['--enable-source-maps', program, ...args], {
    cwd: root,
    env: { ...runtimeEnvironment(), ...extra },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of passedOn) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`Node could not be run: ${error.message}`);
    process.exit(70);
  });
  child.once('exit', (code, signal) => process.exit(signal ? 128 + os.constants.signals[signal] : code));
}
