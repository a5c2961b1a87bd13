// npm run drill -- <name>: what happens when things break, on a product of its own. Without a name it lists the drills.
import { spawnSync } from 'node:child_process';
import { buildOrExit } from './build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { findNode, runtimeEnvironment } from './lib/runtime.mjs';

ensureInstalled({ withTools: true });
await buildOrExit();
const { status } = spawnSync(findNode(), [inRoot('tests/drills/run.ts'), ...process.argv.slice(2)], {
  cwd: root,
  env: runtimeEnvironment(),
  stdio: 'inherit',
});
process.exit(status ?? 70);
