import { expect } from 'vitest';
import { demoMount, personas, preparePersonas } from '../../src/modules/identity/index.ts';
import { worksForSystem } from '../../src/platform/db/index.ts';
import type { BrowserContextOptions, Locator, Page } from '../support/browser.ts';
import { type Browser, moveClock, type SignedInApp, session } from '../support/group-story.ts';
import { faultsOn, openSite, signInAs } from '../support/site.ts';

export type Values = Readonly<Record<string, string | readonly string[]>>;
export type Review = Awaited<ReturnType<typeof openReview>>;
export type Actor = ReturnType<typeof actorOn>;

/** The product on a day of the story, and everyone who has a part in it; each signs in once and keeps the browser. */
export async function openReview(instant: string, options: BrowserContextOptions = {}) {
  const site = await openSite();
  const app: SignedInApp = Object.assign(site.app, { auditKey: site.auditKey });
  await app.db.tx(async (tx) => {
    await worksForSystem(tx, 'command-line');
    await preparePersonas(tx, `${site.baseUrl}${demoMount}`, '2018-07-01');
  });
  await moveClock(app, instant);
  const actors = new Map<string, Promise<Actor>>();
  const sessions = new Map<string, Promise<Browser>>();
  const looked = new Set<string>();
  const hasScripts = options.javaScriptEnabled ?? true;
  const enter = async (persona: string): Promise<Actor> => {
    const actor = actorOn(await (await site.context(options)).newPage(), { persona, looked, hasScripts });
    await signInAs(actor.page, nameOf(persona), '/meddelanden');
    await actor.look();
    return actor;
  };
  return {
    app,
    site,
    /** A persona in a browser of their own, signed in by the demonstration's issuer. */
    as: (persona: string): Promise<Actor> => remember(actors, persona, () => enter(persona)),
    /** Someone who has not signed in. */
    visitor: async (): Promise<Actor> => actorOn(await (await site.context(options)).newPage(), { persona: 'visitor', looked, hasScripts }),
    /** The same persona without a browser, for what many do alike. */
    quietly: (persona: string): Promise<Browser> => remember(sessions, persona, () => session(app.db, persona)),
    /** From here on it is this moment. */
    at: (moment: string): Promise<void> => moveClock(app, moment),
    close: (): Promise<void> => site.close(),
  };
}

const remember = <T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
  const found = kept.get(key) ?? make();
  kept.set(key, found);
  return found;
};

export const nameOf = (persona: string): string => personas.find(({ id }) => id === persona)?.name.sv ?? persona;
const pathOf = (page: Page): string => new URL(page.url()).pathname;
/** Pages that differ only in which thing they show, and offer as much to do, are looked at once. */
const kindOf = (address: string): string => address.replaceAll(/[0-9a-f-]{36}/g, ':id');

/** What can be found wrong where no script runs, not even one that looks for faults. */
const tooWide = async (page: Page): Promise<readonly string[]> =>
  (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) ? ['wider than the screen'] : [];

/** What a person does in a browser: opens pages, reads, fills in, presses. Every page that a step leads to is looked at for faults. */
function actorOn(page: Page, { persona, looked, hasScripts }: { persona: string; looked: Set<string>; hasScripts: boolean }) {
  page.setDefaultTimeout(15_000);
  const main = page.getByRole('main');
  const look = async (): Promise<void> => {
    const at = pathOf(page);
    const parts = await Promise.all([main.getByRole('button').count(), main.getByRole('link').count()]);
    const key = [kindOf(at), await page.title(), ...parts].join(' ');
    if (looked.has(key)) return;
    looked.add(key);
    expect({ at, persona, faults: await (hasScripts ? faultsOn : tooWide)(page) }).toEqual({ at, persona, faults: [] });
  };
  const loaded = async (act: () => Promise<unknown>): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), act()]).catch(failing);
    await look();
  };
  const failing = async (error: unknown): Promise<never> => {
    throw new Error(`${persona} at ${pathOf(page)}: ${(await main.innerText()).slice(0, 3_000)}`, { cause: error });
  };
  const press = async (name: string | RegExp, within: Locator = main): Promise<void> => {
    const button = within.getByRole('button', { name, exact: true }).first();
    await loaded(() => button.click());
  };
  const stepUp = page.getByRole('button', { name: 'Legitimera dig på nytt' });
  /** Signs in anew on the page that asks for it; the form waits. */
  const proveAnew = async (): Promise<void> => {
    await stepUp.click();
    await page
      .getByRole('radio', { name: nameOf(persona), exact: false })
      .first()
      .check();
    await loaded(() => page.getByRole('button').click());
  };
  return {
    page,
    main,
    look,
    press,
    open: async (address: string, status = 200): Promise<void> => {
      const answer = await page.goto(address);
      expect({ address, status: answer?.status() }).toEqual({ address, status });
      await look();
    },
    follow: (name: string | RegExp): Promise<void> =>
      loaded(() =>
        main
          .getByRole('link', { name, exact: typeof name === 'string' })
          .first()
          .click(),
      ),
    says: (text: string | RegExp): Promise<void> => main.getByText(text).first().waitFor({ timeout: 5_000 }).catch(failing),
    heading: async (): Promise<string> => (await page.getByRole('heading', { level: 1 }).textContent()) ?? '',
    fillIn: (values: Values): Promise<void> => fillIn(main, values),
    /** Presses what asks for a fresh sign-in, signs in anew when that is asked for, and presses again. */
    confirm: async (name: string): Promise<void> => {
      await press(name);
      if ((await stepUp.count()) === 0) return;
      await proveAnew();
      await press(name);
    },
    proveAnew,
    path: (): string => pathOf(page),
  };
}

/** The sections that the page of an application leads to. */
export const sectionsOn = async ({ main }: Actor): Promise<readonly string[]> => {
  const hrefs = await main.locator('a[href*="/del/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return hrefs.map((href) => decodeURIComponent(href.split('/del/')[1] ?? ''));
};

/** Fills in fields by the names that forms send. */
async function fillIn(main: Locator, values: Values): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const fields = main.locator(`[name="${name}"]:not([type="hidden"])`);
    const [tag, type] = await fields.first().evaluate((field) => [field.tagName, field.getAttribute('type')] as const);
    if (type === 'radio' || type === 'checkbox') {
      for (const one of typeof value === 'string' ? [value] : value) await main.locator(`[name="${name}"][value="${one}"]`).check();
    } else if (tag === 'SELECT') {
      await fields.first().selectOption(value as string);
    } else {
      await fields.first().fill(value as string);
    }
  }
}

const figures = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio'];
/** What a person answers to "Hur mycket är fyra plus sju?". */
export const sumIn = (question: string): number =>
  question.split(/[\s?]+/).reduce((sum, word) => sum + Math.max(0, figures.indexOf(word)), 0);
