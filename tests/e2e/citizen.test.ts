import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOn, MODES, openSite, type Site } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

describe('someone whose relative is to have a new heart', () => {
  test('finds where it is done, since when, and in which language they like', () =>
    site.visit('/', MODES['320px'], async (page) => {
      const main = page.getByRole('main');
      await main.getByRole('searchbox').or(main.getByRole('combobox')).fill('hjärttransplantaton');
      // Also who stops to read the suggestions can press the button.
      await page.getByRole('option', { name: /Hjärttransplantationer/ }).waitFor();
      await main.getByRole('button', { name: 'Sök' }).click();
      await main.getByRole('link', { name: 'Hjärttransplantationer' }).click();
      await page.getByRole('heading', { level: 1, name: 'Hjärttransplantationer' }).waitFor();
      const holders = main.getByRole('table', { name: 'Regioner med tillstånd' });
      expect(await holders.getByRole('rowheader').count()).toBe(2);
      await holders.getByRole('link', { name: 'Region Skåne' }).click();
      await page.getByRole('heading', { level: 1, name: 'Hjärttransplantationer, Region Skåne' }).waitFor();
      expect(await main.getByText('Skånes universitetssjukhus').count()).toBeGreaterThan(0);
      expect(await main.getByText('Tills vidare. Ett tillstånd har inget slutdatum.').count()).toBe(1);
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByRole('heading', { level: 1, name: 'Heart transplantation, Region Skåne' }).waitFor();
    }));

  test('can do it with the keyboard alone, helped by suggestions', () =>
    site.visit('/', MODES.light, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.getByRole('link', { name: 'Hoppa till innehållet' }).evaluate((link) => link === document.activeElement)).toBe(
        true,
      );
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.type('lungtr');
      await page.getByRole('option', { name: /Lungtransplantationer/ }).waitFor();
      expect(await faultsOn(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Lungtransplantationer' }).waitFor();
    }));
});

describe('someone who searches for what is not there', () => {
  test('is told so, and is led on', () =>
    site.visit('/sok?q=bilprovning', MODES.dark, async (page) => {
      await page.getByRole('heading', { name: 'Inga träffar på ”bilprovning”' }).waitFor();
      expect(await faultsOn(page)).toEqual([]);
      await page.getByRole('main').getByRole('link', { name: 'Alla vårdområden' }).click();
      await page.getByRole('heading', { level: 1, name: 'Vårdområden' }).waitFor();
    }));

  test('meets a page that helps at an address that does not exist', () =>
    site.visit('/omraden/hjarttransplantationen', MODES.light, async (page) => {
      await page.getByRole('heading', { level: 1, name: 'Det du söker finns inte' }).waitFor();
      await page.getByRole('main').getByRole('link', { name: 'Hjärttransplantationer' }).click();
      await page.getByRole('heading', { level: 1, name: 'Hjärttransplantationer' }).waitFor();
    }));
});
