import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../../support/browser.ts';
import { faultsOn, type Look } from '../../support/faults.ts';
import { openStorySite, type StorySite } from '../../support/story-site.ts';
import { playWholeStory } from '../../support/whole-story.ts';

/** Who looks at the product just before the story goes on to a day, or at another moment. */
const LOOKS: Readonly<Record<string, readonly string[]>> = {
  '2023-11-06': ['handlaggare'],
  '2023-11-20': ['enhetschef', 'handlaggare'],
  '2024-02-12': ['kontaktperson-skane', 'handlaggare'],
  '2024-03-11': ['kontaktperson-skane', 'handlaggare'],
  '2024-03-18': ['enhetschef'],
  '2024-03-22': ['sakkunnig-3', 'handlaggare'],
  '2024-04-15': ['sakkunnig-3', 'handlaggare'],
  '2024-12-02': ['sakkunnig-2', 'handlaggare'],
  '2024-12-09': ['sakkunnig-2'],
  'a consultation is prepared': ['handlaggare'],
  '2025-04-02': ['handlaggare', 'remissvarare-skane'],
  '2025-04-16': ['handlaggare', 'remissvarare-skane', 'firmatecknare-skane'],
  '2025-05-05': ['kontaktperson-stockholm'],
  '2025-06-02': ['handlaggare', 'sakkunnig-2'],
  '2025-09-08': ['b1-ledamot', 'handlaggare'],
  '2025-12-01': ['handlaggare'],
  '2025-12-09': ['enhetschef', 'handlaggare'],
  '2025-12-15': ['handlaggare', 'enhetschef'],
  '2026-01-20': ['handlaggare', 'enhetschef', 'kontaktperson-skane', 'registrator', 'sakkunnig-2', 'b1-ledamot', 'remissvarare-skane'],
};
/** `npm run a11y` looks long: at all that is built otherwise, in every mode, with scripts. Otherwise each page is looked at narrow and dark, without. */
const isLong = process.env.ACCESSIBILITY_LOOK === 'long';
/** How many pages of a kind each persona opens at each look, to see how they are built and where they lead. */
const FOLLOWED = isLong ? Number.POSITIVE_INFINITY : 3;
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };
const BEGINNINGS = ['/mina-uppgifter', '/meddelanden', '/arenden', '/arbete/remissvar'];
/** Whose pages are looked at here; those of the register's work and of the administration have tests of their own. */
const HERE =
  /^\/(arenden|nomineringar|remisser|beslut-om-nhv|utlysningar|meddelanden|skickade-meddelanden|mina-uppgifter|diarium|arbete\/(arenden|remisser|remissvar|diarium|utlysningar))(\/|$)/;
/** What needs a key from a mail, and who has applied, are looked at with the public pages; what B2 does and what comes from paper have tests of their own. */
const ELSEWHERE = /\/bekrafta\/:token$|\/sokande$|\/fran-papper$|\/(bedomning|b2-yttrande)(\/|$)/;

let site: StorySite;
/** Whoever looks, they look through these: a new page of a browser costs more than what it shows. */
let windows: readonly Page[];
beforeAll(async () => {
  site = await openStorySite();
  windows = await Promise.all([openWindow(), openWindow()]);
}, 120_000);
afterAll(() => site?.close());

test('no page of a case has a fault that a machine can find, from nomination to call', { timeout: 600_000 }, async () => {
  const pages = site.app.routes
    .filter((route) => route.kind === 'page' && HERE.test(route.path) && !ELSEWHERE.test(route.path))
    .map(({ path }) => path);
  const seen = new Set<string>();
  const found: string[] = [];
  const looked = new Set<string>();
  await playWholeStory(site, async (day) => {
    for (const persona of LOOKS[day] ?? []) {
      const addresses = await newPages(persona, day, seen);
      for (const address of addresses) looked.add(patternOf(address, pages) ?? address);
      found.push(...(await faultsAt(persona, addresses)).map((fault) => `${day}, ${persona}: ${fault}`));
    }
  });
  expect(found).toEqual([]);
  expect(pages.filter((path) => !looked.has(path))).toEqual([]);
});

/** The route that an address leads to: of several that fit, the one that names most of it. */
const patternOf = (address: string, pages: readonly string[]): string | undefined => {
  const [path = ''] = address.split('?');
  const fits = (pattern: string): boolean => new RegExp(`^${pattern.replaceAll(/:[a-z]+/gi, '[^/]+')}$`).test(path);
  const open = (pattern: string): number => pattern.split(':').length;
  return pages.filter(fits).toSorted((a, b) => open(a) - open(b))[0];
};

/** Follows the links from where a persona begins, and gives the pages that are built like none that has been seen. */
async function newPages(persona: string, day: string, seen: Set<string>): Promise<readonly string[]> {
  const { name, value } = await site.cookieOf(persona);
  const pages = site.app.routes.filter((route) => route.kind === 'page').map(({ path }) => path);
  const cases = await site.app.db.asOwner<{ id: string }>("select id from care_case order by area <> 'ataxier-pahittat'");
  const compared = cases.map(({ id }) => `id=${id}`).join('&');
  const left = [...BEGINNINGS, `/arbete/arenden/${cases[0]?.id}/underlag/andringar`, `/arenden/jamfor?${compared}`];
  const met = new Set(left);
  const followed = new Map<string, number>();
  const fresh: string[] = [];
  for (let address = left.shift(); address !== undefined; address = left.shift()) {
    const answer = await site.app.inject({ url: address, headers: { cookie: `${name}=${value}` } });
    if (answer.statusCode >= 500) throw new Error(`${day} ${persona} ${address} ${answer.statusCode}`);
    if (answer.statusCode !== 200 || !String(answer.headers['content-type']).startsWith('text/html')) continue;
    const main = /<main[\s\S]*<\/main>/.exec(answer.body)?.[0] ?? '';
    const build = `${patternOf(address, pages)} ${buildOf(main)}`;
    if (!seen.has(build)) fresh.push(address);
    seen.add(build);
    for (const next of linksIn(answer.body)) {
      const key = next.split('?')[0] ?? '';
      const pattern = HERE.test(key) && !met.has(key) ? patternOf(key, pages) : undefined;
      if (pattern === undefined) continue;
      met.add(key);
      const times = followed.get(pattern) ?? 0;
      if (times === FOLLOWED) continue;
      followed.set(pattern, times + 1);
      left.push(next);
    }
  }
  return fresh;
}

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

/** What a page is built of: elements and kinds of fields, not what it says; in the long look their classes too. */
function buildOf(main: string): string {
  if (!isLong) return String(main.includes('<form'));
  const part = (tag = '', rest = ''): string => `${tag} ${/ class="([^"]*)"/.exec(rest)?.[1]} ${/ type="([^"]*)"/.exec(rest)?.[1]}`;
  return [...new Set([...main.matchAll(/<([a-z]\w*)([^>]*)/g)].map(([, tag, rest]) => part(tag, rest)))].toSorted().join();
}

async function openWindow(): Promise<Page> {
  const context = await site.context({ viewport: NARROW, colorScheme: 'dark' });
  const page = await context.newPage();
  if (isLong) return page;
  // What looks for faults is a script itself: the product's are kept away, all scripts cannot be.
  const browser = await context.newCDPSession(page);
  await browser.send('Network.enable');
  await browser.send('Network.setBlockedURLs', { urls: ['*.js'] });
  return page;
}

/** Looks at pages, two at a time. */
async function faultsAt(persona: string, addresses: readonly string[]): Promise<readonly string[]> {
  if (addresses.length === 0) return [];
  const cookie = await site.cookieOf(persona);
  const left = [...addresses];
  const found: string[] = [];
  const look = async (page: Page): Promise<void> => {
    await page.context().clearCookies();
    await page.context().addCookies([cookie]);
    for (let address = left.shift(); address !== undefined; address = left.shift()) {
      const answer = await page.goto(address);
      expect({ address, status: answer?.status() }).toEqual({ address, status: 200 });
      found.push(...(await inEveryMode(page)).map((fault) => `${address}: ${fault}`));
    }
  };
  const lookUntilFault = (page: Page) =>
    look(page).finally(() => {
      left.length = 0;
    });
  await Promise.all(windows.slice(0, addresses.length).map(lookUntilFault));
  return found;
}

async function inEveryMode(page: Page): Promise<readonly string[]> {
  const faults = async (mode: string, look: Look = 'all') =>
    (await faultsOn(page, look)).map(({ rule, what }) => `${mode}: ${rule}: ${what}`);
  const narrow = await faults('320 px, dark');
  if (!isLong) return [...narrow, ...(await deadButtons(page))];
  await page.emulateMedia({ forcedColors: 'active' });
  const forced = await faults('forced colours', 'colours');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize(WIDE);
  const light = await faults('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await faults('dark', 'colours');
  await page.setViewportSize(NARROW);
  return [...narrow, ...forced, ...light, ...dark];
}

/** Buttons that are shown and do nothing without a script. */
const deadButtons = async (page: Page): Promise<readonly string[]> => {
  const buttons = page.locator('main button[type="button"]:not([popovertarget]):not([commandfor]):visible');
  return (await buttons.allInnerTexts()).map((text) => `a button that needs a script: ${text}`);
};
