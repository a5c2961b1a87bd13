import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOn, openSite, type Site, signInAs } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

const ways = [
  ['with scripts', {}],
  ['without scripts, on a narrow screen', { javaScriptEnabled: false, viewport: { width: 320, height: 800 } }],
] as const;

describe.each(ways)('an author %s', (_way, options) => {
  test('changes a delimitation, sees which saved cases change and why, and cannot approve it', { timeout: 120_000 }, () =>
    site.visit('/', options, async (page) => {
      await signInAs(page, 'Handläggare', '/arbete/definitioner');
      await page.getByRole('button', { name: 'Nytt utkast Sällsynta motorikstörningar' }).click();
      await page.getByText(/Alla \d+ sparade fall får det svar som väntas/).waitFor();

      await page.getByRole('link', { name: 'Ändra parkinson', exact: true }).click();
      const codes = page.getByRole('textbox', { name: /^Koder \(frivilligt\)/ });
      const before = await codes.inputValue();
      await codes.fill('ORPHA 2828 | kanske');
      await page.getByRole('button', { name: 'Spara' }).click();
      await page.getByText('Rad 1: efter koden ska det stå ”| avgör” eller ”| antyder”.').first().waitFor();
      expect(await codes.inputValue()).toBe('ORPHA 2828 | kanske');
      await codes.fill(before.replaceAll('| avgör', '| antyder'));
      await page.getByRole('button', { name: 'Spara' }).click();

      await page.getByText(/av \d+ sparade fall får ett annat svar än det som väntas/).waitFor();
      await page.getByRole('link', { name: 'Jämför med versionen före' }).click();
      const effect = page.getByRole('table', { name: 'Skillnad i verkan' });
      expect(await effect.getByRole('row', { name: /Parkinson/ }).count()).toBeGreaterThan(0);
      expect(await effect.getByRole('row', { name: /Huntington/ }).count()).toBe(0);
      expect(await effect.getByText(/Nytt skäl|Skälet gäller inte längre/).count()).toBeGreaterThan(0);
      const words = page.getByRole('table', { name: 'Skillnad i text' });
      expect(await words.locator('del').first().textContent()).toContain('avgör');
      expect(await words.locator('ins').first().textContent()).toContain('antyder');

      await page.getByRole('link', { name: 'Till definitionen' }).click();
      await page.getByText('Du har skrivit i utkastet. Någon annan måste godkänna det.').waitFor();
      expect(await page.getByRole('button', { name: 'Godkänn', exact: true }).count()).toBe(0);
    }),
  );

  test('reads a definition from a file, and is told what is wrong with one that is cut off', { timeout: 120_000 }, () =>
    site.visit('/', options, async (page) => {
      await signInAs(page, 'Handläggare', '/arbete/definitioner/import');
      const whole = readFileSync('data/definitions/osteogenesis-imperfecta.json');
      const send = async (buffer: Buffer, pasted: string): Promise<void> => {
        await page.getByLabel(/^Fil med definitionen/).setInputFiles({ name: 'definition.json', mimeType: 'application/json', buffer });
        await page.getByRole('textbox', { name: /^Definitionen som text/ }).fill(pasted);
        await page.getByRole('button', { name: 'Läs in som utkast' }).click();
      };
      await send(whole.subarray(0, 900), '');
      await page.locator('#falt-file-fel').waitFor();
      expect(await page.title()).toMatch(/^Fel: /);
      await send(whole, 'något');
      await page.getByText('Välj en fil eller klistra in, inte båda.').first().waitFor();
      await send(whole, '');
      await page.getByRole('heading', { name: 'Osteogenesis imperfecta', level: 1 }).waitFor();
      await page
        .getByText(/^Utkast till version \d+/)
        .first()
        .waitFor();
    }),
  );

  test('tries a draft and saves what was tried as a case', { timeout: 120_000 }, () =>
    site.visit('/', options, async (page) => {
      await signInAs(page, 'Handläggare', '/arbete/definitioner');
      await page.getByRole('button', { name: 'Nytt utkast Osteogenesis imperfecta' }).click();
      await page.getByRole('link', { name: 'Prova' }).click();
      await page.getByRole('textbox', { name: /Ålder/ }).fill('7');
      await page.getByRole('textbox', { name: /Diagnoser/ }).fill('ORPHA 666 fastställd');
      await page.getByRole('main').locator('#falt-svar-medication-in-question').selectOption('Ja');
      await page.getByRole('button', { name: 'Visa svaret' }).click();
      await page.getByRole('heading', { name: 'Remittera till NHV-enhet' }).waitFor();
      expect(new URL(page.url()).search).toBe('');
      expect(await page.getByRole('textbox', { name: /Ålder/ }).inputValue()).toBe('7');
      await page.getByRole('textbox', { name: /Vad fallet visar/ }).fill('Påhittat barn som prövas');
      await page.getByRole('button', { name: 'Spara som fall' }).click();
      await page.getByRole('heading', { name: 'Sparade fall', level: 1 }).waitFor();
      await page.getByRole('row', { name: /Påhittat barn som prövas.*Som väntat/ }).waitFor();
    }),
  );
});

test('an expert approves what someone else wrote, after proving anew who they are; the version is locked and marked as made up', {
  timeout: 120_000,
}, async () => {
  const address = await site.visit('/', {}, async (page) => {
    await signInAs(page, 'Handläggare', '/arbete/definitioner');
    await page.getByRole('button', { name: 'Nytt utkast Extraktion av pacemakerutrustning' }).click();
    await page.getByRole('heading', { name: 'Godkännande' }).waitFor();
    return new URL(page.url()).pathname;
  });
  await site.visit('/', { javaScriptEnabled: false }, async (page) => {
    await signInAs(page, 'Ledamot i sakkunniggrupp', address);
    await page.goto(address);
    await page.getByRole('button', { name: 'Godkänn', exact: true }).click();
    await page.getByRole('button', { name: 'Legitimera dig på nytt' }).click();
    await page.getByRole('radio', { name: 'Ledamot i sakkunniggrupp', exact: true }).check();
    await page.getByRole('button').click();
    await page.getByRole('button', { name: 'Godkänn', exact: true }).click();
    await page.getByText(/Versionen är låst/).waitFor();
    await page.getByText('Påhittad version, gjord i en demonstration.', { exact: false }).first().waitFor();
    expect(page.url()).toContain('pacemakerextraktion%402~demo');
    expect(await page.getByRole('link', { name: /^Ändra/ }).count()).toBe(0);
    await page.goto(address);
    await page.getByText('Utkastet är stängt och kan inte ändras.').waitFor();
  });
});

describe('the pages', () => {
  test.each([
    ['light', {}, 0],
    ['dark, 320 px', { viewport: { width: 320, height: 800 }, colorScheme: 'dark' }, 1],
  ] as const)('have no faults that machines find: %s', { timeout: 180_000 }, (_name, options, turn) =>
    site.visit('/', options, async (page) => {
      await signInAs(page, 'Handläggare', '/arbete/definitioner');
      await page.getByRole('button', { name: 'Nytt utkast Sällsynta motorikstörningar' }).click();
      await page.getByRole('heading', { name: 'Godkännande' }).waitFor();
      const draft = new URL(page.url()).pathname;
      const addresses = [
        '/arbete/definitioner',
        '/arbete/definitioner/import',
        '/arbete/definitioner/neuromuskulara%401',
        draft,
        `${draft}/delar/doors/diagnostic-work-up`,
        `${draft}/delar/delimitations/huntington`,
        `${draft}/delar/rest/rest`,
        `${draft}/prova`,
        `${draft}/fall`,
        `${draft}/jamfor`,
      ];
      for (const [at, one] of addresses.entries()) {
        const address = at % 2 === turn ? one : `/en${one}`;
        const answer = await page.goto(address);
        expect([address, answer?.status()]).toEqual([address, 200]);
        expect([address, await faultsOn(page)]).toEqual([address, []]);
      }
      await page.goto(`${draft}/prova`);
      await page.locator('#falt-svar-suspected').selectOption('Ja');
      await page.getByRole('button', { name: 'Visa svaret' }).click();
      await page.getByRole('heading', { name: 'Svar', exact: true }).waitFor();
      expect(await faultsOn(page)).toEqual([]);
    }),
  );
});
