import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createPeople } from '../../src/modules/identity/index.ts';
import { loadAssets } from '../../src/platform/assets/assets.ts';
import { securityHeaders } from '../../src/platform/http/headers.ts';
import { projectRoot } from '../../src/platform/root.ts';
import { type RegisterAppOptions, registerApp } from './app.ts';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from './browser.ts';
import { chromium } from './browser.ts';
import { chromiumOptions } from './chromium.ts';
import { teachFaults } from './faults.ts';
import { quietLog } from './fresh-db.ts';
import { ensureBuilt, freePort } from './product.ts';

export { type Fault, faultsInModes, faultsOn, MODES } from './faults.ts';

export type Site = Awaited<ReturnType<typeof openSite>>;

/**
 * The whole product with the real register and the demonstration's sign-in, on a port of its own, and a browser. Close it
 * in `afterAll`. The addresses of built files are those of the build.
 */
export async function openSite(options: Pick<RegisterAppOptions, 'files'> = {}) {
  ensureBuilt();
  const port = await freePort();
  const baseUrl = `http://localhost:${port}`;
  const assets = loadAssets(path.join(projectRoot(), 'dist/assets'));
  const auditKey = { id: 'test', secret: randomBytes(32) };
  const app = await registerApp({
    ...options,
    settings: { baseUrl, trustProxy: false },
    assets,
    people: async (db) =>
      createPeople(
        { baseUrl, issuer: undefined, demo: true },
        {
          db,
          log: quietLog,
          now: () => new Date(),
          auditKey,
          assets: { css: assets.url('app.css'), js: assets.url('app.js') },
          headers: securityHeaders({ baseUrl }),
        },
      ),
  });
  await app.listen({ port, host: 'localhost' });
  const browser = await chromium.launch(chromiumOptions());
  return {
    app,
    baseUrl,
    browser,
    auditKey,
    context: (options: BrowserContextOptions = {}): Promise<BrowserContext> => openContext(browser, { baseURL: baseUrl, ...options }),
    /** Opens a page in a context of its own, and closes both afterwards. */
    visit: <T>(address: string, options: BrowserContextOptions, use: (page: Page) => Promise<T>): Promise<T> =>
      inContext(browser, { baseURL: baseUrl, ...options }, async (page) => {
        await page.goto(address);
        return use(page);
      }),
    close: async (): Promise<void> => {
      await browser.close();
      await app.close();
    },
  };
}

async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  if (options.javaScriptEnabled ?? true) await teachFaults(context);
  return context;
}

async function inContext<T>(browser: Browser, options: BrowserContextOptions, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await openContext(browser, options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Signs in as a persona of the demonstration, by its pages alone. */
export async function signInAs(page: Page, persona: string, returnTo = '/mina-inloggningar'): Promise<void> {
  await page.goto(`/logga-in?till=${encodeURIComponent(returnTo)}`);
  await page.getByRole('main').getByRole('button', { name: 'Logga in' }).click();
  await page.getByRole('radio', { name: persona, exact: false }).first().check();
  await page.getByRole('button').click();
}

/** Where a test may leave what a later step reads; never part of the repository. */
export function cacheFile(name: string): string {
  const folder = path.join(projectRoot(), '.cache');
  fs.mkdirSync(folder, { recursive: true });
  return path.join(folder, name);
}
