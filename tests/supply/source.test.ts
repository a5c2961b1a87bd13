import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/platform/root.ts';

const root = projectRoot();
const sources = fs
  .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
  .map((name) => ({ name: `src/${name}`, text: fs.readFileSync(path.join(root, 'src', name), 'utf8') }));

const filesWith = (pattern: RegExp): string[] => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

test.each<[string, RegExp]>([
  ['code made from text', /\beval\(|new Function\(|setTimeout\(\s*['"`]|node:vm\b/],
  ['HTML made from text', /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/],
  ['a shell', /\bexecSync\b|\bshell:\s*true|import \{[^}]*\bexec\b[^}]*\} from 'node:child_process'/],
  ['objects made from bytes', /\bdeserialize\(|\bDeserializer\b/],
  ['storage in the browser', /\blocalStorage\b|\bsessionStorage\b|\bindexedDB\b/],
  ['messages between windows', /addEventListener\(\s*'message'/],
])('nowhere in the product: %s', (_, pattern) => {
  expect(filesWith(pattern)).toEqual([]);
});

test('only the setting of how memory is counted asks V8 for anything, and for nothing else', () => {
  expect(filesWith(/node:v8/)).toEqual(['src/platform/startup/count-buffers.ts']);
  expect(filesWith(/import \{ setFlagsFromString \} from 'node:v8'/)).toEqual(['src/platform/startup/count-buffers.ts']);
});

test('only the server and its own threads send each other messages; no window does', () => {
  expect(filesWith(/\bpostMessage\(/)).toEqual(['src/platform/threads/answering.ts', 'src/platform/threads/thread.ts']);
});

test('only these files run other programs', () => {
  expect(filesWith(/node:child_process/)).toEqual([
    'src/platform/postgres/binaries.ts',
    'src/platform/postgres/cluster.ts',
    'src/platform/postgres/server.ts',
  ]);
});

test('only these files fetch anything; the server itself fetches nothing that a visitor names', () => {
  expect(filesWith(/\bfetch\(/)).toEqual([
    'src/cli/checks/headers.ts',
    'src/platform/seal/time-stamp.ts',
    'src/ui/enhance/autosave.ts',
    'src/ui/enhance/suggest.ts',
    'src/ui/enhance/upload.ts',
  ]);
});

test('the files are found at all', () => expect(sources.length).toBeGreaterThan(200));
