import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayInStockholm } from '../../../src/kernel/date.ts';
import { localPath } from '../../../src/kernel/paths.ts';
import { type Fault, faultsOn, MODES, openSite, type Site } from '../../support/site.ts';

/** Values for the addresses that need one; the fullest there are. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  '/omraden/:id': ['/omraden/sallsynta-motorikstorningar', '/omraden/atstorningar', '/omraden/hocm'],
  '/tillstand/:id': ['/tillstand/atstorningar-12', '/tillstand/lymfodemkirurgi-01'],
  '/regioner/:lanskod': ['/regioner/12', '/regioner/13'],
  '/sammantraden/:datum': ['/sammantraden/2024-06-12'],
};
/** States of pages that are looked at too: nothing found, a wrong address, another day, a form that was refused. */
const STATES = [
  '/omraden?q=finns-inte-alls',
  '/omraden?q=atstorningar&status=management',
  '/tillstand?asOf=2023-12-12',
  '/statistik/tilldelning?asOf=2024-06-11',
  '/omraden?asOf=2999-01-01',
  '/finns-inte',
  '/mina-inloggningar',
];

let site: Site;
let addresses: readonly string[];
const results: { page: string; mode: string; faults: readonly Fault[] }[] = [];

beforeAll(async () => {
  site = await openSite();
  const pages = site.app.routes.filter((route) => route.kind === 'page' && route.policy({ kind: 'anonymous' }, new Date()).allowed);
  const paths = pages.map((route) => route.path).filter((path) => path !== '/logga-in/svar');
  addresses = [...paths.flatMap((path) => (path.includes(':') ? (EXAMPLES[path] ?? [path]) : [path])), ...STATES];
}, 120_000);
afterAll(async () => {
  await site?.close();
  fs.writeFileSync(resultsFile(), `${JSON.stringify(summary(), null, 2)}\n`);
});

const resultsFile = () => process.env.ACCESSIBILITY_RESULTS ?? '/dev/null';

test('every public page has an example', () => {
  expect(addresses.filter((address) => address.includes(':'))).toEqual([]);
  expect(addresses.length).toBeGreaterThan(20);
});

describe.each(Object.keys(MODES) as (keyof typeof MODES)[])('%s', (mode) => {
  test('no public page has a fault that a machine can find', { timeout: 300_000 }, async () => {
    const wrong: string[] = [];
    for (const address of addresses) {
      const faults = await site.visit(address, MODES[mode], faultsOn);
      results.push({ page: address, mode, faults });
      wrong.push(...faults.map(({ rule, what }) => `${address}: ${rule}: ${what}`));
    }
    expect(wrong).toEqual([]);
  });
});

test('nor in English', { timeout: 300_000 }, async () => {
  const wrong: string[] = [];
  for (const address of addresses) {
    const english = localPath(address, 'en');
    const faults = await site.visit(english, MODES.light, async (page) => {
      expect(await page.locator('html').getAttribute('lang'), english).toBe('en');
      return faultsOn(page);
    });
    results.push({ page: english, mode: 'light', faults });
    wrong.push(...faults.map(({ rule, what }) => `${english}: ${rule}: ${what}`));
  }
  expect(wrong).toEqual([]);
});

/** What the accessibility statement is made from. */
const summary = () => ({
  testedOn: dayInStockholm(new Date()),
  modes: [...new Set(results.map(({ mode }) => mode))],
  pages: [...new Set(results.map(({ page }) => page))],
  violations: results.flatMap(({ page, mode, faults }) => faults.map(({ rule }) => ({ rule, page, mode }))),
});
