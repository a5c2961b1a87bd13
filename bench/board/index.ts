import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { builtServer } from '../built-server.ts';
import type { Measurement } from '../measurement.ts';
import { dataFolder } from '../server/product.ts';

const looks = ['page of A', 'page of B', 'API of A', 'API of B'] as const;
type Look = (typeof looks)[number];
type Round = { readonly answered: number; readonly seen: Readonly<Record<Look, number>>; readonly shownAfterAnswer: number };
type Measured = readonly { readonly shape: readonly number[]; readonly rounds: readonly Round[] }[];

/**
 * The board adjusts its minutes at one of two nodes on one database; everyone asks for the last permit at both, on its page and in the API, until it
 * stands. Milliseconds from the moment that the last adjustment is sent.
 */
export async function run(): Promise<readonly Measurement[]> {
  const outfile = await builtServer('board');
  const data = dataFolder();
  try {
    const child = spawn(process.execPath, [outfile, data.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    return (JSON.parse(await text(child.stdout)) as Measured).flatMap(({ shape, rounds }) => rowsOf(shape, rounds));
  } finally {
    data.remove();
  }
}

function rowsOf(shape: readonly number[], rounds: readonly Round[]): readonly Measurement[] {
  const permits = shape.reduce((sum, n) => sum + n, 0);
  const of = `${shape.length === 1 ? '1 item' : `${shape.length} items`}, ${permits === 1 ? '1 permit' : `${permits} permits`}`;
  const shown = rounds.filter(({ shownAfterAnswer }) => shownAfterAnswer === looks.length).length;
  return [
    {
      name: `From the last adjustment to its answer, ${of}`,
      ...figure(rounds.map(({ answered }) => answered)),
      note: `${note(rounds.map(({ answered }) => answered))}; in ${shown} of ${rounds.length} rounds both nodes showed it in page and API when it was answered`,
    },
    ...looks.map((look) => {
      const all = rounds.map(({ seen }) => seen[look]);
      return { name: `From the last adjustment to a permit on the ${look}, ${of}`, ...figure(all), goal: '< 1000', note: note(all) };
    }),
  ];
}

const sorted = (all: readonly number[]): readonly number[] => all.toSorted((x, y) => x - y);
const figure = (all: readonly number[]) => ({ value: Math.round(sorted(all)[Math.floor(all.length / 2)] ?? 0), unit: 'ms' });
const note = (all: readonly number[]): string => `median of ${all.length}; slowest ${Math.round(sorted(all).at(-1) ?? 0)} ms`;
