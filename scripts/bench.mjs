// npm run bench [-- server|eligibility|codes …]: builds, measures, prints, and keeps the figures in bench/README.md.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { findNode, runtimeEnvironment } from './lib/runtime.mjs';

ensureInstalled({ withTools: true });
const run = (file, args) =>
  spawnSync(findNode(), [inRoot(file), ...args], { cwd: root, env: runtimeEnvironment(), stdio: 'inherit' }).status ?? 1;
const built = run('scripts/build.mjs', []);
process.exit(built === 0 ? run('bench/index.ts', process.argv.slice(2)) : built);
