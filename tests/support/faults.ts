import fs from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, BrowserContextOptions, Page } from './browser.ts';

type Mode = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'forcedColors'>;

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

/** How people look at the site. */
export const MODES = {
  light: { viewport: WIDE },
  dark: { viewport: WIDE, colorScheme: 'dark' },
  '320px': { viewport: NARROW },
  'forced colours': { viewport: { width: 1000, height: 900 }, forcedColors: 'active', colorScheme: 'dark' },
} satisfies Record<string, Mode>;

/** Two ways of looking, which have every colour and every width between them. Pages are looked at in turn the one way and the other. */
const WAYS = {
  even: [MODES.light, { viewport: NARROW, colorScheme: 'dark' }],
  odd: [MODES['320px'], MODES.dark],
} satisfies Record<string, readonly [Mode, Mode]>;

export type Fault = { readonly rule: string; readonly what: string };

/** Colours are those of the mode; the size of what one presses and what rolls are those of the width; all else is the page's own. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const SHOWN = [...COLOURS, 'target-size', 'scrollable-region-focusable'];
export type Look = 'all' | 'as shown' | 'colours';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every page of the context has what looks for faults from the start: the browser then reads it once, and not once for each page. */
export const teachFaults = (context: BrowserContext): Promise<unknown> => context.addInitScript({ content: axeSource });

const rulesOf = (look: Look) =>
  look === 'all'
    ? { rules: { 'target-size': { enabled: true } } }
    : { runOnly: { type: 'rule' as const, values: look === 'colours' ? COLOURS : SHOWN } };

/**
 * Everything that can be found wrong with a page by machine: by axe, by its width, and by the size of what one presses. Of a page that has
 * been looked at, what a mode cannot change need not be looked at again when nothing but the mode has changed.
 */
export async function faultsOn(page: Page, look: Look = 'all'): Promise<readonly Fault[]> {
  // Colours on their way from one to another are no colours to measure.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.cancel();
  });
  // No page has frames, so that axe need not gather its findings from several windows. It is there already: nothing is sent after it.
  const axe = new AxeBuilder({ page, axeSource: ';' }).setLegacyMode(true).options({ resultTypes: ['violations'], ...rulesOf(look) });
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => ({ rule: id, what: `${node.target.join(' ')}: ${node.failureSummary}` })),
  );
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return overflow > 0 ? [...found, { rule: 'reflow', what: `${overflow} px wider than the screen` }] : found;
}

/** Shows a page that is open in another mode. */
export async function showIn(page: Page, { viewport, colorScheme = 'light', forcedColors = 'none' }: Mode): Promise<void> {
  await page.emulateMedia({ colorScheme, forcedColors });
  if (viewport) await page.setViewportSize(viewport);
}

/**
 * Looks for faults in a page in light and dark, wide and narrow, and in forced colours, without opening it again. Those who look at many
 * give each its turn, 0, 1, 2 …
 */
export async function faultsInModes(page: Page, turn: number, { forcedToo = true } = {}): Promise<readonly Fault[]> {
  const [first, second] = WAYS[turn % 2 === 0 ? 'even' : 'odd'];
  await showIn(page, first);
  const found = [...(await faultsOn(page))];
  await showIn(page, second);
  found.push(...(await faultsOn(page, 'as shown')));
  if (!forcedToo) return found;
  await showIn(page, MODES['forced colours']);
  return [...found, ...(await faultsOn(page, 'colours'))];
}
