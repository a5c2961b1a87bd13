// npm start: installs and builds what is missing, then runs the product until Ctrl-C. Needs nothing but Node 20.
import { buildOrExit } from './build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';

const launchedAt = Math.round(performance.timeOrigin);
ensureInstalled();
await buildOrExit();
runInForeground(inRoot('dist/main.js'), process.argv.slice(2), { TILLSTAND_LAUNCHED_AT: String(launchedAt) });
