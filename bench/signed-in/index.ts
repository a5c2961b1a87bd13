import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Measurement } from '../measurement.ts';
import { type Load, load } from '../server/load.ts';
import { dataFolder, freePort } from '../server/product.ts';

const ROUNDS = 3;
const root = fileURLToPath(new URL('../..', import.meta.url));

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

type Writing = { readonly writers: number; readonly bare: number; readonly act: number };

/**
 * Pages for someone signed in against the same pages for a visitor, with nothing kept ready for either; and an act (transaction,
 * row-level security, once for its key, event in the chained log) against a bare INSERT. All in one run, as ratios within each round.
 */
export async function run(): Promise<readonly Measurement[]> {
  const outfile = path.join(root, 'dist/bench-signed-in.js');
  await build({
    entryPoints: [path.join(root, 'bench/signed-in/server.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
  const data = dataFolder();
  const port = await freePort();
  const child = spawn(process.execPath, [outfile, data.folder, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const told = async <T>(): Promise<T> => {
    const line = await lines.next();
    if (line.done) throw new Error('the server under measurement ended');
    return JSON.parse(line.value) as T;
  };
  try {
    const { writing } = await told<{ writing: readonly Writing[] }>();
    const { cookie } = await told<{ cookie: string }>();
    return [...(await pages(`http://localhost:${port}`, cookie)), ...writes(writing)];
  } finally {
    child.kill('SIGINT');
    await ended;
    data.remove();
  }
}

async function pages(url: string, cookie: string): Promise<Measurement[]> {
  const rounds: { public: Load; same: Load; work: Load }[] = [];
  const ask = async (address: string, headers: Readonly<Record<string, string>>): Promise<Load> => {
    const got = await load(url, [address], 5, headers);
    if (got.errors > 0) throw new Error(`${address}: ${got.errors} answers were not 2xx`);
    return got;
  };
  await ask('/omraden', {});
  for (let i = 0; i < ROUNDS; i++) {
    rounds.push({
      public: await ask('/omraden', {}),
      same: await ask('/omraden', { cookie }),
      work: await ask('/arbete/omraden', { cookie }),
    });
  }
  const ratio = (which: 'same' | 'work') => round(median(rounds.map((one) => one[which].perSecond / one.public.perSecond)));
  const speed = (which: 'public' | 'same' | 'work') =>
    `${round(median(rounds.map((one) => one[which].perSecond)), 0)} requests/s, p99 ${median(rounds.map((one) => one[which].p99Ms))} ms`;
  return [
    {
      name: 'List of areas, anonymous, nothing kept ready',
      value: round(median(rounds.map((one) => one.public.perSecond)), 0),
      unit: 'requests/s',
    },
    { name: 'The same list, signed in, ratio to anonymous', value: ratio('same'), unit: '×', goal: '≥ 0.5', note: speed('same') },
    {
      name: 'Areas to work on (`/arbete/omraden`), ratio to the list above',
      value: ratio('work'),
      unit: '×',
      goal: '≥ 0.5',
      note: speed('work'),
    },
  ];
}

const writes = (writing: readonly Writing[]): Measurement[] =>
  [...new Set(writing.map(({ writers }) => writers))].map((writers) => {
    const rounds = writing.filter((one) => one.writers === writers);
    const act = round(median(rounds.map((one) => one.act)), 0);
    const bare = round(median(rounds.map((one) => one.bare)), 0);
    return {
      name: `An act with audit, row-level security and once, ratio to a bare INSERT, ${writers === 1 ? 'one writer' : `${writers} writers`}`,
      value: round(median(rounds.map((one) => one.act / one.bare))),
      unit: '×',
      note: `${act} acts/s, ${bare} INSERT/s${writers === 1 ? '' : '; the chain of the log takes one act at a time'}`,
      ...(writers === 1 ? { goal: '≥ 0.3' } : {}),
    };
  });
