// Makes src/ui/styles/generated/theme.css from scripts/theme.config.json with the theme tool of Designsystemet.
// Run by hand when the colours change: `node scripts/theme.mjs` (Node 22 or newer, needs the package registry).
// The tool brings more than a hundred packages and is therefore fetched when asked for, never installed with the product.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOOL = '@digdir/designsystemet@1.15.0';
const config = fileURLToPath(new URL('./theme.config.json', import.meta.url));
const target = fileURLToPath(new URL('../src/ui/styles/generated/theme.css', import.meta.url));

/** Roles kept for each colour. The main colours paint surfaces of every kind, the status colours only tags, alerts and errors. */
const MAIN = /./;
const STATUS = /^(surface-tinted|border-default|text-subtle|text-default)$/;
const KEEP = {
  petrol: MAIN,
  neutral: /^(?!base)/,
  danger: MAIN,
  info: STATUS,
  success: STATUS,
  warning: STATUS,
  lingon: STATUS,
  plommon: STATUS,
};

/** Lengths of the tool's "small" size mode, worked out once instead of by calc() in the browser: floor(4/18 rem × n) in pixels. */
const size = (n) => `${Math.floor((n * 4 * 16) / 18) / 16}rem`;

function build() {
  const room = mkdtempSync(join(tmpdir(), 'theme-'));
  try {
    const run = (...args) => execFileSync('npx', ['--yes', TOOL, ...args], { cwd: room, stdio: ['ignore', 'ignore', 'inherit'] });
    writeFileSync(join(room, 'designsystemet.config.json'), readFileSync(config));
    run('tokens', 'create');
    run('tokens', 'build');
    return readFileSync(join(room, 'design-tokens-build', 'tillstand.css'), 'utf8');
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

/** The declarations of the first block that begins with `selector`. */
function declarations(css, selector) {
  const from = css.indexOf(`${selector} {`);
  if (from < 0) throw new Error(`The tool's output has no ${selector}`);
  const body = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
  return new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim().toLowerCase()]));
}

function kept(all) {
  const out = [];
  for (const [name, value] of all) {
    const [, colour, role] = /^--ds-color-([a-z]+)-(.+)$/.exec(name) ?? [];
    const aliased = KEEP[colour]?.test(role) && isAsked(`--ds-color-${role}`);
    if (colour && (asked.has(name) || aliased)) out.push(`${name}:${value}`);
  }
  return out;
}

/** What the style sheets ask for: nothing else of the theme is sent to browsers. Run again when a rule needs one more. */
const sheets = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
const styles = fileURLToPath(new URL('../src/ui/styles/', import.meta.url));
const pieces = [...readFileSync(join(styles, 'app.css'), 'utf8').matchAll(/'@digdir\/designsystemet-css\/([\w-]+\.css)'/g)].map(
  ([, name]) =>
    readFileSync(fileURLToPath(new URL(`../node_modules/@digdir/designsystemet-css/dist/src/${name}`, import.meta.url)), 'utf8'),
);
const asked = new Set([...sheets(styles), ...pieces].flatMap((text) => [...text.matchAll(/var\((--ds-[\w-]+)/g)].map(([, name]) => name)));
const isAsked = (name) => asked.has(name) || name === '--ds-border-radius-base' || name === '--ds-border-radius-scale';

const css = build();
const light = declarations(css, ':root, [data-color-scheme="light"]');
const dark = declarations(css, '[data-color-scheme="dark"]');
const semantic = declarations(css, '@layer ds.theme.semantic {\n:root');

const roles = [...light.keys()]
  .filter((name) => name.startsWith('--ds-color-petrol-'))
  .map((name) => name.slice('--ds-color-petrol-'.length));
const alias = (colour) =>
  roles
    .filter((role) => KEEP[colour].test(role) && isAsked(`--ds-color-${role}`))
    .map((role) => `--ds-color-${role}:var(--ds-color-${colour}-${role})`);
const fixed = [
  ...['sm', 'md', 'lg', 'full', 'default', 'base', 'scale'].map(
    (step) => `--ds-border-radius-${step}:${semantic.get(`--ds-border-radius-${step}`)}`,
  ),
  ...['width-default', 'width-focus'].map((part) => `--ds-border-${part}:${semantic.get(`--ds-border-${part}`)}`),
  `--ds-shadow-md:${semantic.get('--ds-shadow-md')}`,
  `--ds-opacity-disabled:${semantic.get('--ds-opacity-disabled')}`,
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12].map((n) => `--ds-size-${n}:${size(n)}`),
  `--ds-icon-size:${size(6)}`,
  '--ds-font-weight-medium:500',
  '--ds-line-height-sm:1.3',
  '--ds-line-height-md:1.5',
  '--ds-body-sm-font-size:.875rem',
].filter((line) => isAsked(line.slice(0, line.indexOf(':'))));

const block = (selector, lines) => `${selector}{\n${lines.map((line) => `  ${line};`).join('\n')}\n}\n`;
writeFileSync(
  target,
  [
    `/*! Theme made with ${TOOL} (MIT, Digitaliseringsdirektoratet) from scripts/theme.config.json by scripts/theme.mjs. Do not edit. */\n`,
    block(':root', ['color-scheme:light dark', ...fixed, ...kept(light)]),
    `@media screen and (prefers-color-scheme:dark){\n${block(':root', kept(dark))}}\n`,
    block(':root,[data-color=petrol]', alias('petrol')),
    ...Object.keys(KEEP)
      .filter((colour) => colour !== 'petrol')
      .map((colour) => block(`[data-color=${colour}]`, alias(colour))),
  ].join(''),
);
