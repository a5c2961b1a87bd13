import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../support/browser.ts';
import { faultsInModes, openSite, type Site } from '../support/site.ts';

let site: Site;
/** For the states of pages, which keep nothing from one to another. */
let look: Page;
beforeAll(async () => {
  site = await openSite();
  look = await (await site.context()).newPage();
}, 120_000);
afterAll(() => site?.close());

const CHECK = '/hor-patienten-hit';
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const goOn = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Fortsätt' }).click();
const answer = async (page: Page, word: string): Promise<void> => {
  await page.getByRole('radio', { name: word, exact: true }).check();
  await goOn(page);
};

/** Counts the screens that someone sees, the first one included. */
function screens(page: Page): () => number {
  let seen = 0;
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) seen += 1;
  });
  return () => seen + 1;
}

/** What is left of the page on paper. */
async function printed(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const text = await page.evaluate(() => document.body.innerText);
  await page.emulateMedia({ media: 'screen' });
  return text;
}

describe('a clinician gets from a diagnosis to a printed answer in at most six screens', () => {
  const end = async (page: Page, count: () => number): Promise<void> => {
    expect(await heading(page)).toBe('Patienten hör hit, men ingen enhet med tillstånd är känd');
    expect(count()).toBeLessThanOrEqual(6);
    const main = await page.getByRole('main').innerText();
    for (const text of [
      'Multiprofessionell bedömning',
      'Socialstyrelsens beslut 2025-12-09',
      'ansökningstid gick ut',
      'Det här ska remissen innehålla',
    ]) {
      expect(main).toContain(text);
    }
    const paper = await printed(page);
    expect(paper).toContain('Multiprofessionell bedömning');
    expect(paper).not.toContain('Sammanträden');
    expect(paper).not.toContain('Börja om');
    const href = await page.getByRole('link', { name: 'Hämta svaret som PDF' }).getAttribute('href');
    const file = await page.request.get(`${site.baseUrl}${href}`);
    expect(file.headers()['content-type']).toBe('application/pdf');
    const bytes = await file.body();
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.includes('pdfuaid')).toBe(true);
  };

  test('without JavaScript, on a narrow screen', { timeout: 60_000 }, () =>
    site.visit(CHECK, { javaScriptEnabled: false, viewport: { width: 320, height: 800 } }, async (page) => {
      const count = screens(page);
      await page.getByRole('main').getByRole('searchbox').fill('charlevoix');
      await page.getByRole('main').getByRole('button', { name: 'Sök diagnos' }).click();
      await page.getByRole('radio', { name: /Charlevoix-Saguenay/ }).check();
      await page.getByRole('radio', { name: 'Ja, fastställd' }).check();
      await goOn(page);
      await answer(page, 'Ja');
      await page.getByRole('checkbox', { name: 'Resten är uteslutet' }).check();
      await goOn(page);
      await end(page, count);
      expect(await page.getByRole('heading', { name: 'Att utesluta före remiss' }).count()).toBe(0);
    }),
  );

  test('with JavaScript, by keyboard alone', { timeout: 60_000 }, () =>
    site.visit(CHECK, { viewport: { width: 1280, height: 900 } }, async (page) => {
      const count = screens(page);
      await page.getByRole('main').getByRole('combobox').focus();
      await page.keyboard.type('charlevoix');
      await page.getByRole('option', { name: /Charlevoix-Saguenay/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/kod=/);
      await page.getByRole('radio', { name: 'Ja, fastställd' }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await page.waitForURL(/sakerhet=/);
      await page.getByRole('radio', { name: 'Ja', exact: true }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await page.waitForURL(/svar=/);
      await page.getByRole('checkbox', { name: 'Parkinsons sjukdom' }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/uteslutet=/);
      await end(page, count);
      expect(await page.getByRole('heading', { name: 'Att utesluta före remiss' }).count()).toBe(1);
    }),
  );
});

describe('the check', () => {
  test('starts from a suspicion, and sends home when the initial work-up is not done', { timeout: 60_000 }, () =>
    site.visit(CHECK, { javaScriptEnabled: false }, async (page) => {
      await page.getByRole('link', { name: 'Sällsynta motorikstörningar' }).first().click();
      for (let asked = 0; asked < 6; asked += 1) {
        const question = await heading(page);
        if (question?.startsWith('Remittera')) break;
        await answer(page, question?.includes('initiala utredningen gjord') ? 'Nej' : 'Vet inte');
      }
      expect(await heading(page)).toBe('Remittera inte till området nu');
      expect(await page.getByRole('main').innerText()).toContain('Den initiala utredningen');
    }),
  );

  test('goes back and forth without losing what was answered', { timeout: 60_000 }, () =>
    site.visit(`${CHECK}?kod=ORPHA+98&sakerhet=faststalld`, {}, async (page) => {
      const first = await heading(page);
      await answer(page, 'Nej');
      const second = await heading(page);
      expect(second).not.toBe(first);
      await page.getByRole('link', { name: 'Tillbaka' }).click();
      expect(await heading(page)).toBe(first);
      await page.goBack();
      expect(await heading(page)).toBe(second);
      await page.reload();
      expect(await heading(page)).toBe(second);
      await page.getByRole('link', { name: 'English' }).click();
      expect(new URL(page.url()).searchParams.getAll('svar')).toEqual(['further-need.nej']);
      expect(await page.getByRole('radio', { name: 'Do not know' }).count()).toBe(1);
    }),
  );

  test('lets any answer be changed from the last page', { timeout: 60_000 }, () =>
    site.visit(
      `${CHECK}?omrade=sallsynta-motorikstorningar&svar=confirmed.ja&svar=further-need.ja&uteslutet=ja&finns=parkinson`,
      {},
      async (page) => {
        expect(await heading(page)).toBe('Remittera inte till området nu');
        await page.getByRole('link', { name: /^Ändra Stämmer/ }).click();
        expect(await heading(page)).toBe('Stämmer något av detta?');
        await goOn(page);
        expect(await heading(page)).toContain('Patienten hör hit');
      },
    ),
  );

  test('asks again when nothing was chosen', { timeout: 60_000 }, () =>
    site.visit(`${CHECK}?kod=ORPHA+98&sakerhet=faststalld`, { javaScriptEnabled: false }, async (page) => {
      await goOn(page);
      expect(await page.title()).toMatch(/^Fel: /);
      await page.getByRole('link', { name: 'Välj ett av svaren.' }).waitFor();
    }),
  );

  test('tells that Huntington’s disease is out and sends metabolic disease on', { timeout: 60_000 }, () =>
    site.visit(`${CHECK}?kod=ORPHA+399&sakerhet=faststalld`, {}, async (page) => {
      expect(await page.getByRole('main').innerText()).toContain('Skälen står under ”Varför”');
      expect(await page.getByRole('heading', { name: 'Varför', exact: true }).count()).toBe(1);
      expect(await heading(page)).toBe('Remittera inte till området nu');
      await page.goto(`${CHECK}?omrade=sallsynta-motorikstorningar&svar=other-nhv-area.ja`);
      expect(await heading(page)).toBe('Patienten hör till ett annat område');
      await page.getByRole('link', { name: /^Pröva Medfödd metabol/ }).click();
      expect(new URL(page.url()).searchParams.get('omrade')).toBe('medfodd-metabol-sjukdom');
    }),
  );

  test('is reached from the start page and from the page of an area that can be checked', { timeout: 60_000 }, () =>
    site.visit('/omraden/sallsynta-motorikstorningar', {}, async (page) => {
      await page.getByRole('link', { name: 'Pröva om patienten hör hit' }).click();
      expect(page.url()).toContain(`${CHECK}?omrade=sallsynta-motorikstorningar`);
      await page.goto('/omraden/atstorningar');
      expect(await page.getByRole('link', { name: 'Pröva om patienten hör hit' }).count()).toBe(0);
      await page.goto('/');
      expect(await page.getByRole('main').locator(`a[href="${CHECK}"]`).count()).toBe(1);
    }),
  );

  test('is kept by nobody', async () => {
    const { headers } = await site.app.inject(`${CHECK}?kod=ORPHA+98&sakerhet=faststalld`);
    expect(headers['cache-control']).toBe('no-store');
    expect((await site.app.inject(`${CHECK}?kod=ORPHA+98&sakerhet=faststalld`)).body).toContain('<meta name="robots" content="noindex"');
  });
});

const STATES: Readonly<Record<string, string>> = {
  start: CHECK,
  'start in English': `/en${CHECK}`,
  'choose a code': `${CHECK}?q=ataxi`,
  'nothing found': `${CHECK}?q=qqqqqqqq`,
  'certainty left out': `${CHECK}?kod=ORPHA+98&fraga=kod`,
  'a code too coarse': `${CHECK}?kod=ICD-10-SE+G11&sakerhet=faststalld`,
  'several areas': `${CHECK}?kod=ORPHA+365&sakerhet=faststalld`,
  'no area': `${CHECK}?kod=ORPHA+71272&sakerhet=misstankt`,
  question: `${CHECK}?omrade=osteogenesis-imperfecta`,
  'question left out': `${CHECK}?omrade=pacemakerextraktion&fraga=extraction-considered`,
  'child or adult': `${CHECK}?omrade=osteogenesis-imperfecta&svar=confirmed.ja&svar=surgery-or-fracture.ja`,
  'rule out': `${CHECK}?omrade=sallsynta-motorikstorningar&svar=confirmed.ja&svar=further-need.ja`,
  refer: `${CHECK}?omrade=osteogenesis-imperfecta&svar=confirmed.ja&svar=surgery-or-fracture.ja&svar=age.barn`,
  'refer without units': `${CHECK}?kod=ORPHA+98&sakerhet=faststalld&svar=further-need.ja&uteslutet=ja`,
  'do not refer': `${CHECK}?kod=ORPHA+399&sakerhet=faststalld`,
  'refer elsewhere': `${CHECK}?omrade=sallsynta-motorikstorningar&svar=other-nhv-area.ja`,
  'more information': `${CHECK}?omrade=sallsynta-motorikstorningar&svar=suspected.vet-inte&svar=confirmed.vet-inte&svar=initial-work-up-done.vet-inte&svar=diagnosis-uncertain.vet-inte&svar=further-need.vet-inte&svar=advanced-treatment-exists.vet-inte&svar=symptoms-motivate-treatment.vet-inte`,
  codes: '/koder',
  'codes found': '/koder?q=G11.4',
  'codes not found': '/koder?q=qqqqqqqq&system=KV%C3%85',
  code: '/koder/ORPHA/95',
  'a code in English': '/en/koder/ICD-10-SE/G20.9',
};

test.each(Object.entries(STATES).map(([name, address], turn) => [name, address, turn] as const))(
  '%s has no fault that can be found by machine, in any mode',
  { timeout: 60_000 },
  async (_name, address, turn) => {
    await look.goto(address);
    expect(await faultsInModes(look, turn)).toEqual([]);
  },
);

test('every state shows another page', async () => {
  const titles = await Promise.all(
    Object.values(STATES).map(async (url) => (await site.app.inject(url)).body.match(/<h1[^>]*>(.*?)<\/h1>/s)?.[1]),
  );
  expect(titles.filter((title) => title === undefined)).toEqual([]);
  const expected = [
    'Vilket område gäller det?',
    'Är patienten vuxen eller barn?',
    'Det behövs fler uppgifter',
    'Remittera till NHV',
    'Ingen definition nämner diagnosen',
  ];
  expect(expected.filter((title) => !titles.includes(title))).toEqual([]);
});
