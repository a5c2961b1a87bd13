import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODES, openSite, type Site } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

describe('a neurologist with a patient who has an unclear movement disorder', () => {
  test('reads what belongs to the area and what does not, and takes the fact sheet along', () =>
    site.visit('/', MODES.light, async (page) => {
      const main = page.getByRole('main');
      await main.getByRole('link', { name: 'Alla vårdområden' }).click();
      await main.getByLabel('Sök', { exact: true }).fill('ataxi');
      await main.getByRole('button', { name: 'Visa resultat' }).click();
      await main.getByRole('link', { name: 'Sällsynta motorikstörningar' }).click();
      await page.getByRole('heading', { level: 1, name: 'Sällsynta motorikstörningar' }).waitFor();
      for (const part of ['Diagnostisk utredning', 'Multiprofessionell bedömning', 'Avancerad behandling', 'Ingår', 'Ingår inte']) {
        expect(await main.getByRole('heading', { name: part, exact: true }).count(), part).toBe(1);
      }
      expect(await main.getByRole('listitem').filter({ hasText: 'Parkinsons sjukdom' }).count()).toBe(1);
      expect(await main.getByText('3 enheter, varav 2 för barn').count()).toBeGreaterThan(0);
      expect(await main.getByText('Ingen region har tillstånd den här dagen.').count()).toBe(1);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        main.getByRole('link', { name: 'Faktablad (PDF)' }).evaluate((link) => {
          (link as HTMLAnchorElement).download = '';
          (link as HTMLAnchorElement).click();
        }),
      ]);
      expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
    }));

  test('sees what the definition was before it was decided', () =>
    site.visit('/omraden/sallsynta-motorikstorningar', MODES['320px'], async (page) => {
      const main = page.getByRole('main');
      await main.getByLabel('Visa registret som det var den').fill('2024-06-11');
      await main.getByRole('button', { name: 'Visa', exact: true }).click();
      await main.getByText('Du ser registret som det var den 11 juni 2024.').waitFor();
      await main.getByText('Registret har ingen definition av området den här dagen.').waitFor();
      expect(await main.getByText(/^Steg 2/).count()).toBeGreaterThan(0);
      await main.getByRole('link', { name: 'Visa registret i dag' }).click();
      await main.getByRole('heading', { name: 'Diagnostisk utredning' }).waitFor();
    }));
});

describe('a paediatrician', () => {
  test('lists the areas for children that are in operation, and the choice is in the address to share', () =>
    site.visit('/omraden', MODES.light, async (page) => {
      const main = page.getByRole('main');
      await main.getByText('Fler urval').click();
      await main.getByRole('checkbox', { name: /^I förvaltning/ }).check();
      await main.getByRole('checkbox', { name: 'Barn', exact: true }).check();
      await main.getByRole('button', { name: 'Visa resultat' }).click();
      await main.getByRole('link', { name: 'Hjärtkirurgi på barn och ungdomar' }).waitFor();
      expect(await main.getByRole('link', { name: 'Peniscancer' }).count()).toBe(0);
      const shared = new URL(page.url());
      expect(shared.searchParams.getAll('population')).toEqual(['children']);
      const heading = await main.getByRole('heading', { level: 2 }).first().textContent();
      await page.goto(shared.href);
      expect(await main.getByRole('heading', { level: 2 }).first().textContent()).toBe(heading);
    }));
});
