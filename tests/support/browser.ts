import * as playwright from 'playwright-core';

/** The browser by names that the linter can follow: it does not see how playwright-core exports them. */
export const chromium: playwright.BrowserType = playwright.chromium;
export type Browser = playwright.Browser;
export type BrowserContext = playwright.BrowserContext;
export type BrowserContextOptions = playwright.BrowserContextOptions;
export type Locator = playwright.Locator;
export type Page = playwright.Page;
