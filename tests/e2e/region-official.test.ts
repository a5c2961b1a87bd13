import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODES, openSite, type Site } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

describe('an official of Region Skåne', () => {
  test('sees the permits of the region, and takes them along as the table shows them', () =>
    site.visit('/', MODES.light, async (page) => {
      const main = page.getByRole('main');
      await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Regioner' }).click();
      await main.getByRole('link', { name: 'Region Skåne' }).click();
      const permits = main.getByRole('table', { name: 'Tillstånd som Region Skåne har' });
      const shown = await permits.getByRole('rowheader').allTextContents();
      expect(shown.length).toBeGreaterThanOrEqual(34);
      const csv = await main.getByRole('link', { name: 'Hämta som CSV' }).first().getAttribute('href');
      const text = await (await page.request.get(csv ?? '')).text();
      expect(text.trim().split('\r\n').length - 1).toBe(shown.length);
      for (const name of shown) expect(text).toContain(name);
    }));

  test('checks the printed figures of June 2024 against the decisions, and follows the day through the site', () =>
    site.visit('/', MODES.light, async (page) => {
      const main = page.getByRole('main');
      await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Statistik' }).click();
      await main.getByRole('link', { name: 'Visa hela sidan den dagen' }).click();
      await main.getByRole('row', { name: /^Hela landet 139 44 183 76/ }).waitFor();
      await main.getByRole('row', { name: /^Region Stockholm 42 8 50/ }).waitFor();
      await main.getByText('Region Stockholm: 42 + 8 = 50, men summan är tryckt som 49.').waitFor();
      await main.getByRole('link', { name: 'Region Skåne' }).first().click();
      await main.getByText('Tillstånd att bedriva nationell högspecialiserad vård: 30.').waitFor();
      await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Sammanträden' }).click();
      await main.getByRole('link', { name: '12 juni 2024' }).click();
      await main.getByText(/Då hade sammanträdet inte hållits/).waitFor();
      expect(await main.getByText('1 september 2025').count()).toBe(0);
      await main.getByRole('link', { name: 'Visa registret i dag' }).click();
      const decided = main.getByRole('table', { name: /Beslut i journalen/ });
      expect(await decided.getByRole('row', { name: /Region Skåne/ }).count()).toBe(4);
    }));

  test('sees on a narrow screen where areas are in the process and what is only possible', () =>
    site.visit('/lagesbild', MODES['320px'], async (page) => {
      const main = page.getByRole('main');
      await main.getByText('Vad betyder säkra och möjliga?').click();
      await main.getByText(/räknas beslutet som möjligt/).waitFor();
      await main.getByRole('link', { name: 'Perifer facialispares' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'Perifer facialispares' }).waitFor();
      await main
        .getByText(/Steg 6/)
        .first()
        .waitFor();
    }));
});

describe('a journalist', () => {
  test('asks which areas hang on a single region, and where the facts come from', () =>
    site.visit('/karta', MODES['forced colours'], async (page) => {
      const main = page.getByRole('main');
      await main.getByRole('link', { name: 'Ögononkologi' }).click();
      await page.getByRole('heading', { level: 1, name: 'Ögononkologi' }).waitFor();
      await main.getByRole('navigation', { name: 'På sidan' }).getByRole('link', { name: 'Källor' }).click();
      expect(new URL(page.url()).hash).toBe('#kallor');
      expect(
        await main
          .getByRole('region', { name: 'Källor' })
          .getByText(/officiell källa|andrahandskälla/)
          .count(),
      ).toBeGreaterThan(0);
    }));
});
