// npm test: everything that must hold. Installs what is missing, then builds, lints, checks types, what is installed, and runs every test.
// The last line is "N passed, N failed": each test, and each of build, lint, types, lock file and licences, counts as one.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { findNode, runtimeEnvironment } from './lib/runtime.mjs';

ensureInstalled({ withTools: true });
const node = findNode();
const env = { ...runtimeEnvironment(), CHROMIUM_PATH: ensureChromium() };
// Settings of the product that happen to be set here are not those of the tests.
for (const name of ['PORT', 'HOST', 'NODE_ENV', 'DATABASE_URL', 'DATABASE_ADMIN_URL', 'TILLSTAND_DATA_DIR', 'TILLSTAND_MODE'])
  delete env[name];

const seconds = (start) => `${Math.round((performance.now() - start) / 100) / 10} s`;

/** Runs a tool to its end; what it says is kept until then, so that several can run at once. True when it succeeded. */
const runTool = async (name, file, args) => {
  const start = performance.now();
  const child = spawn(node, [inRoot(file), ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
  const status = await new Promise((resolve) => child.once('close', resolve));
  console.log(`\n== ${name}: ${seconds(start)}\n${Buffer.concat(said).toString()}`.trimEnd());
  return status === 0;
};

const steps = [
  ['build', 'scripts/build.mjs', []],
  ['lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  ['types', 'node_modules/typescript/bin/tsc', ['-p', '.']],
  ['lock file', 'scripts/lockfile.mjs', []],
  ['licences', 'scripts/licences.mjs', ['--quiet']],
];

function runVitest() {
  const report = path.join(os.tmpdir(), `tillstand-tests-${process.pid}.json`);
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)];
  const vitest = [inRoot('node_modules/vitest/vitest.mjs'), ...args];
  const succeeded = spawnSync(node, vitest, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
  const counted = fs.existsSync(report)
    ? JSON.parse(fs.readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  fs.rmSync(report, { force: true });
  // A file that cannot be loaded, or a fault outside every test, fails the run without failing a test.
  const failed = Math.max(counted.numFailedTests, succeeded ? 0 : 1);
  return { passed: counted.numPassedTests, failed, skipped: counted.numPendingTests + (counted.numTodoTests ?? 0) };
}

const [build, ...others] = steps;
const checks = [await runTool(...build), ...(await Promise.all(others.map((step) => runTool(...step))))];
console.log('\n== tests');
const start = performance.now();
const tests = runVitest();
console.log(`== tests: ${seconds(start)}`);

const passed = tests.passed + checks.filter(Boolean).length;
const failed = tests.failed + checks.filter((succeeded) => !succeeded).length + (tests.passed === 0 ? 1 : 0);
for (const [index, [name]] of steps.entries()) if (!checks[index]) console.log(`${name} failed`);
console.log(`\n${passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);
process.exit(failed > 0 ? 1 : 0);
