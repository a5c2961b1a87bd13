import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { addDays, localDate } from '../../src/kernel/date.ts';
import type { Measurement } from '../measurement.ts';
import { type Load, load } from './load.ts';
import { dataFolder, type Running, residentMb, startProduct, startScript } from './product.ts';
import { weights } from './weight.ts';

const ROUNDS = 3;

const pages = [
  { name: 'HTML: list of all areas in management', paths: ['/omraden?status=management'], goal: 0.1 },
  { name: 'HTML: one area', paths: ['/omraden/atstorningar'], goal: undefined },
  { name: 'JSON: list of 25 permits', paths: ['/v1/permits?limit=25'], goal: 0.25 },
] as const;

/** A new day in every request: nothing has been made ready, every answer is folded and drawn anew. */
const unprepared = Array.from({ length: 4_000 }, (_, i) => `/v1/permits?limit=25&asOf=${addDays(localDate('2012-01-01'), i)}`);

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const round = (value: number, digits = 3): number => Number(value.toFixed(digits));

/** Requests a second, start, memory and weight of the running product; requests as a ratio to a constant string in the same round. */
export async function run(): Promise<readonly Measurement[]> {
  const data = dataFolder();
  const constant = await startScript(fileURLToPath(new URL('./constant.ts', import.meta.url)));
  try {
    const first = await startProduct(data.folder);
    await first.stop();
    const starts = [];
    for (let i = 0; i < ROUNDS; i++) starts.push(await startAndStop(data.folder));
    const product = await startProduct(data.folder);
    try {
      await wait(3_000);
      const idle = residentMb(product.pid);
      return [
        { name: 'First start to ready, empty data folder', value: round(first.readyMs / 1000, 2), unit: 's' },
        { name: 'Second start to ready', value: round(median(starts) / 1000, 2), unit: 's', goal: '< 1.5', note: `median of ${ROUNDS}` },
        { name: 'Resident memory of the server, idle', value: round(idle, 0), unit: 'MB', goal: '< 150' },
        ...(await requests(product, constant)),
        { name: 'Resident memory of the server after the load', value: round(residentMb(product.pid), 0), unit: 'MB' },
        ...(await weights(product.url)),
      ];
    } finally {
      await product.stop();
    }
  } finally {
    await constant.stop();
    data.remove();
  }
}

async function startAndStop(folder: string): Promise<number> {
  const started = await startProduct(folder);
  await started.stop();
  return started.readyMs;
}

async function requests(product: Running, constant: Running): Promise<Measurement[]> {
  const measured = new Map<string, { ratio: number; load: Load }[]>();
  const constants: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const base = await load(constant.url, ['/']);
    constants.push(base.perSecond);
    for (const { name, paths } of pages) {
      const got = await load(product.url, paths);
      if (got.errors > 0) throw new Error(`${name}: ${got.errors} answers were not 2xx`);
      measured.set(name, [...(measured.get(name) ?? []), { ratio: got.perSecond / base.perSecond, load: got }]);
    }
  }
  const cold = await load(product.url, unprepared, 4);
  if (cold.errors > 0) throw new Error(`another day in each request: ${cold.errors} answers were not 2xx`);
  return [
    { name: 'Constant string', value: round(median(constants), 0), unit: 'requests/s', note: 'bare Fastify, the measure of the ratios' },
    ...pages.flatMap(({ name, goal }) => figures(name, goal, measured.get(name) ?? [])),
    {
      name: 'JSON: list of 25 permits, another day in each request',
      value: round(cold.perSecond, 0),
      unit: 'requests/s',
      note: 'nothing prepared',
    },
  ];
}

function figures(name: string, goal: number | undefined, rounds: readonly { ratio: number; load: Load }[]): Measurement[] {
  const perSecond = median(rounds.map((one) => one.load.perSecond));
  return [
    {
      name: `${name}, ratio to a constant string`,
      value: round(median(rounds.map((one) => one.ratio))),
      unit: '×',
      note: `${round(perSecond, 0)} requests/s`,
      ...(goal === undefined ? {} : { goal: `≥ ${goal}` }),
    },
    { name: `${name}, p99 at 16 connections`, value: median(rounds.map((one) => one.load.p99Ms)), unit: 'ms', goal: '< 50' },
  ];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.table(await run());
