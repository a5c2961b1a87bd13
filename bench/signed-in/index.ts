import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { builtServer } from '../built-server.ts';
import type { Measurement } from '../measurement.ts';
import { type Load, load } from '../server/load.ts';
import { dataFolder, freePort } from '../server/product.ts';
import type { Round } from './writes.ts';

const ROUNDS = 3;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/**
 * Pages for someone signed in against the same pages for a visitor, with nothing kept ready for either; and an act (transaction,
 * row-level security, once for its key, event in the chained log) against a bare INSERT of the same row. All in one run, as ratios within each round.
 */
export async function run(): Promise<readonly Measurement[]> {
  const outfile = await builtServer('signed-in');
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
    const { writing } = await told<{ writing: readonly Round[] }>();
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

const writes = (writing: readonly Round[]): Measurement[] =>
  [...new Set(writing.map(({ writers }) => writers))].flatMap((writers) => {
    const rounds = writing.filter((one) => one.writers === writers);
    const speed = (which: 'bare' | 'act' | 'draft') => round(median(rounds.map((one) => one[which])), 0);
    const ratio = (which: 'act' | 'draft') => round(median(rounds.map((one) => one[which] / one.bare)));
    const by = writers === 1 ? 'one writer' : `${writers} writers`;
    return [
      {
        name: `The same row by an act (row-level security, once, audit), ratio to a bare INSERT, ${by}`,
        value: ratio('act'),
        unit: '×',
        note: `${speed('act')} acts/s, ${speed('bare')} INSERT/s${writers === 1 ? '' : '; the chain of the log takes one act at a time'}`,
        ...(writers === 1 ? { goal: '≥ 0.3' } : {}),
      },
      {
        name: `A draft with its foreign keys and indexes by an act, ratio to the same bare INSERT, ${by}`,
        value: ratio('draft'),
        unit: '×',
        note: `${speed('draft')} acts/s`,
      },
    ];
  });
