import { afterAll, beforeAll, expect, test } from 'vitest';
import { tell } from '../../src/modules/messages/index.ts';
import { worksForSystem } from '../../src/platform/db/index.ts';
import type { Page } from '../support/browser.ts';
import { faultsInModes, openSite, type Site, signInAs } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  await told('Nästa sammanträde är bestämt', '/sammantraden');
  await told('Handlingarna är på plats', null);
}, 120_000);
afterAll(() => site?.close());

const persona = 'Ledamot i nämnden';
const told = (subject: string, path: string | null) =>
  site.app.db.tx(async (tx) => {
    await worksForSystem(tx, 'jobs');
    const message = {
      key: 'test.board',
      subject: { sv: subject, en: `${subject} (en)` },
      body: { sv: 'Läs mer i Tillstånd.', en: 'Read more.' },
    };
    return tell(tx, { to: [{ role: 'board-member', organisation: 'board' }], message, careCase: null, path, fictitious: true });
  });
const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();
const says = (page: Page, text: string) => main(page).getByText(text).first().waitFor();
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

test('a member of the board, without JavaScript on a narrow screen: reads what has come, chooses how to get mail, is told why other pages are closed, and signs out everywhere', {
  timeout: 120_000,
}, async () => {
  const context = await site.context({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
  const page = await context.newPage();
  await signInAs(page, persona, '/meddelanden');
  await says(page, '2 meddelanden, 2 olästa');
  await main(page).getByRole('link', { name: 'Nästa sammanträde är bestämt' }).click();
  await press(page, 'Gå till sidan');
  expect(await heading(page)).toBe('Nämndens sammanträden');
  await page.goto('/meddelanden');
  await says(page, '2 meddelanden, 1 oläst');
  await press(page, 'Markera alla som lästa');
  await says(page, 'Alla meddelanden är markerade som lästa.');

  await main(page).getByRole('link', { name: 'Välj hur du får mejl' }).click();
  await page.getByRole('radio', { name: /^En gång om dagen/ }).check();
  await page.getByRole('radio', { name: 'Bara svenska' }).check();
  await press(page, 'Spara');
  await says(page, 'Ditt val är sparat.');
  expect(await page.getByRole('radio', { name: /^En gång om dagen/ }).isChecked()).toBe(true);

  for (const address of ['/arbete', '/administration', '/logg', '/skickade-meddelanden']) {
    expect((await page.goto(address))?.status(), address).toBe(403);
    await says(page, 'Det här får bara den göra som arbetar som');
  }
  await page.goto('/sammantraden');
  await main(page)
    .getByRole('link', { name: /^\d{1,2}\s\p{L}+\s\d{4}/u })
    .first()
    .click();
  expect(await heading(page)).toMatch(/\d{4}/);

  await page.goto('/mina-inloggningar');
  await says(page, 'Ledamot i nämnden');
  await press(page, 'Logga ut överallt');
  expect((await page.goto('/meddelanden'))?.status()).toBe(401);
  await context.close();
});

test('the pages of messages are without fault in light, dark and forced colours, wide and narrow', { timeout: 120_000 }, async () => {
  let turn = 0;
  const look = async (who: string, addresses: readonly string[]): Promise<void> => {
    const context = await site.context();
    const page = await context.newPage();
    await signInAs(page, who, '/meddelanden');
    for (const address of addresses) {
      expect((await page.goto(address))?.status(), address).toBe(200);
      expect(await faultsInModes(page, turn), address).toEqual([]);
      turn += 1;
    }
    await context.close();
  };
  const [latest] = await site.app.db.asOwner<{ id: string }>('select id from message order by id desc limit 1');
  await look(persona, ['/meddelanden', '/meddelanden/mejl', `/meddelanden/${latest?.id}`, '/en/meddelanden', '/en/meddelanden/mejl']);
  await look('Handläggare', ['/meddelanden', '/skickade-meddelanden', '/en/skickade-meddelanden?vem=ingen']);
});
