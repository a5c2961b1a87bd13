import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerApp } from '../../../../tests/support/app.ts';

type App = Awaited<ReturnType<typeof registerApp>>;
let app: App;

beforeAll(async () => {
  app = await registerApp();
});
afterAll(() => app.close());

/** A page with its text as a reader meets it: no markup, single spaces. */
async function get(url: string) {
  const answer = await app.inject({ url, headers: { accept: 'text/html' } });
  const main = /<main[\s\S]*<\/main>/.exec(answer.body)?.[0] ?? '';
  const text = main
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&[a-z]+;|&#\d+;/g, ' ')
    .replaceAll(/\s+/g, ' ');
  return { status: answer.statusCode, html: answer.body, main, text };
}

/** The ids of the areas that a list shows, in order. */
const listed = (html: string) =>
  [...html.matchAll(/<th scope="row"[^>]*>\s*<a class="ds-link" href="(?:\/en)?\/omraden\/([^"?]+)/g)].map((hit) => hit[1]);

describe('the list of areas', () => {
  it('shows every area with links to the same facts as CSV and JSON', async () => {
    const { status, text, main } = await get('/omraden');
    expect(status).toBe(200);
    expect(text).toContain('138 av 138 områden');
    expect(listed(main)).toHaveLength(138);
    expect(main).toContain('href="/omraden.csv"');
    expect(main).toContain('href="/v1/areas"');
  });

  it.each([
    ['atstorningar', 'atstorningar'],
    ['Ätstörnngar', 'atstorningar'],
    ['hipec', 'crs-hipec'],
    ['EP-kirurgi', 'epilepsikirurgi'],
    ['mms', 'medfodd-metabol-sjukdom'],
    ['ataxier', 'sallsynta-motorikstorningar'],
  ])('finds "%s"', async (q, id) => {
    const { main } = await get(`/omraden?q=${encodeURIComponent(q)}`);
    expect(listed(main)[0]).toBe(id);
  });

  it('says by which other name an area was found', async () => {
    expect((await get('/omraden?q=hipec')).text).toContain('Även kallat HIPEC');
  });

  it('filters by step, state, region and patients, as of a day', async () => {
    expect(listed((await get('/omraden?asOf=2024-06-11&step=2')).main)).toHaveLength(7);
    expect(listed((await get('/omraden?asOf=2024-06-11&status=paused')).main)).toHaveLength(5);
    expect(listed((await get('/omraden?asOf=2024-06-11&status=paused&status=ended')).main)).toHaveLength(32);
    expect(listed((await get('/omraden?asOf=2024-06-11&region=22')).main)).toEqual(['atstorningar']);
    const children = await get('/omraden?population=children');
    expect(listed(children.main)).toContain('rop');
    expect(listed(children.main)).not.toContain('crs-hipec');
  });

  it('keeps the day and the filters in its links', async () => {
    const { main } = await get('/omraden?asOf=2024-06-11&status=paused');
    expect(main).toContain('href="/omraden.csv?status=paused&amp;asOf=2024-06-11"');
    expect(main).toMatch(/href="\/omraden\?asOf=2024-06-11&amp;status=paused&amp;sort=-name"/);
  });

  it('has å, ä and ö last in Swedish', async () => {
    const ids = listed((await get('/omraden')).main);
    expect(ids.at(-1)).toBe('ogononkologi');
    expect(ids.indexOf('atstorningar')).toBeGreaterThan(ids.indexOf('vulvacancer'));
  });

  it('tells what to do when nothing fits', async () => {
    const { status, text } = await get('/omraden?q=xyzzy');
    expect(status).toBe(200);
    expect(text).toContain('Inga områden passar det du valde.');
  });

  it.each(['step=99', 'status=okänd', 'region=99', 'sort=storlek', 'population=alla', 'färg=blå', 'asOf=2024-02-30'])(
    'refuses ?%s',
    async (query) => {
      expect((await get(`/omraden?${query}`)).status).toBe(400);
    },
  );

  it('shows script in the search field as text', async () => {
    const { html } = await get(`/omraden?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(html).not.toContain('<script>alert');
  });
});

describe('one area', () => {
  it('shows rare movement disorders in full', async () => {
    const { status, text, main } = await get('/omraden/sallsynta-motorikstorningar');
    expect(status).toBe(200);
    expect(main).toMatch(/<h1[^>]*>Sällsynta motorikstörningar<\/h1>/);
    for (const part of ['Diagnostisk utredning', 'Multiprofessionell bedömning', 'Avancerad behandling']) expect(text).toContain(part);
    expect(text).toContain('3 enheter, varav 2 för barn');
    expect(text).toContain('30 april 2026');
    expect(text).toContain('Parkinsons sjukdom');
    expect(text).toContain('Kritisk personalkompetens');
    expect(text).toContain('9 december 2025');
    expect(text).toContain('Förslag i ansökningsförfrågan.');
    expect(main).toMatch(/<li data-state="current" aria-current="step">.*?Ansökan/s);
  });

  it('shows holders, hospitals, dates and where facts come from', async () => {
    const { text, main } = await get('/omraden/atstorningar');
    expect(text).toContain('Tillstånd: 5.');
    expect(main).toContain('href="/tillstand/atstorningar-22"');
    expect(text).toContain('18 maj 2022');
    expect(text).toContain('1 december 2023');
    expect(text).toContain('enligt underlag från 11 juni 2024');
    expect(text).toContain('officiell källa');
    expect(text).toContain('Den är inte Socialstyrelsens beslutade definition.');
  });

  it('says that a permit is possible on the days of its interval', async () => {
    const { text } = await get('/omraden/levertransplantation?asOf=2010-01-01');
    expect(text).toContain('Möjligt');
    expect(text).toContain('Möjligt betyder att vi bara vet mellan vilka dagar det hände');
  });

  it.each([
    ['/omraden/levertransplantation?asOf=2010-01-01', 'Möjliga lägen: I förvaltning, Inte känt.'],
    ['/omraden/dsd', 'Möjliga lägen: Väntar på start, I förvaltning.'],
  ])('does not state as certain what is only possible: %s', async (url, states) => {
    const { text } = await get(url);
    expect(text).toContain('Läget är inte säkert den här dagen');
    expect(text).toContain(states);
    expect(text).not.toContain('Tillstånd finns. Vården följs upp varje år.');
  });

  it('says where a paused area stopped', async () => {
    expect((await get('/omraden/hocm')).text).toContain('Pausat i beredningsgrupp 2');
  });

  it('has its day in every link onward', async () => {
    const { main } = await get('/omraden/atstorningar?asOf=2024-06-11');
    expect(main).toContain('href="/omraden/atstorningar/faktablad.pdf?asOf=2024-06-11"');
    expect(main).toContain('href="/tillstand/atstorningar-22?asOf=2024-06-11"');
  });

  it('is in English, with Swedish names marked as Swedish', async () => {
    const { html, main } = await get('/en/omraden/atstorningar');
    expect(html).toContain('<html lang="en">');
    expect(main).toContain('<h1 class="h1">Severe, treatment-resistant eating disorders</h1>');
    expect(main).toMatch(/<ul lang="sv">\s*<li>Ätstörningar/);
  });

  it('has one h1 and no heading that skips a level', async () => {
    for (const url of ['/omraden/atstorningar', '/omraden/sallsynta-motorikstorningar', '/omraden/hocm']) {
      const levels = [...(await get(url)).main.matchAll(/<h([1-6])[\s>]/g)].map((hit) => Number(hit[1]));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
  });

  it('answers 404 with the nearest areas', async () => {
    const { status, html } = await get('/omraden/atstorningr');
    expect(status).toBe(404);
    expect(html).toContain('href="/omraden/atstorningar"');
    const lost = await get('/omraden/xyzzy');
    expect(lost.status).toBe(404);
    expect(lost.html).toContain('href="/sok?q=xyzzy"');
    expect(lost.html).toContain('href="/omraden"');
  });
});

describe('the fact sheet', () => {
  it.each(['/omraden/crs-hipec/faktablad.pdf', '/en/omraden/crs-hipec/faktablad.pdf?asOf=2024-06-11'])('%s is a PDF', async (url) => {
    const answer = await app.inject({ url });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is not there for an area that does not exist', async () => {
    expect((await app.inject({ url: '/omraden/xyzzy/faktablad.pdf' })).statusCode).toBe(404);
  });
});
