import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODES, openSite, type Site } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

type Permit = { readonly id: string; readonly region: string; readonly certainty: string };
type List = { readonly items: readonly Permit[]; readonly total: number };

const get = (address: string, headers: Record<string, string> = {}) => fetch(new URL(address, site.baseUrl), { headers });

/** Every page of a list, by the links that the answers give. */
async function follow(address: string): Promise<Permit[]> {
  const answer = await get(address);
  const { items } = (await answer.json()) as List;
  const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
  return next === undefined ? [...items] : [...items, ...(await follow(next))];
}

describe('a developer of another system', () => {
  test('starts from the documentation, and the first example works as it stands', () =>
    site.visit('/oppna-data', MODES.light, async (page) => {
      await page.getByRole('contentinfo').getByRole('link', { name: 'API-dokumentation' }).click();
      const example = await page
        .getByRole('region', { name: /^Fråga \/v1/ })
        .or(page.getByText(/^curl/))
        .first()
        .innerText();
      const { total } = (await (await get(/'([^']+)'/.exec(example)?.[1] ?? '')).json()) as List;
      expect(total).toBe(139);
    }));

  test('reads a list to its end by the links of the answers', async () => {
    const all = await follow('/v1/permits?asOf=2024-06-11&limit=50');
    expect(new Set(all.map(({ id }) => id)).size).toBe(139);
  });

  test('asks again, and is told that nothing has changed', async () => {
    const first = await get('/v1/permits?limit=5');
    const again = await get('/v1/permits?limit=5', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('is told what is wrong with a request in terms that lead to one that works', async () => {
    const wrong = await get('/v1/areas?step=9&sorting=name', { 'accept-language': 'en' });
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([400, expect.stringContaining('application/problem+json')]);
    const { errors, type } = (await wrong.json()) as { errors: { parameter: string; detail: string }[]; type: string };
    expect(errors.map(({ parameter }) => parameter).toSorted()).toEqual(['sorting', 'step']);
    expect(errors.find(({ parameter }) => parameter === 'step')?.detail).toMatch(/^step .*0, 1, 2, 3, 4, 5, 6, 7, 8/);
    await site.visit(type, MODES.light, async (page) => {
      await page.locator(`[id="${new URL(type).hash.slice(1)}"]`).waitFor();
    });
    expect((await get('/v1/areas?step=8')).status).toBe(200);
  });

  test('gets the same permits as a file, certain and possible told apart', async () => {
    const query = '?asOf=2023-12-12';
    const rows = (await (await get(`/tillstand.csv${query}`)).text())
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    const columns = rows[0]?.split(',') ?? [];
    const json = await follow(`/v1/permits${query}&limit=200`);
    expect(columns[0]).toBe('id');
    expect(rows.slice(1).map((row) => row.split(',')[0])).toEqual(json.map(({ id }) => id));
    expect(json.length).toBe(137);
    const statistics = (await (await get(`/v1/statistics/permits-by-region${query}`)).json()) as {
      items: { granted: number; certainty: { granted: { certain: number; possible: number } } }[];
    };
    const possible = json.filter(({ certainty }) => certainty === 'possible').length;
    expect(possible).toBeGreaterThan(0);
    expect(statistics.items.reduce((sum, { certainty }) => sum + certainty.granted.possible, 0)).toBe(possible);
  });

  test('reaches from the catalogue of open data every file that it tells of', async () => {
    const catalogue = await (await get('/dcat.jsonld')).text();
    const files = new Set([...catalogue.matchAll(/"(https?:[^"]+(?:\.csv|\/v1\/[^"]+))"/g)].map((found) => found[1] ?? ''));
    expect(files.size).toBeGreaterThan(10);
    for (const file of files) expect((await get(file)).status, file).toBe(200);
  });
});
