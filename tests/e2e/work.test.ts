import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../support/browser.ts';
import { faultsInModes, openSite, type Site, signInAs } from '../support/site.ts';

const AREA = 'sallsynta-motorikstorningar';
let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

const signInAnew = async (page: Page, persona: string, returnTo: string): Promise<void> => {
  await page.context().clearCookies();
  await signInAs(page, persona, returnTo);
};
/** Presses a button that asks for a fresh sign-in, and goes that way. */
async function confirmAs(page: Page, persona: string): Promise<void> {
  await page.getByRole('button', { name: 'Bekräfta' }).click();
  await page.getByRole('button', { name: 'Legitimera dig på nytt' }).click();
  await page.getByRole('radio', { name: persona, exact: false }).first().check();
  await page.getByRole('button').click();
  await page.getByText('Inget är beslutat än.').waitFor();
  await page.getByRole('button', { name: 'Bekräfta' }).click();
}
const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** Begins a draft of a kind from the area's page. */
async function begin(page: Page, kind: string): Promise<void> {
  await page.goto(`/arbete/omraden/${AREA}`);
  await page.getByLabel('Vad gäller det?').selectOption(kind);
  await page.getByRole('button', { name: 'Börja utkast' }).click();
}

const ways = [
  ['with scripts', {}, '01', 'Region Stockholm'],
  [
    'without scripts, on a narrow screen',
    { javaScriptEnabled: false, viewport: { width: 320, height: 800 } },
    '14',
    'Västra Götalandsregionen',
  ],
] as const;

describe.each(ways)('a decision %s', (_way, options, region, name) => {
  test('is drafted by a case officer, confirmed by a head after a fresh sign-in, and seen at once', { timeout: 180_000 }, () =>
    site.visit('/', options, async (page) => {
      const figures = await (await page.request.get('/v1/statistics/permits-by-region')).json();
      await signInAs(page, 'Handläggare', '/arbete');
      await begin(page, 'grant');
      await page.getByRole('button', { name: 'Spara och skicka för beslut' }).click();
      await page.getByRole('link', { name: 'När gäller det? saknas.' }).waitFor();
      await page.getByLabel('När gäller det?').fill('2026-06-10');
      await page.getByLabel('Region', { exact: true }).selectOption(region);
      await page.getByLabel('Diarienummer').fill('Prov 1/2026');
      await page.getByRole('button', { name: 'Spara och skicka för beslut' }).click();
      await page.getByText('Förslaget är skickat.').waitFor();
      const draft = pathOf(page);

      await signInAnew(page, 'Chef', '/arbete');
      await page.getByRole('link', { name: 'Tillstånd: Sällsynta motorikstörningar' }).first().click();
      await page.goto(draft);
      await page.getByRole('link', { name: 'Granska och besluta' }).click();
      const effect = page.getByRole('table', { name: /Så här skiljer sig registret/ });
      expect(await effect.getByRole('row', { name: new RegExp(`Tillstånd, ${name}`) }).count()).toBe(1);
      await confirmAs(page, 'Chef');
      await page.getByText('Det påhittade beslutet står nu i demonstrationens register.').waitFor();

      await page.goto(`/omraden/${AREA}`);
      await page.getByText(name).first().waitFor();
      await page.getByText('Påhittad uppgift för demonstration').first().waitFor();
      await page.context().clearCookies();
      await page.goto(`/omraden/${AREA}`);
      expect(await page.getByText('Ingen region har tillstånd den här dagen.').count()).toBe(1);
      expect(await (await page.request.get('/v1/statistics/permits-by-region')).json()).toEqual(figures);
    }),
  );

  test('has rows that are added and taken away', { timeout: 120_000 }, () =>
    site.visit('/', options, async (page) => {
      await signInAs(page, 'Handläggare', '/arbete');
      await begin(page, 'agency-decision');
      await page.getByRole('button', { name: 'Lägg till uppgift' }).click();
      await page.getByRole('group', { name: 'Uppgift 1' }).getByLabel('Text', { exact: true }).fill('Första uppgiften');
      await page.getByRole('button', { name: 'Lägg till uppgift' }).click();
      await page.getByRole('group', { name: 'Uppgift 2' }).getByLabel('Text', { exact: true }).fill('Andra uppgiften');
      await page.getByRole('button', { name: 'Ta bort uppgift 1' }).click();
      expect(await page.getByRole('group', { name: 'Uppgift 1' }).getByLabel('Text', { exact: true }).inputValue()).toBe('Andra uppgiften');
      await page.getByRole('button', { name: 'Spara utkastet' }).click();
      await page.getByText('Utkastet är sparat.').waitFor();
      expect(await page.getByText('Andra uppgiften').count()).toBe(1);
    }),
  );
});

test('a file is tried, its faults are named, and it is proposed as one', { timeout: 120_000 }, () =>
  site.visit('/', { javaScriptEnabled: false }, async (page) => {
    await signInAs(page, 'Handläggare', '/arbete/inlasning');
    const send = (rows: string, button: string) => async () => {
      await page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'journal.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
      await page.getByRole('button', { name: button }).click();
    };
    await send('slag;vårdområde;datum;region\navslag;Sällsynta motorikstörningar;2026-13-01;Region Skåne\n', 'Prova filen')();
    await page.getByRole('heading', { name: '1 fel i filen' }).waitFor();
    const good =
      'slag;vårdområde;datum;region\navslag;Sällsynta motorikstörningar;2026-06-10;Region Skåne\navslag;sallsynta-motorikstorningar;2026-06-10;03\n';
    await send(good, 'Prova filen')();
    await page.getByRole('heading', { name: 'Filen kan läsas in' }).waitFor();
    await send(good, 'Skicka för beslut')();
    await page.getByText('journal.csv: 2 rader').waitFor();
    const draft = pathOf(page);
    await signInAnew(page, 'Chef', `${draft}/beslut`);
    await confirmAs(page, 'Chef');
    await page.getByText(`demo/reject/${AREA}-12`).waitFor();
  }),
);

test('no page has a fault that can be found by machine, in any mode', { timeout: 240_000 }, () =>
  site.visit('/', {}, async (page) => {
    let turn = 0;
    const check = async (): Promise<void> =>
      expect({ page: pathOf(page), faults: await faultsInModes(page, turn++) }).toEqual({ page: pathOf(page), faults: [] });
    await signInAs(page, 'Handläggare', '/arbete');
    await check();
    for (const address of [
      '/arbete/omraden',
      `/arbete/omraden/${AREA}`,
      `/arbete/omraden/${AREA}/uppgifter`,
      `/arbete/omraden/${AREA}/namn`,
      `/arbete/omraden/${AREA}/lage`,
      '/arbete/inlasning',
      '/en/arbete',
    ]) {
      await page.goto(address);
      await check();
    }
    await begin(page, 'definition');
    await check();
    await page.getByLabel('Versionens nummer').fill('');
    await page.getByRole('button', { name: 'Spara och skicka för beslut' }).click();
    await page.getByRole('link', { name: 'Versionens nummer saknas.' }).waitFor();
    await check();
    await page.getByLabel('Versionens nummer').fill('3');
    await page.getByLabel('När gäller det?').fill('2026-11-01');
    await page.getByRole('button', { name: 'Spara utkastet' }).click();
    await check();
    const draft = pathOf(page);
    for (const end of ['/jamfor', '/forhandsvisning', '/forhandsvisning/omrade']) {
      await page.goto(draft + end);
      await check();
    }
    await page.goto(`${draft}/skriv`);
    await page.getByRole('button', { name: 'Spara och skicka för beslut' }).click();
    await page.getByText('Förslaget är skickat.').waitFor();
    await signInAnew(page, 'Chef', `${draft}/beslut`);
    await check();
    await page.getByRole('textbox', { name: 'Varför lämnas förslaget tillbaka?' }).fill('Provet är klart.');
    await page.getByRole('button', { name: 'Lämna tillbaka' }).click();
    await page.getByText('Förslaget är återlämnat.').waitFor();
    await check();
  }),
);
