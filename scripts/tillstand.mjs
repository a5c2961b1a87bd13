// npm run tillstand -- <command>: the command line. `help` lists the commands.
import { buildOrExit } from './build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';

ensureInstalled();
await buildOrExit();
runInForeground(inRoot('dist/cli.js'), process.argv.slice(2));
