import fs from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { dayInStockholm } from '../../../src/kernel/date.ts';
import { localPath } from '../../../src/kernel/paths.ts';
import type { Page } from '../../support/browser.ts';
import { playBoardOnPaper } from '../../support/paper-board.ts';
import { type Fault, faultsInModes, faultsOn, MODES } from '../../support/site.ts';
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
let meeting: string;
const results: { page: string; mode: string; faults: readonly Fault[] }[] = [];

beforeAll(async () => {
  site = await openStorySite();
  await playWholeStory(site);
  await site.app.db.asOwner(`insert into press_recipient (address, purpose, token, fictitious, added_by, added_at)
    select 'prov@exempel.se', 'Har bett om utskicken.', 'provlank', true, person, '2020-01-01' from identity where subject = 'sekreterare'`);
  meeting = await playBoardOnPaper(site.world);
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

test('no link of a made-up page leads a visitor nowhere', async () => {
  const pages = Object.values(await madeUp()).flat();
  const nowhere: string[] = [];
  for (const address of pages) {
    const { body, statusCode: shown } = await site.app.inject(address);
    // The form of a consultation that is over, and an answer that was never sent, say so instead.
    if (shown !== 200) continue;
    const links = new Set([...body.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')));
    for (const link of links) {
      const { statusCode } = await site.app.inject(link);
      if (statusCode >= 400) nowhere.push(`${address} → ${link}: ${statusCode}`);
    }
  }
  expect(nowhere).toEqual([]);
});

type Round = {
  readonly lang: 'sv' | 'en';
  readonly mode: keyof typeof MODES;
  readonly look: (page: Page, turn: number) => Promise<readonly Fault[]>;
};
const all = (page: Page) => faultsOn(page);
const short: Readonly<Record<string, Round>> = {
  'in light and dark, wide and narrow': {
    lang: 'sv',
    mode: 'light',
    look: (page, turn) => faultsInModes(page, turn, { forcedToo: false }),
  },
  'in English, in forced colours': { lang: 'en', mode: 'forced colours', look: all },
};
/** `npm run a11y` looks long: it opens every page anew in every mode. */
const long: Readonly<Record<string, Round>> = {
  ...Object.fromEntries((Object.keys(MODES) as (keyof typeof MODES)[]).map((mode) => [mode, { lang: 'sv', mode, look: all } as const])),
  'in English': { lang: 'en', mode: 'light', look: all },
};

test.each(Object.entries(process.env.ACCESSIBILITY_LOOK === 'long' ? long : short))(
  'no public page has a fault that a machine can find: %s',
  { timeout: 600_000 },
  async (_, round) => {
    expect(await faultsIn(addresses, round)).toEqual([]);
  },
);

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
    '/utlysningar/:call/sokande': [`/utlysningar/${call}/sokande`],
    '/namnd/protokoll/:id': [`/namnd/protokoll/${meeting}`],
    '/utskick/:token': ['/utskick/provlank', '/utskick/finns-inte'],
  };
}

/** Looks at every page, two at a time, and keeps what was found for the summary. */
async function faultsIn(pages: readonly string[], { lang, mode, look }: Round): Promise<string[]> {
  const left = [...pages.entries()];
  const found: string[] = [];
  const lookOn = async () => {
    const context = await site.context(MODES[mode]);
    const page = await context.newPage();
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [turn, path] = next;
      const address = localPath(path, lang);
      await page.goto(address);
      expect(await page.locator('html').getAttribute('lang'), address).toBe(lang);
      const faults = await look(page, turn);
      results.push({ page: address, mode, faults });
      found.push(...faults.map(({ rule, what }) => `${address}: ${rule}: ${what}`));
    }
    await context.close();
  };
  const lookUntilFault = () =>
    lookOn().finally(() => {
      left.length = 0;
    });
  await Promise.all([lookUntilFault(), lookUntilFault()]);
  return found;
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
