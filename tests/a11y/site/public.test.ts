import fs from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayInStockholm } from '../../../src/kernel/date.ts';
import { localPath } from '../../../src/kernel/paths.ts';
import type { BrowserContextOptions, Page } from '../../support/browser.ts';
import { type Fault, faultsOn, MODES } from '../../support/site.ts';
import { openStorySite, type StorySite } from '../../support/story-site.ts';
import { playWholeStory } from '../../support/whole-story.ts';

/** Values for the addresses that need one; the fullest there are. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  '/omraden/:id': ['/omraden/sallsynta-motorikstorningar', '/omraden/atstorningar', '/omraden/hocm'],
  '/tillstand/:id': ['/tillstand/atstorningar-12', '/tillstand/lymfodemkirurgi-01'],
  '/regioner/:lanskod': ['/regioner/12', '/regioner/13'],
  '/sammantraden/:datum': ['/sammantraden/2024-06-12'],
  // No code system is read in here: the page says that the code is not there.
  '/koder/:system/:kod': ['/koder/icd-10-se/G11.1'],
};
/** States of pages that are looked at too: nothing found, a wrong address, another day, a form that was refused. */
const STATES = [
  '/omraden?q=finns-inte-alls',
  '/omraden?q=atstorningar&status=management',
  '/tillstand?asOf=2023-12-12',
  '/statistik/tilldelning?asOf=2024-06-11',
  '/omraden?asOf=2999-01-01',
  '/hor-patienten-hit?omrade=sallsynta-motorikstorningar',
  '/hor-patienten-hit?omrade=sallsynta-motorikstorningar&svar=suspected.ja',
  '/koder?q=ataxi',
  '/finns-inte',
  '/mina-inloggningar',
];

let site: StorySite;
let addresses: readonly string[];
const results: { page: string; mode: string; faults: readonly Fault[] }[] = [];

beforeAll(async () => {
  site = await openStorySite();
  await playWholeStory(site);
  await site.at();
  const made = await madeUp();
  const pages = site.app.routes.filter((route) => route.kind === 'page' && route.policy({ kind: 'anonymous' }, new Date()).allowed);
  const paths = pages.map((route) => route.path).filter((path) => path !== '/logga-in/svar');
  addresses = [...paths.flatMap((path) => (path.includes(':') ? (EXAMPLES[path] ?? made[path] ?? [path]) : [path])), ...STATES];
}, 120_000);
afterAll(async () => {
  await site?.close();
  const file = process.env.ACCESSIBILITY_RESULTS;
  if (file !== undefined && site) fs.writeFileSync(file, `${JSON.stringify(summary(), null, 2)}\n`);
});

test('every public page has an example', () => {
  expect(addresses.filter((address) => address.includes(':'))).toEqual([]);
  expect(addresses.length).toBeGreaterThan(20);
});

describe.each(Object.keys(MODES) as (keyof typeof MODES)[])('%s', (mode) => {
  test('no public page has a fault that a machine can find', { timeout: 600_000 }, async () => {
    expect(await faultsIn(addresses, mode)).toEqual([]);
  });
});

test('nor in English', { timeout: 600_000 }, async () => {
  const english = addresses.map((address) => localPath(address, 'en'));
  const inEnglish = async (page: Page) => expect(await page.locator('html').getAttribute('lang'), page.url()).toBe('en');
  expect(await faultsIn(english, 'light', inEnglish)).toEqual([]);
});

/** The public pages of the made-up case. */
async function madeUp(): Promise<Readonly<Record<string, readonly string[]>>> {
  const idIn = async (table: string): Promise<string> =>
    (await site.app.db.asOwner<{ id: string }>(`select id from ${table}`))[0]?.id ?? '';
  const [consultation, ruling, call] = await Promise.all(['consultation', 'ruling', 'area_call'].map(idIn));
  return {
    '/remisser/:id': [`/remisser/${consultation}`],
    '/remisser/:id/svara': [`/remisser/${consultation}/svara`],
    '/remisser/:id/bekrafta/:token': [`/remisser/${consultation}/bekrafta/finns-inte`],
    '/beslut-om-nhv/:id': [`/beslut-om-nhv/${ruling}`],
    '/utlysningar/:id': [`/utlysningar/${call}`],
  };
}

/** Looks at every page in a mode, two at a time, and keeps what was found for the summary. */
async function faultsIn(pages: readonly string[], mode: keyof typeof MODES, also?: (page: Page) => Promise<void>): Promise<string[]> {
  const left = [...pages];
  const look = async () => {
    const context = await site.context(MODES[mode] as BrowserContextOptions);
    const page = await context.newPage();
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      await page.goto(address);
      await also?.(page);
      results.push({ page: address, mode, faults: await faultsOn(page) });
    }
    await context.close();
  };
  const lookUntilFault = () =>
    look().finally(() => {
      left.length = 0;
    });
  await Promise.all([lookUntilFault(), lookUntilFault()]);
  return results
    .filter((one) => one.mode === mode && pages.includes(one.page))
    .flatMap(({ page, faults }) => faults.map(({ rule, what }) => `${page}: ${rule}: ${what}`));
}

/** Addresses without what is new each time. */
const named = (page: string): string => page.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');

/** What the accessibility statement is made from. */
const summary = () => ({
  testedOn: dayInStockholm(new Date()),
  tools: [`axe-core ${createRequire(import.meta.url)('axe-core/package.json').version}`, `Chromium ${site.browser.version()}`],
  modes: [...new Set(results.map(({ mode }) => mode))],
  pages: [...new Set(results.map(({ page }) => named(page)))].toSorted(),
  violations: results.flatMap(({ page, mode, faults }) => faults.map(({ rule }) => ({ rule, page: named(page), mode }))),
});
