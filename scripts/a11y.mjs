// npm run a11y: looks at every page by machine, and keeps what it found on the public ones for the accessibility statement of the site.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { findNode, runtimeEnvironment } from './lib/runtime.mjs';

const STATEMENT = inRoot('src/modules/directory/accessibility-results.json');

ensureInstalled({ withTools: true });
const found = path.join(os.tmpdir(), `tillstand-accessibility-${process.pid}.json`);
const env = { ...runtimeEnvironment(), CHROMIUM_PATH: ensureChromium(), ACCESSIBILITY_RESULTS: found, ACCESSIBILITY_LOOK: 'long' };
const run = (file, args) => spawnSync(findNode(), [inRoot(file), ...args], { cwd: root, env, stdio: 'inherit' }).status ?? 1;

const status = run('node_modules/vitest/vitest.mjs', ['run', 'tests/a11y/site/public.test.ts']);
// Faults that were found go into the statement too: it must not look better than the site is.
const results = fs.existsSync(found) ? JSON.parse(fs.readFileSync(found, 'utf8')) : { pages: [] };
fs.rmSync(found, { force: true });
if (results.pages.length === 0) {
  console.error('Nothing was tested. The statement is left as it was.');
  process.exit(1);
}
const { notTestedManually } = JSON.parse(fs.readFileSync(STATEMENT, 'utf8'));
const statement = { ...results, updatedOn: results.testedOn, notTestedManually };
fs.writeFileSync(STATEMENT, `${JSON.stringify(statement, null, 2)}\n`);
run('node_modules/@biomejs/biome/bin/biome', ['format', '--write', STATEMENT]);
console.log(`${results.pages.length} pages, ${results.violations.length} faults. Kept in ${path.relative(root, STATEMENT)}.`);
const others = ['signed-in', 'assessment', 'sittings'].map((name) => `tests/a11y/site/${name}.test.ts`);
const signedIn = run('node_modules/vitest/vitest.mjs', ['run', ...others]);
process.exit(status || signedIn);
