import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, BrowserContextOptions, Page } from '../../support/browser.ts';
import { chromium } from '../../support/browser.ts';
import { chromiumOptions } from '../../support/chromium.ts';
import { faultsOn, MODES, showIn, teachFaults } from '../../support/faults.ts';
import { type GalleryServer, serveGallery } from './server.ts';

const NAMES = ['lista', 'detalj', 'formular', 'fel', 'uppgifter', 'diagram', 'innehall'];
/** What each mode can change is looked at in it; the rest once. */
const LOOKS = [
  ['light', 'all'],
  ['dark', 'colours'],
  ['320px', 'as shown'],
  ['forced colours', 'colours'],
] as const;

let browser: Browser;
let server: GalleryServer;

beforeAll(async () => {
  server = await serveGallery();
  browser = await chromium.launch(chromiumOptions());
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function visit<T>(options: BrowserContextOptions, path: string, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  if (options.javaScriptEnabled ?? true) await teachFaults(context);
  try {
    const page = await context.newPage();
    await page.goto(server.origin + path);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** Elements that reach outside the screen and are neither hidden nor inside a region that rolls. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .filter((element) => !element.closest('.scroll, .sr, svg, .step-text') && element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => `${element.tagName}.${element.className}`),
  );

/** Things one can press that are lower or narrower than 24 px, but for links in running text. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        const alone = getComputedStyle(element).display !== 'inline';
        const hidden = width <= 1 || element.closest('svg, .ds-skip-link');
        const label = element instanceof HTMLInputElement ? element.labels?.[0]?.getBoundingClientRect().height : undefined;
        return alone && !hidden && (width < 24 || Math.max(height, label ?? 0) < 24);
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent}`),
  );

test('every page of the gallery is looked at', () => expect(server.names).toEqual(NAMES));

test.each(NAMES)('%s has no fault that axe can find and stays within the screen, in any mode', { timeout: 60_000 }, async (name) => {
  await visit({}, `/sv/${name}`, async (page) => {
    for (const [mode, look] of LOOKS) {
      await showIn(page, MODES[mode]);
      const found = { faults: await faultsOn(page, look), wide: await tooWide(page), small: await tooSmall(page) };
      expect({ mode, ...found }).toEqual({ mode, faults: [], wide: [], small: [] });
    }
  });
});

test.each([360, 600, 768, 960, 1000, 1100, 1280, 1600])(
  'at %d px no table or chart is wider than its place',
  { timeout: 60_000 },
  async (width) => {
    for (const name of ['lista', 'diagram']) {
      await visit({ viewport: { width, height: 800 } }, `/sv/${name}`, async (page) => {
        const over = await page.evaluate(() =>
          [...document.querySelectorAll('.table-box, .chart, main')]
            .filter((box) => box.scrollWidth > box.clientWidth + 1)
            .map((box) => `${box.className}: ${box.scrollWidth} in ${box.clientWidth}`),
        );
        expect(over).toEqual([]);
      });
    }
  },
);

test('a table of many columns is stacked sooner than one of few', async () => {
  await visit({ viewport: { width: 720, height: 800 } }, '/sv/lista', async (page) => {
    const display = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).display);
    expect(await display('.table-box:not(.many, .most) tbody tr')).toBe('table-row');
    expect(await display('.table-box.most tbody tr')).toBe('block');
  });
});

test('pages in English have no fault either', { timeout: 60_000 }, async () => {
  for (const name of ['lista', 'fel']) await visit({}, `/en/${name}`, async (page) => expect(await faultsOn(page)).toEqual([]));
});

test('nothing breaks the content security policy or fails in the script', async () => {
  const complaints: string[] = [];
  await visit({}, '/sv/lista', async (page) => {
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    for (const name of NAMES) await page.goto(`${server.origin}/en/${name}`, { waitUntil: 'networkidle' });
  });
  expect(complaints).toEqual([]);
});

test('the first stop of the keyboard leads past the menu', async () => {
  await visit({}, '/sv/detalj', async (page) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });
});

test('a refused form starts at the list of errors, whose links lead to the fields', async () => {
  await visit({}, '/sv/fel', async (page) => {
    expect(await page.title()).toMatch(/^Fel: /);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    for (const [link, label] of [
      ['Ange startdatum', 'Dag'],
      ['Markera minst en kompetens', 'Neurolog'],
      ['Välj vilken region som ansöker', 'Region'],
    ] as const) {
      await page.getByRole('link', { name: link }).click();
      expect(await page.getByLabel(label, { exact: true }).evaluate((element) => element === document.activeElement)).toBe(true);
    }
  });
});

describe('suggestions', () => {
  const type = async (page: Page, words: string) => {
    await page.getByLabel('Sök', { exact: true }).pressSequentially(words);
    return page.getByRole('listbox', { name: 'Förslag' }).getByRole('option');
  };

  test('are told, chosen with the keyboard and have no fault that axe can find', async () => {
    await visit({}, '/sv/lista', async (page) => {
      const options = await type(page, 'exempel');
      await options.first().waitFor();
      expect(await options.count()).toBe(3);
      expect(await page.getByRole('status').textContent()).toBe('3 förslag. Använd piltangenterna.');
      await page.keyboard.press('ArrowUp');
      expect(await options.nth(2).getAttribute('aria-selected')).toBe('true');
      expect(await faultsOn(page)).toEqual([]);
      await page.keyboard.press('Enter');
      expect(await page.getByLabel('Sök', { exact: true }).inputValue()).toBe('Ögonexempel <b>fett</b>');
      expect(await options.count()).toBe(0);
    });
  });

  test('with an address open the page', async () => {
    await visit({}, '/sv/lista', async (page) => {
      const options = await type(page, 'vuxna');
      await options.first().click();
      await page.waitForURL('**/sv/detalj');
    });
  });

  test('close with Escape and leave what was typed', async () => {
    await visit({}, '/sv/lista', async (page) => {
      const options = await type(page, 'exempel');
      await options.first().waitFor();
      await page.keyboard.press('Escape');
      expect(await options.count()).toBe(0);
      expect(await page.getByRole('combobox', { name: 'Sök' }).inputValue()).toBe('exempel');
    });
  });

  test('say when there are none', async () => {
    await visit({}, '/sv/lista', async (page) => {
      await type(page, 'qqq');
      await page.getByText('Inga förslag').waitFor({ state: 'attached' });
      expect(await page.getByRole('combobox', { name: 'Sök' }).getAttribute('aria-expanded')).toBe('false');
    });
  });

  test('are not promised when there is no script', async () => {
    await visit({ javaScriptEnabled: false }, '/sv/lista', async (page) => {
      expect(await page.getByRole('combobox', { name: 'Sök' }).count()).toBe(0);
      expect(await page.getByRole('searchbox', { name: 'Sök' }).count()).toBe(1);
    });
  });
});

test('a form that is sent twice in a hurry arrives once', async () => {
  await visit({}, '/sv/formular', async (page) => {
    let sent = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/tar-emot')) sent++;
    });
    await page.evaluate(() => {
      const form = document.querySelector('form');
      form?.requestSubmit();
      form?.requestSubmit();
    });
    await page.waitForURL('**/tar-emot');
    expect(sent).toBe(1);
  });
});

test('what a page weighs without its font', () => {
  const size = (name: string) => server.assets.get(`/assets/${name}`)?.length ?? Number.POSITIVE_INFINITY;
  expect(size('app.js')).toBeLessThan(15_000);
  expect(size('app.css')).toBeLessThan(40_500);
});

test('every custom property that a style uses is set somewhere', () => {
  const css = new TextDecoder().decode(server.assets.get('/assets/app.css'));
  const set = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const used = new Set([...css.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
  expect([...used].filter((name) => !set.has(name))).toEqual([]);
});
