import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage, registerApp } from '../../../../tests/support/app.ts';

type App = Awaited<ReturnType<typeof registerApp>>;
let app: App;

beforeAll(async () => {
  app = await registerApp();
});
afterAll(() => app.close());

const get = (url: string) => readPage(app, url);
const listed = (html: string) =>
  [...html.matchAll(/<th scope="row"[^>]*>\s*<a class="ds-link" href="\/tillstand\/([^"?]+)/g)].map((hit) => hit[1]);

describe('the permit register', () => {
  it.each([
    ['2024-06-11', 139],
    ['2024-06-12', 148],
    ['2023-12-12', 137],
  ])('holds on %s %i permits, certain and possible together', async (asOf, permits) => {
    expect(listed((await get(`/tillstand?asOf=${asOf}`)).html)).toHaveLength(permits);
  });

  it('splits the count where some are only possible', async () => {
    expect((await get('/tillstand?asOf=2023-12-12')).text).toMatch(/Tillstånd: 137 \(\d+ säkra, \d+ möjliga\)/);
    expect((await get('/tillstand?asOf=2024-06-11')).text).toMatch(/Tillstånd: 139 /);
  });

  it('filters by region, area and words', async () => {
    expect(listed((await get('/tillstand?asOf=2024-06-11&region=12')).html)).toHaveLength(30);
    expect(listed((await get('/tillstand?area=atstorningar')).html)).toHaveLength(5);
    const found = listed((await get('/tillstand?q=hipec')).html);
    expect(found).toHaveLength(4);
    expect(found.every((id) => id?.startsWith('crs-hipec-'))).toBe(true);
  });

  it('sorts by the day of the decision', async () => {
    const [first] = listed((await get('/tillstand?sort=decided')).html);
    const [last] = listed((await get('/tillstand?sort=-decided')).html);
    expect(first).not.toBe(last);
  });

  it.each(['sort=x', 'status=borta', 'region=99', 'area=xyzzy'])('refuses ?%s', async (query) => {
    expect((await get(`/tillstand?${query}`)).status).toBe(400);
  });
});

describe('one permit', () => {
  it('tells who, what, when, until when, and on what grounds it can be revoked', async () => {
    const { status, text } = await get('/tillstand/atstorningar-03');
    expect(status).toBe(200);
    expect(text).toContain('Region Uppsala genom Akademiska sjukhuset');
    expect(text).toContain('18 maj 2022');
    expect(text).toContain('1 december 2023');
    expect(text).toContain('Tills vidare');
    for (const ground of [
      'villkoren följs inte längre',
      'förutsättningarna för tillståndet har ändrats',
      'tillståndshavaren har begärt det',
    ]) {
      expect(text).toContain(ground);
    }
  });

  it('shows what an earlier source said', async () => {
    expect((await get('/tillstand/crs-hipec-12')).text).toMatch(/Tidigare stod det: .*senast 11 juni 2024/);
  });

  it('answers 404 with the nearest ids', async () => {
    const { status, html, text } = await get('/tillstand/atstorningar-99');
    expect(status).toBe(404);
    expect(html).toMatch(/href="\/tillstand\/atstorningar-\d\d"/);
    expect(text).toContain('Ett id är områdets id och länskoden');
  });

  it('says when a permit came later than the day asked about', async () => {
    const { status, text } = await get('/tillstand/hogisoleringsvard-05?asOf=2023-12-12');
    expect(status).toBe(404);
    expect(text).toContain('fanns inte i registret den 12 december 2023');
    expect(text).toContain('13 december 2023');
  });
});
