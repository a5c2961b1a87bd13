import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { projectRoot } from '../../src/platform/root.ts';

const root = projectRoot();
const room = fs.mkdtempSync(path.join(os.tmpdir(), 'tillstand-boundaries-'));
afterAll(() => fs.rmSync(room, { recursive: true }));

type Config = { extends?: string[]; vcs?: unknown; linter: { rules: object; domains?: object } };

const put = (file: string, text: string): void => {
  fs.mkdirSync(path.join(room, path.dirname(file)), { recursive: true });
  fs.writeFileSync(path.join(room, file), text);
};

/** The real rules on a folder of our own: the other rules off, since they would look for files that are not there. */
const config: Config = JSON.parse(fs.readFileSync(path.join(root, 'biome.json'), 'utf8'));
const boundaries = JSON.parse(fs.readFileSync(path.join(root, 'biome.boundaries.json'), 'utf8'));

const forbidden: [file: string, imported: string, advice: string][] = [
  ['src/kernel/a.ts', '../platform/log.ts', 'The kernel imports nothing outside src/kernel'],
  ['src/kernel/a.ts', '../modules/areas/index.ts', 'The kernel imports nothing outside src/kernel'],
  ['src/kernel/a.ts', 'node:fs', 'without packages, files or network'],
  ['src/kernel/a.ts', 'zod', 'without packages, files or network'],
  ['src/ui/table/a.tsx', '../../platform/log.ts', 'Pass data in as props'],
  ['src/ui/table/a.tsx', 'node:fs', 'src/ui is pure'],
  ['src/ui/table/a.tsx', '../../modules/areas/index.ts', 'Pass data in as props'],
  ['src/platform/db/a.ts', '../../modules/areas/index.ts', 'knows nothing of the domain'],
  ['src/platform/db/a.ts', '../../app.ts', 'knows nothing of the domain'],
  ['src/modules/areas/store.ts', '../permits/index.ts', 'imports only modules before it'],
  ['src/modules/areas/screens/a.tsx', '../../permits/index.ts', 'imports only modules before it'],
  ['src/modules/organisations/store.ts', '../work/index.ts', 'imports only modules before it'],
  ['src/modules/permits/store.ts', '../areas/store.ts', 'through its index.ts only'],
  ['src/modules/permits/store.ts', '../areas/core/area.ts', 'through its index.ts only'],
  ['src/modules/permits/routes.ts', '../../app.ts', 'does not know who puts it together'],
  ['src/modules/permits/routes.ts', '../../cli/command.ts', 'does not know who puts it together'],
  ['src/modules/permits/core/a.ts', '../../../platform/log.ts', 'A core folder is pure'],
  ['src/modules/permits/core/a.ts', '../../../ui/index.ts', 'A core folder is pure'],
  ['src/modules/permits/core/a.ts', 'node:fs', 'A core folder is pure'],
  ['src/modules/permits/core/a.ts', 'kysely', 'A core folder is pure'],
  ['src/modules/permits/core/a.ts', '../store.ts', 'does not import what stands around it'],
  ['src/modules/permits/core/a.ts', '../../areas/store.ts', 'through its index.ts only'],
  ['src/modules/permits/core/a.ts', '../../board/index.ts', 'imports only modules before it'],
  ['src/app.ts', './modules/areas/store.ts', 'through its index.ts only'],
  ['src/cli/a.ts', '../modules/areas/store.ts', 'through its index.ts only'],
];

const allowed: [file: string, imported: string][] = [
  ['src/kernel/a.ts', './date.ts'],
  ['src/kernel/a.test.ts', 'vitest'],
  ['src/ui/table/a.tsx', '../../kernel/format.ts'],
  ['src/ui/table/a.tsx', '../text.ts'],
  ['src/platform/db/a.ts', '../log.ts'],
  ['src/platform/db/a.ts', 'node:fs'],
  ['src/platform/http/a.ts', '../../ui/index.ts'],
  ['src/modules/permits/store.ts', '../areas/index.ts'],
  ['src/modules/permits/store.ts', './core/permit.ts'],
  ['src/modules/permits/store.ts', '../../platform/db/index.ts'],
  ['src/modules/permits/core/a.ts', '../../areas/index.ts'],
  ['src/modules/permits/core/a.ts', '../../../kernel/date.ts'],
  ['src/modules/permits/core/a.ts', './permit.ts'],
  ['src/app.ts', './modules/areas/index.ts'],
  ['src/main.ts', './platform/settings.ts'],
];

const nameFor = (file: string, index: number): string =>
  file.replace(/\/a(?=\.)|\/(?=[a-z]+\.tsx?$)/, (found) => `${found === '/a' ? '/' : found}case${index}-`);

type Diagnostic = { location: { path: string | { file: string } }; message: unknown };

/** What Biome says of each file, in one run. */
const lint = (): Map<string, string> => {
  put('biome.json', JSON.stringify({ linter: { rules: { preset: 'none' } }, ...boundaries }));
  const result = spawnSync(path.join(root, 'node_modules/.bin/biome'), ['lint', '--reporter=json', '--max-diagnostics=none', 'src'], {
    cwd: room,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const found = new Map<string, string>();
  for (const { location, message } of (JSON.parse(result.stdout) as { diagnostics: Diagnostic[] }).diagnostics) {
    const file = typeof location.path === 'string' ? location.path : location.path.file;
    found.set(file, `${found.get(file) ?? ''}${JSON.stringify(message)}`);
  }
  return found;
};

const cases = [...forbidden.map(([file, imported]) => [file, imported] as const), ...allowed].map(([file, imported], index) => {
  const name = nameFor(file, index);
  return { name, text: `import { x } from '${imported}';\nexport const y = x;\n` };
});
for (const { name, text } of cases) put(name, text);
const found = lint();

test.each(forbidden.map((row, index) => [...row, index] as const))('%s must not import %s', (_file, _imported, advice, index) => {
  expect(found.get(cases[index]?.name ?? '')).toContain(advice);
});

test.each(allowed.map((row, index) => [...row, index] as const))('%s may import %s', (_file, _imported, index) => {
  expect(found.get(cases[forbidden.length + index]?.name ?? '')).toBeUndefined();
});

test('the rules are those that Biome uses, and are written from scripts/lib/rooms.mjs', async () => {
  expect(config.extends).toContain('./biome.boundaries.json');
  const written = spawnSync(
    process.execPath,
    ['-e', "import('./scripts/boundaries.mjs').then((m) => process.stdout.write(m.boundariesText()))"],
    { cwd: root, encoding: 'utf8' },
  );
  expect(written.stdout).toBe(fs.readFileSync(path.join(root, 'biome.boundaries.json'), 'utf8'));
});
