import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerApp } from '../../../../tests/support/app.ts';

type App = Awaited<ReturnType<typeof registerApp>>;
type Item = { readonly label: string; readonly note: string; readonly href: string };
let app: App;

beforeAll(async () => {
  app = await registerApp();
});
afterAll(() => app.close());

const suggestions = async (query: Record<string, string>): Promise<readonly Item[]> => {
  const answer = await app.inject({ url: '/v1/suggestions', query });
  expect(answer.statusCode).toBe(200);
  return answer.json<{ items: Item[] }>().items;
};
const page = async (url: string) => (await app.inject({ url, headers: { accept: 'text/html' } })).body;

describe('suggestions', () => {
  it.each([
    ['atstorningar', '/omraden/atstorningar'],
    ['Ätstörnngar', '/omraden/atstorningar'],
    ['hipec', '/omraden/crs-hipec'],
    ['EP-kirurgi', '/omraden/epilepsikirurgi'],
    ['mms', '/omraden/medfodd-metabol-sjukdom'],
    ['skane', '/regioner/12'],
    ['hipec skåne', '/tillstand/crs-hipec-12'],
    ['7969/2016', '/tillstand/barnglaukom-barnkatarakt-01'],
  ])('"%s" suggests %s first', async (q, href) => {
    expect((await suggestions({ q }))[0]?.href).toBe(href);
  });

  it('are at most eight, in the language asked for, on the day asked for', async () => {
    const items = await suggestions({ q: 'e', lang: 'en', asOf: '2024-06-11' });
    expect(items.length).toBeGreaterThan(0);
    expect(items.length).toBeLessThanOrEqual(8);
    for (const { href } of items) expect(href).toMatch(/^\/en\/.*[?&]asOf=2024-06-11/);
  });

  it('are of areas alone when asked so', async () => {
    const items = await suggestions({ q: 'skane', kind: 'area' });
    expect(items.every(({ href }) => href.startsWith('/omraden/'))).toBe(true);
  });

  it('lead to pages that exist', async () => {
    for (const q of ['hjärt', 'karolinska', 'region', 'hipec uppsala']) {
      for (const { href } of await suggestions({ q })) {
        expect((await app.inject({ url: href, headers: { accept: 'text/html' } })).statusCode).toBe(200);
      }
    }
  });

  it('are none for nothing', async () => {
    expect(await suggestions({ q: '' })).toEqual([]);
    expect(await suggestions({ q: '%%%' })).toEqual([]);
  });
});

describe('the search page', () => {
  it('groups what it finds', async () => {
    const body = await page('/sok?q=karolinska');
    expect(body).toContain('Sjukhus och enheter');
    expect(body).toContain('Karolinska universitetssjukhuset');
  });

  it('offers ways on when nothing is found or sought', async () => {
    for (const url of ['/sok', '/sok?q=xyzzy']) expect(await page(url)).toContain('href="/omraden"');
    expect(await page('/sok?q=xyzzy')).toContain('Inga träffar på ”xyzzy”');
  });

  it('shows script as text', async () => {
    const body = await page(`/sok?q=${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(body).not.toContain('<script>alert');
  });
});
