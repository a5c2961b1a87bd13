import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { builtServer } from '../built-server.ts';
import type { Measurement } from '../measurement.ts';
import { dataFolder } from '../server/product.ts';

/** Median milliseconds of each thing that is done with the answers, and of a bare SELECT of the same rows. */
type Measured = {
  readonly respondents: number;
  readonly cells: number;
  readonly bare: number;
  readonly done: readonly { readonly name: string; readonly ms: number; readonly slowest: number }[];
};

/**
 * A made-up consultation with 120 respondents and 2,040 answers to parts of 2,000 passages, in a database of its own: how long the matrix takes to open, to
 * filter and to be taken out, as milliseconds and as a ratio to a bare SELECT of the same rows in the same run.
 */
export async function run(): Promise<readonly Measurement[]> {
  const outfile = await builtServer('consultations');
  const data = dataFolder();
  try {
    const child = spawn(process.execPath, [outfile, data.folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const { respondents, cells, bare, done } = JSON.parse(await text(child.stdout)) as Measured;
    const of = `${respondents} respondents, ${cells} answers to parts`;
    return [
      { name: `Bare SELECT of the same rows, ${of}`, value: round(bare), unit: 'ms' },
      ...done.map(({ name, ms, slowest }) => ({
        name,
        value: round(ms),
        unit: 'ms',
        goal: '< 1000',
        note: `${round(ms / bare, 1)} × the bare SELECT; slowest of nine ${round(slowest)} ms`,
      })),
    ];
  } finally {
    data.remove();
  }
}

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));
