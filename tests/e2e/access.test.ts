import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserContextOptions, Page } from '../support/browser.ts';
import { faultsInModes, openSite, type Site, signInAs } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

const noScripts = { javaScriptEnabled: false } as const;
const narrow = { ...noScripts, viewport: { width: 320, height: 800 } } as const;
const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const says = (page: Page, text: string) => main(page).getByText(text).first().waitFor();

/** Opens a browser of its own, signed in as a persona by the pages of the demonstration. */
async function as<T>(persona: string, at: string, options: BrowserContextOptions, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await site.context(options);
  try {
    const page = await context.newPage();
    await signInAs(page, persona, at);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** On the page that asks for it: proves anew who one is, and comes back. */
async function prove(page: Page, persona: string): Promise<void> {
  expect(await heading(page)).toBe('Bekräfta vem du är');
  await press(page, 'Legitimera dig på nytt');
  await page.getByRole('radio', { name: persona, exact: true }).check();
  await page.getByRole('button').click();
}

describe('without JavaScript', () => {
  test('two administrators give a deciding role between them, and neither alone', { timeout: 120_000 }, async () => {
    await as('Administratör', '/administration', noScripts, async (page) => {
      await main(page).getByRole('link', { name: 'Personer' }).click();
      await main(page).getByRole('link', { name: 'Lägg till person' }).click();
      await page.getByLabel('Namn').fill('Påhittad blivande chef');
      await page.getByLabel('Personens id hos utfärdaren').fill('blivande-chef');
      await press(page, 'Lägg till');
      await says(page, 'Personen är tillagd.');
      await main(page).getByRole('link', { name: 'Ge en roll' }).click();
      await prove(page, 'Administratör');
      expect(await page.getByLabel('Person', { exact: true }).inputValue()).not.toBe('');
      await page.getByLabel('Roll', { exact: true }).selectOption('Chef');
      await page.getByLabel('Organisation', { exact: true }).selectOption('Socialstyrelsen');
      await press(page, 'Ge rollen');
      await says(page, 'väntar på att en annan administratör bekräftar den');
      await says(page, 'Du kan inte bekräfta den här rollen. Den som gav rollen får inte själv bekräfta den.');
      expect(await main(page).getByRole('button', { name: 'Bekräfta' }).count()).toBe(0);
    });
    await as('Administratör 2', '/administration', noScripts, async (page) => {
      await main(page).getByRole('link', { name: '1 roll väntar på att du bekräftar den' }).click();
      await main(page).getByRole('link', { name: 'Chef' }).click();
      await press(page, 'Bekräfta');
      await prove(page, 'Administratör 2');
      await press(page, 'Bekräfta');
      await says(page, 'Rollen är bekräftad och går att använda.');
      await main(page).getByText('Bekräftad av').waitFor();
    });
  });

  test("a region's administrator keeps units and contacts, and loses nothing when the session lapses", { timeout: 120_000 }, async () => {
    const persona = 'Administratör, Skåne';
    await as(persona, '/administration/organisationer', narrow, async (page) => {
      await main(page).getByRole('link', { name: 'Lägg till organisation' }).click();
      await page.getByLabel('Sort').selectOption('Enhet');
      await page.getByLabel('Hör till').selectOption('Skånes universitetssjukhus');
      await page.getByLabel('Namn').fill('Påhittad enhet vid sjukhuset');
      await page.getByLabel('HSA-id').fill('SE2321000132-A1');
      await press(page, 'Lägg till');
      expect(await page.title()).toMatch(/^Fel:/);
      await says(page, 'sista siffran är en kontrollsiffra');
      expect(await page.getByLabel('Namn').inputValue()).toBe('Påhittad enhet vid sjukhuset');
      await page.getByLabel('HSA-id').fill('tstnmt2321000131-a1');
      await press(page, 'Lägg till');
      await says(page, 'Organisationen är tillagd.');
      await says(page, 'TSTNMT2321000131-A1');

      await main(page).getByRole('link', { name: 'Lägg till kontaktperson' }).click();
      await page.getByLabel('Namn eller funktion').fill('NHV-samordning');
      await page.getByLabel('Vad man vänder sig dit med').fill('Frågor om ansökningar');
      await site.app.db.asOwner("update session set last_seen_at = clock_timestamp() - interval '31 minutes' where ended_at is null");
      await press(page, 'Spara');
      await says(page, 'Det du skrev är inte skickat, men det är sparat i ett dygn');
      await main(page).getByRole('link', { name: 'Logga in' }).click();
      await press(page, 'Logga in');
      await page.getByRole('radio', { name: persona, exact: true }).check();
      await page.getByRole('button').click();
      await says(page, 'Det du skrev är kvar');
      expect(await page.getByLabel('Vad man vänder sig dit med').inputValue()).toBe('Frågor om ansökningar');
      await press(page, 'Spara');
      await says(page, 'Kontaktpersonen är sparad.');

      await page.goto('/administration/organisationer/region-03');
      await says(page, 'Det finns ingen sådan organisation som du administrerar.');
      await page.goto('/administration/namnden/ny');
      await says(page, 'Det här får bara den göra som arbetar som administratör. Fråga administratören i din organisation.');
      await page.goto('/logg');
      await says(page, 'Du ser det som har gjorts i din organisations namn');
      await says(page, 'contact.added');
      expect(await main(page).getByText('person.added').count()).toBe(0);
    });
  });

  test('an auditor checks the log and takes it out, after a fresh sign-in', { timeout: 120_000 }, async () => {
    await as('Granskare av loggen', '/logg', noScripts, async (page) => {
      await press(page, 'Kontrollera loggen');
      await says(page, 'Loggen är hel.');
      await page.getByLabel('Handling').fill('role.');
      await press(page, 'Visa resultat');
      await main(page).getByRole('link', { name: /^\d+$/ }).first().click();
      await says(page, 'Kontrollsumma');
      await page.goBack();
      await main(page).getByRole('link', { name: 'Hämta som CSV' }).click();
      expect(await heading(page)).toBe('Bekräfta vem du är');
      await press(page, 'Legitimera dig på nytt');
      await page.getByRole('radio', { name: 'Granskare av loggen', exact: true }).check();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button').click()]);
      expect(file.suggestedFilename()).toMatch(/^logg-\d{4}-\d{2}-\d{2}\.csv$/);
      await page.goto('/administration/roller');
      expect(await main(page).getByRole('link', { name: 'Ge en roll' }).count()).toBe(0);
      expect((await page.goto('/administration/personer'))?.status()).toBe(403);
    });
  });
});

test('the menu of work shows what one may open, and marks where one is', { timeout: 60_000 }, async () => {
  const menu = (page: Page) => page.getByRole('navigation', { name: 'Arbetsmeny' }).getByRole('link').allTextContents();
  await as('Administratör', '/administration/namnden', {}, async (page) => {
    expect(await menu(page)).toEqual(expect.arrayContaining(['Administration', 'Nämndens mandatperioder', 'Logg']));
    expect(await page.locator('.nav-work [aria-current=page]').allTextContents()).toEqual(['Nämndens mandatperioder']);
  });
  await as('Kontaktperson, Uppsala', '/mina-inloggningar', {}, async (page) => {
    expect(await menu(page)).not.toEqual(expect.arrayContaining(['Administration']));
  });
});

const PAGES = [
  '/administration',
  '/administration/personer',
  '/administration/personer/ny',
  '/administration/roller',
  '/administration/roller/ge',
  '/administration/organisationer',
  '/administration/organisationer/ny',
  '/administration/organisationer/region-12',
  '/administration/organisationer/region-12/kontakter/ny',
  '/administration/namnden',
  '/administration/namnden/ny',
  '/administration/oversyn',
  '/administration/oversyn/ny',
  '/administration/nycklar',
  '/mina-nycklar',
  '/mina-nycklar/ny',
  '/logg',
  '/logg/handelse/1',
  '/logga-in/bekrafta',
  '/en/administration/roller',
  '/en/logg',
];

test('every page of the administration and every state of its forms is without fault in every mode', { timeout: 300_000 }, () =>
  as('Administratör', '/logga-in/bekrafta?till=/administration', {}, async (page) => {
    await prove(page, 'Administratör');
    let turn = 0;
    const look = async (what: string): Promise<void> => expect(await faultsInModes(page, turn++), what).toEqual([]);
    for (const address of PAGES) {
      expect((await page.goto(address))?.status(), address).toBe(200);
      await look(address);
    }
    await page.goto('/administration/personer/ny');
    await press(page, 'Lägg till');
    await look('a refused form');
    await page.goto('/administration/roller');
    await main(page).getByRole('table').getByRole('link').first().click();
    await look('a role');
    await main(page).locator('dl').getByRole('link').first().click();
    await look('a person');
    const other = await page.context().newPage();
    await other.goto(page.url());
    for (const [tab, mail] of [
      [other, 'a@exempel.se'],
      [page, 'b@exempel.se'],
    ] as const) {
      await tab.getByLabel('E-postadress').fill(mail);
      await press(tab, 'Spara');
    }
    await says(page, 'Någon annan har ändrat under tiden');
    await look('two versions');
    await page.goto('/logg');
    await press(page, 'Kontrollera loggen');
    await look('the log, checked');
  }),
);
