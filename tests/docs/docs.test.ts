import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { settingNames } from '../../src/platform/settings.ts';

const root = projectRoot();
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

describe('the guide to operation', () => {
  const guide = read('docs/operations.md');
  const table = guide.slice(guide.indexOf('## Settings'), guide.indexOf('## First start'));
  const inTable = table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name));

  test('has a row for every setting and for no other', () => {
    expect(inTable.toSorted()).toEqual([...settingNames].toSorted());
  });

  test('names only commands that there are', () => {
    const named = [...guide.matchAll(/npm run tillstand -- ([a-z-]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => name !== 'help' && !commands.some((command) => command.name === name))).toEqual([]);
  });

  test('names only scripts that there are', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const named = [...guide.matchAll(/npm run ([a-z-]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

describe.each(['docs/operations.md', 'docs/asvs.md'])('%s', (file) => {
  test('names only files that are there', () => {
    const named = [...read(file).matchAll(/`((?:src|tests|scripts|db)\/[\w./-]+)`/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !fs.existsSync(path.join(root, name)))).toEqual([]);
  });
});

test('every row of the security evidence has a state, and what is met says by what', () => {
  const rows = read('docs/asvs.md')
    .split('\n')
    .filter((line) => /^\| \d+\.\d+/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.length).toBeGreaterThan(80);
  expect(rows.filter(([, , , state = '']) => !['met', 'partly', 'gap', 'setting', 'n/a'].includes(state))).toEqual([]);
  expect(rows.filter(([, , , state, shown = '']) => state !== 'n/a' && shown === '')).toEqual([]);
});
