// Makes dist/ from src/: the server and the command line (main.js, cli.js), and what browsers get (assets/, with the
// hash of the content in each name and assets/manifest.json from plain to hashed name). Nothing changed: nothing done.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inRoot, root } from './lib/paths.mjs';

const dist = inRoot('dist');
const stampFile = path.join(dist, 'build.json');
const isTest = (name) => /\.test\.tsx?$/.test(name);

const filesUnder = (folder) =>
  fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !isTest(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();

/** One hash over everything that the result depends on. */
function hashInputs() {
  const hash = createHash('sha256');
  const files = [...filesUnder(inRoot('src')), inRoot('package-lock.json'), inRoot('tsconfig.json'), fileURLToPath(import.meta.url)];
  for (const file of files) hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const isUpToDate = (inputs) => {
  try {
    return JSON.parse(fs.readFileSync(stampFile, 'utf8')).inputs === inputs;
  } catch {
    return false;
  }
};

const common = { absWorkingDir: root, bundle: true, format: 'esm', metafile: true, legalComments: 'none', logLevel: 'warning' };

/**
 * Packages that are taken into the build: modules in hundreds of small files, which are slow to read one by one at each start.
 * All others stay in node_modules. A package that shares objects with one of these must be among them.
 */
const takenIn = /^(?:zod|kysely|fastify-type-provider-zod|preact|preact-render-to-string|d3-[a-z-]+|internmap)(?:\/|$)/;

const packagesOutside = {
  name: 'packages-outside',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^./]/ }, ({ path: specifier, kind }) =>
      kind === 'entry-point' || takenIn.test(specifier) ? undefined : { path: specifier, external: true },
    ),
};

const buildServer = (esbuild, outdir) =>
  esbuild.build({
    ...common,
    entryPoints: { main: 'src/main.ts', cli: 'src/cli.ts' },
    outdir,
    platform: 'node',
    target: 'node24',
    plugins: [packagesOutside],
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: true,
    sourcesContent: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });

/**
 * esbuild escapes what is not ASCII in texts, but not in regular expressions and comments; one such letter and V8 keeps the whole
 * file with two bytes a letter. An escape means the same there. Not in a raw template, so that stops the build.
 */
function escapeRest({ outputs }) {
  for (const file of Object.keys(outputs).filter((name) => name.endsWith('.js'))) {
    const written = fs.readFileSync(inRoot(file), 'utf8');
    const escaped = written.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (escaped === written) continue;
    if (/String\.raw`[^`]*[\u0080-\uffff]/.test(written)) throw new Error(`${file}: String.raw must be given ASCII only`);
    fs.writeFileSync(inRoot(file), escaped);
  }
}

/** The style sheet and each script that stands right under src/ui/enhance; what they import goes into them. */
const browserEntries = () => {
  const styles = 'src/ui/styles/app.css';
  const scripts = 'src/ui/enhance';
  const names = fs.existsSync(inRoot(scripts)) ? fs.readdirSync(inRoot(scripts)) : [];
  const one = names.includes('app.ts')
    ? ['app.ts']
    : names.filter((name) => name.endsWith('.ts') && !isTest(name) && !name.endsWith('.d.ts'));
  return [...(fs.existsSync(inRoot(styles)) ? [styles] : []), ...one.map((name) => `${scripts}/${name}`)];
};

const buildBrowser = (esbuild, outdir) =>
  esbuild.build({
    ...common,
    entryPoints: browserEntries(),
    outdir,
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    platform: 'browser',
    target: ['es2022', 'chrome111', 'firefox114', 'safari16.4'],
    minify: true,
    sourcemap: false,
    loader: { '.woff2': 'file', '.woff': 'empty', '.svg': 'file', '.png': 'file' },
  });

/** Plain name to the name with the hash: { "app.css": "app.AB12CD34.css" }. */
const manifestOf = (outputs) =>
  Object.fromEntries(
    Object.keys(outputs)
      .map((output) => path.basename(output))
      .map((name) => [name.replace(/\.[A-Z0-9]{8}(?=\.[a-z0-9]+$)/, ''), name])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Two builds may end at once: the later one stands. */
function putInPlace(unfinished, triesLeft = 10) {
  const old = `${unfinished}.old`;
  try {
    fs.renameSync(dist, old);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  fs.rmSync(old, { recursive: true, force: true });
  try {
    fs.renameSync(unfinished, dist);
  } catch (error) {
    if (triesLeft === 0 || !['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
    putInPlace(unfinished, triesLeft - 1);
  }
}

/** Builds when needed. The old dist/ stays in use until the new one is whole. */
export async function build() {
  const inputs = hashInputs();
  if (isUpToDate(inputs)) return { built: false };
  const unfinished = `${dist}.${process.pid}`;
  const esbuild = await import('esbuild');
  try {
    const assets = path.join(unfinished, 'assets');
    fs.mkdirSync(assets, { recursive: true });
    const [server, browser] = await Promise.all([buildServer(esbuild, unfinished), buildBrowser(esbuild, assets)]);
    escapeRest(server.metafile);
    fs.writeFileSync(path.join(assets, 'manifest.json'), `${JSON.stringify(manifestOf(browser.metafile.outputs), null, 2)}\n`);
    fs.writeFileSync(path.join(unfinished, 'build.json'), JSON.stringify({ inputs }));
    putInPlace(unfinished);
    return { built: true };
  } finally {
    await esbuild.stop(); // its process would stand beside the product as long as that runs
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
}

/** For the other scripts: builds, or says what is wrong and ends. */
export async function buildOrExit() {
  try {
    return await build();
  } catch (error) {
    if (error.code === 'EACCES') {
      console.error(`The sources have changed and this user may not write ${dist}: run npm run build as the owner of the folder.`);
      process.exit(77);
    }
    console.error(`The build failed: ${error.errors ? `${error.errors.length} faults, shown above` : error.stack}`);
    process.exit(70);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ensureInstalled } = await import('./lib/install.mjs');
  ensureInstalled();
  const { built } = await buildOrExit();
  console.log(built ? 'Built dist/.' : 'dist/ is up to date.');
}
