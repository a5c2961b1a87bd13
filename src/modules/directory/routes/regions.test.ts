import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage, registerApp } from '../../../../tests/support/app.ts';

type App = Awaited<ReturnType<typeof registerApp>>;
let app: App;

beforeAll(async () => {
  app = await registerApp();
});
afterAll(() => app.close());

const get = (url: string) => readPage(app, url);

describe('regions', () => {
  it('lists all 21 with their inhabitants and the whole country', async () => {
    const { html, text } = await get('/regioner');
    expect([...html.matchAll(/<th scope="row"[^>]*>\s*<a class="ds-link" href="\/regioner\/\d\d"/g)]).toHaveLength(21);
    expect(text).toContain('10 551 707');
    expect(text).toContain('31 december 2023');
  });

  it.each([
    ['12', '30', '6'],
    ['01', '42', '8'],
    ['03', '17', '14'],
    ['22', '1', undefined],
  ])('%s holds %s permits and has %s rejections on 11 June 2024', async (code, permits, rejections) => {
    const { text } = await get(`/regioner/${code}?asOf=2024-06-11`);
    expect(text).toContain(`Tillstånd: ${permits}.`);
    expect(text).toContain(rejections === undefined ? 'Regionen har inga avslag i registret den här dagen.' : `Avslag: ${rejections}.`);
  });

  it('shows that Halland is split by municipality', async () => {
    const { text } = await get('/regioner/13');
    expect(text).toContain('Delad mellan två samverkansregioner');
    expect(text).toMatch(/Kungsbacka Västra sjukvårdsregionen/);
    expect(text).toMatch(/Halmstad Södra sjukvårdsregionen/);
  });

  it('says where a region without permits sends its inhabitants', async () => {
    expect((await get('/regioner/13')).text).toContain('Invånarna kan få vården i en region som har tillstånd.');
  });

  it.each([
    ['99', 'Länskoden har två siffror'],
    ['skane', '12 (Region Skåne)'],
    ['Hallands lan', '13 (Region Halland)'],
  ])('answers 404 to %s and says what would work', async (code, words) => {
    const { status, text } = await get(`/regioner/${encodeURIComponent(code)}`);
    expect(status).toBe(404);
    expect(text).toContain(words);
  });
});
