import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

const withoutScripts = { javaScriptEnabled: false, viewport: { width: 320, height: 800 } } as const;

describe('without JavaScript, on a narrow screen', () => {
  test('a person finds an area by a misspelt name and sees who holds its permits', { timeout: 60_000 }, () =>
    site.visit('/', withoutScripts, async (page) => {
      await page.getByRole('main').getByRole('searchbox').fill('atstorningr');
      await page.getByRole('main').getByRole('button', { name: 'Sök' }).click();
      await page.getByRole('link', { name: 'Ätstörningar' }).first().click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ätstörningar');
      for (const region of ['Region Skåne', 'Region Stockholm', 'Region Uppsala', 'Region Västernorrland', 'Västra Götalandsregionen']) {
        await page.getByRole('main').getByText(region).first().waitFor();
      }
    }),
  );

  test('the list is filtered by a form, and the choice stays in the form', { timeout: 60_000 }, () =>
    site.visit('/omraden', withoutScripts, async (page) => {
      await page.getByText('Fler urval').click();
      await page.getByRole('checkbox', { name: /Pausat/ }).check();
      await page.getByRole('main').getByRole('button', { name: 'Visa resultat' }).click();
      expect(new URL(page.url()).searchParams.getAll('status')).toEqual(['paused']);
      expect(await page.getByRole('checkbox', { name: /Pausat/ }).isChecked()).toBe(true);
      expect(await page.getByRole('link', { name: 'Crohns sjukdom' }).count()).toBe(1);
      expect(await page.getByRole('link', { name: 'Ätstörningar' }).count()).toBe(0);
    }),
  );

  test('the register is shown as of another day, and every link keeps the day', { timeout: 60_000 }, () =>
    site.visit('/statistik/tilldelning', withoutScripts, async (page) => {
      await page.locator('input[name=asOf]').fill('2024-06-11');
      await page.getByRole('button', { name: 'Visa', exact: true }).click();
      await page.getByRole('row', { name: /Hela landet.*139.*44.*183/ }).waitFor();
      await page.getByRole('link', { name: 'Region Skåne' }).first().click();
      expect(new URL(page.url()).searchParams.get('asOf')).toBe('2024-06-11');
    }),
  );

  test('the language is changed on the same page', { timeout: 60_000 }, () =>
    site.visit('/omraden/atstorningar?asOf=2024-06-11', withoutScripts, async (page) => {
      await page.getByRole('link', { name: 'English' }).click();
      expect(page.url()).toBe(`${site.baseUrl}/en/omraden/atstorningar?asOf=2024-06-11`);
      await page.getByRole('link', { name: 'Svenska' }).click();
      expect(page.url()).toBe(`${site.baseUrl}/omraden/atstorningar?asOf=2024-06-11`);
    }),
  );

  test('someone signs in with two assignments, chooses one, and signs out', { timeout: 60_000 }, () =>
    site.visit('/logga-in?till=/mina-inloggningar', withoutScripts, async (page) => {
      await page.getByRole('main').getByRole('button', { name: 'Logga in' }).click();
      await page.getByRole('radio', { name: /Person med två uppdrag/ }).check();
      await page.getByRole('button').click();
      await page.getByRole('button', { name: 'Fortsätt' }).click();
      await page.getByText('Välj ett uppdrag.').first().waitFor();
      await page.getByRole('radio', { name: /Analytiker/ }).check();
      await page.getByRole('button', { name: 'Fortsätt' }).click();
      await page.goto('/mina-inloggningar');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Mina inloggningar');
      await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
      const answer = await page.goto('/mina-inloggningar');
      expect(answer?.status()).toBe(401);
    }),
  );
});
