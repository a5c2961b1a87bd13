import { chromiumOptions } from '../../tests/support/chromium.ts';
import type { Measurement } from '../measurement.ts';
import { ensurePeer, loadPeer } from '../peer-packages.ts';
import { dataFolder, startProduct } from '../server/product.ts';

type Score = { readonly title: string; readonly score: number | null };
type Result = {
  readonly lhr: { readonly categories: Readonly<Record<string, Score>>; readonly runtimeError?: { readonly message: string } };
};
type Lighthouse = (url: string, flags: object) => Promise<Result>;
type Launcher = { launch(options: object): Promise<{ readonly port: number; kill(): void }> };

const PAGES = ['/', '/omraden', '/omraden/atstorningar'];
const ROUNDS = 3;

export async function run(): Promise<readonly Measurement[]> {
  const data = dataFolder();
  const product = await startProduct(data.folder);
  try {
    return await lighthouse(product.url);
  } finally {
    await product.stop();
    data.remove();
  }
}

/** Lighthouse of pages as on a simulated phone: the median of each category, in per cent. */
async function lighthouse(url: string): Promise<Measurement[]> {
  ensurePeer('lighthouse', '13.5.0');
  const { default: judgePage } = (await loadPeer('lighthouse')) as { default: Lighthouse };
  const launcher = (await loadPeer('chrome-launcher')) as Launcher;
  const { executablePath: chromePath, args } = chromiumOptions();
  const chrome = await launcher.launch({ chromePath, chromeFlags: ['--headless=new', ...args], logLevel: 'silent' });
  const judge = async (page: string): Promise<Score[]> => {
    const { lhr } = await judgePage(`${url}${page}`, { port: chrome.port, logLevel: 'silent' });
    if (lhr.runtimeError) process.stderr.write(`  ${page}: ${lhr.runtimeError.message}\n`);
    return Object.values(lhr.categories);
  };
  try {
    const rows: Measurement[] = [];
    for (const page of PAGES) rows.push(...figures(page, await rounds(() => judge(page))));
    return rows;
  } finally {
    chrome.kill();
  }
}

/** On a machine with much else to do a round may end without a judgement (no score); it is made again. */
async function rounds(judge: () => Promise<Score[]>): Promise<Score[][]> {
  const whole: Score[][] = [];
  for (let tries = 0; whole.length < ROUNDS; tries++) {
    if (tries === 3 * ROUNDS) throw new Error('Lighthouse could not judge the page');
    const scores = await judge();
    if (scores.every(({ score }) => score !== null)) whole.push(scores);
  }
  return whole;
}

function figures(page: string, all: readonly Score[][]): Measurement[] {
  const titles = all[0]?.map(({ title }) => title) ?? [];
  return titles.map((title) => {
    const scores = all.map((round) => Math.round((round.find((one) => one.title === title)?.score ?? 0) * 100));
    const value = scores.toSorted((a, b) => a - b)[scores.length >> 1] ?? 0;
    return { name: `Lighthouse ${page}: ${title}`, value, unit: 'of 100', goal: '≥ 95', note: `${ROUNDS} rounds: ${scores.join(', ')}` };
  });
}
