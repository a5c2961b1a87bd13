import { faultsInModes, MODES } from './site.ts';
import type { StorySite } from './story-site.ts';

type Crawl = {
  /** Who looks, and where each begins. */
  readonly from: Readonly<Record<string, readonly string[]>>;
  /** The patterns of the pages to look at; others are not followed. */
  readonly patterns: readonly string[];
};

/** Follows links from where people begin, looks once at a page of each kind for each of them, and gives the faults and the kinds that nobody came to. */
export async function crawl(site: StorySite, { from, patterns }: Crawl) {
  const kindOf = (path: string): string | undefined =>
    patterns
      .filter((one) => new RegExp(`^${one.replaceAll(/:[a-z]+/gi, '[^/]+')}$`).test(path))
      .toSorted((a, b) => a.split(':').length - b.split(':').length)[0];
  const looked = new Set<string>();
  const found: string[] = [];
  for (const [persona, beginnings] of Object.entries(from)) {
    const context = await site.context(MODES.light);
    await context.addCookies([await site.cookieOf(persona)]);
    const page = await context.newPage();
    const seen = new Set<string>();
    const left = [...beginnings];
    for (let turn = 0, address = left.shift(); address !== undefined; turn += 1, address = left.shift()) {
      const answer = await page.goto(address);
      const kind = kindOf(address);
      if (answer?.status() !== 200 || kind === undefined) throw new Error(`${persona} ${address} ${answer?.status()}`);
      looked.add(kind);
      found.push(...(await faultsInModes(page, turn)).map(({ rule, what }) => `${persona} ${address}: ${rule}: ${what}`));
      const links = await page.$$eval('main a[href^="/"]', (all) => all.map((one) => one.getAttribute('href') ?? ''));
      for (const next of links) {
        const path = next.split(/[?#]/)[0] ?? '';
        const at = kindOf(path);
        if (at === undefined || seen.has(at)) continue;
        seen.add(at);
        left.push(path);
      }
    }
    await context.close();
  }
  return { found, missed: patterns.filter((pattern) => !looked.has(pattern)) };
}
