import { Parser } from 'n3';
import { afterAll, describe, expect, it } from 'vitest';
import { registerApp } from '../../../../tests/support/app.ts';
import { localPath, paths } from '../../../kernel/paths.ts';
import { problemStatus } from '../../../platform/problem/problem.ts';

const app = await registerApp();
afterAll(() => app.close());

/** The text of a page as a person reads it: no tags, spaces as spaces. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\s\u00A0]+/g, ' ');
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
const read = async (url: string): Promise<string> => plain((await get(url)).body);
const tableRow = (html: string, name: string): string[] =>
  html
    .split('<tr')
    .map((row) => row.split('</tr>')[0] ?? '')
    .filter((row) => plain(row).includes(name))
    .map((row) => plain(row.slice(row.indexOf('>') + 1)).trim());

const pages = [
  paths.start,
  paths.overview,
  paths.grants,
  paths.map,
  `${paths.map}?measure=per-100000`,
  paths.meetings,
  paths.meeting('2024-06-12'),
  paths.conditions,
  paths.decisions,
  `${paths.decisions}?show=corrections`,
  paths.about,
  paths.accessibility,
  paths.personalData,
  paths.apiDocs,
  paths.openData,
  `${paths.areas}?asOf=2024-06-11`,
  `${paths.region('12')}?asOf=2024-06-11`,
];

describe.each(pages.flatMap((page) => [page, localPath(page, 'en')]))('%s', (page) => {
  it('answers with one main heading, a title and a description', async () => {
    const { statusCode, body } = await get(page);
    expect(statusCode).toBe(200);
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(/<title>(.+?)<\/title>/.exec(body)?.[1]?.length).toBeGreaterThan(5);
    expect(body).toContain('<meta name="description"');
    expect(body).not.toMatch(/undefined|\[object Object\]|NaN/);
  });

  it('has headings in order and links within the site that lead somewhere', async () => {
    const { body } = await get(page);
    const levels = [...body.matchAll(/<h([1-4])/g)].map((match) => Number(match[1]));
    expect(levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
    const links = [...body.matchAll(/href="(\/[^"#]*)/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
    const broken: string[] = [];
    for (const link of new Set(links.filter((one) => !/^(\/en)?\/(assets\/|logga-in)/.test(one)))) {
      const { statusCode } = await get(link);
      if (statusCode !== 200 && statusCode !== 303 && statusCode !== 307) broken.push(`${statusCode} ${link}`);
    }
    expect(broken).toEqual([]);
  }, 120_000);
});

describe('the figures of 11 June 2024', () => {
  const asOf = '?asOf=2024-06-11';

  it.each([
    ['Region Skåne', '30 6 36 83 %'],
    ['Region Stockholm', '42 8 50 84 %'],
    ['Region Uppsala', '17 14 31 55 %'],
    ['Region Västerbotten', '5 1 6 83 %'],
    ['Region Västernorrland', '1 0 1 100 %'],
    ['Region Örebro län', '1 2 3 33 %'],
    ['Region Östergötland', '8 5 13 62 %'],
    ['Västra Götalandsregionen', '35 8 43 81 %'],
    ['Hela landet', '139 44 183 76 %'],
  ])('%s has %s from the journal', async (region, figures) => {
    const rows = tableRow((await get(`${paths.grants}${asOf}`)).body, region);
    expect(rows).toContain(`${region} ${figures}`);
  });

  it('shows the figures as printed, marks those that differ and says what does not add up', async () => {
    const { body } = await get(`${paths.grants}${asOf}`);
    expect(tableRow(body, 'Region Stockholm')).toContain('Region Stockholm 42 8 49 skiljer journalen: 50 86 % skiljer journalen: 84 %');
    expect(tableRow(body, 'Region Östergötland')).toContain(
      'Region Östergötland 8 5 12 skiljer journalen: 13 67 % skiljer journalen: 62 %',
    );
    expect(tableRow(body, 'Summa')).toContain('Summa 137 skiljer journalen: 139 44 181 skiljer journalen: 183 76 %');
    const text = plain(body);
    expect(text).toContain('Beviljade: raderna blir tillsammans 139, men ”Summa” är tryckt som 137.');
    expect(text).toContain('Region Stockholm: 42 + 8 = 50, men summan är tryckt som 49.');
    expect(text).toContain('Region Östergötland: 8 + 5 = 13, men summan är tryckt som 12.');
    expect(text).toContain('högisoleringsvård');
  });

  it('compares with the print on other days too, always as of the printed day', async () => {
    const { body } = await get(paths.grants);
    expect(tableRow(body, 'Summa')).toContain('Summa 137 skiljer journalen: 139 44 181 skiljer journalen: 183 76 %');
    expect(body).toContain('asOf=2024-06-11');
  });

  it.each([
    ['Steg 1: Kartläggning', 22],
    ['Steg 2: Genomlysning', 7],
    ['Steg 3: Remiss och beredning', 3],
    ['Steg 4: Beslut om NHV', 4],
    ['Steg 6: Beredning av ansökningar', 3],
    ['Steg 7: Nämndbeslut', 4],
    ['I förvaltning', 53],
    ['Pausat', 5],
    ['Avslutat', 27],
  ])('%s holds %i areas in the overview', async (state, count) => {
    expect(tableRow((await get(`${paths.overview}${asOf}`)).body, state)).toContain(`${state} ${count}`);
  });

  it('says where a paused area stopped and from which day the fact is', async () => {
    const [row] = tableRow((await get(`${paths.overview}${asOf}`)).body, 'HOCM');
    expect(row).toContain('11 juni 2024');
    expect(row).toContain('beredningsgrupp 2');
  });

  it('does not say that facts may be old on the day that they are of', async () => {
    expect(await read(`${paths.overview}${asOf}`)).not.toContain('kan ha gått vidare');
    expect(await read(paths.overview)).toContain('kan ha gått vidare');
  });
});

it('the start page shows figures of the day asked for', async () => {
  const text = await read('/?asOf=2024-06-11');
  expect(text).toContain('139 tillstånd i 54 vårdområden');
  expect(text).toContain('43 områden i arbetsprocessen');
});

it('counts what is only possible apart', async () => {
  const rows = tableRow((await get(`${paths.grants}?asOf=2023-12-12`)).body, 'Hela landet');
  expect(rows[0]).toMatch(/^Hela landet 137 \d+ säkra, \d+ möjliga/);
});

describe('a meeting', () => {
  it('shows what was planned and what the journal has of that day', async () => {
    const text = await read(paths.meeting('2024-06-12'));
    expect(text).toContain(
      'Sällsynta njursjukdomar Tillstånd till Region Skåne, Region Stockholm, Region Uppsala och Västra Götalandsregionen',
    );
    expect(text).toContain('1 september 2025');
  });

  it('has not been held on an earlier day, and shows no decisions then', async () => {
    const text = await read(`${paths.meeting('2024-06-12')}?asOf=2024-06-11`);
    expect(text).toContain('Då hade sammanträdet inte hållits');
    expect(text).not.toContain('1 september 2025');
  });

  it('that nobody knows of is not found, and the nearest are named', async () => {
    const { statusCode, body } = await get(paths.meeting('2024-06-13'));
    expect(statusCode).toBe(404);
    expect(body).toContain(paths.meeting('2024-06-12'));
    expect(body).toContain(paths.meeting('2024-09-18'));
  });

  it.each(['2024-02-30', 'i-dag', '2024-6-12'])('%s is not a day', async (day) => {
    expect((await get(paths.meeting(day))).statusCode).toBe(400);
  });
});

describe('the decision journal', () => {
  it('filters by kind, region, area and year as the API does', async () => {
    const query = '?kind=grant&region=12&year=2024';
    const api = await get(`${paths.api.decisions}${query}`);
    expect(await read(`${paths.decisions}${query}`)).toContain(`av ${api.json().total} poster`);
  });

  it('pages, and helps whoever asks for a page too far', async () => {
    const { total } = (await get(`${paths.api.decisions}?limit=1`)).json();
    expect(await read(`${paths.decisions}?page=2`)).toContain(`26–50 av ${total} poster`);
    expect(await read(`${paths.decisions}?page=999`)).toContain(`Listan har ${Math.ceil(total / 25)} sidor`);
  });

  it('shows every correction with what it replaced', async () => {
    const text = await read(`${paths.decisions}?show=corrections`);
    expect(text).toMatch(/1–25 av \d{2,} poster/);
    expect(text).toContain('Tidigare stod det');
    expect(text).toContain('senast 11 juni 2024');
  });

  it.each([
    ['kind=bifall', 'kind'],
    ['region=99', 'ingen region'],
    ['area=finns-inte', 'inget vårdområde'],
    ['year=24', 'year'],
    ['page=0', 'page'],
    ['asOf=2030-01-01', 'framtiden'],
    ['ort=Lund', 'ort'],
  ])('?%s is refused with what would work', async (query, said) => {
    const { statusCode, body } = await get(`${paths.decisions}?${query}`);
    expect(statusCode).toBe(400);
    expect(plain(body)).toContain(said);
  });
});

describe('the conditions', () => {
  it('are found by a word, a heading and an audience', async () => {
    const text = await read(`${paths.conditions}?q=koordinator&heading=critical-competence&audience=child`);
    expect(text).toMatch(/[1-9]\d* av \d+ särskilda villkor/);
    expect(text).toContain('Koordinator');
  });

  it('say so when nothing is found', async () => {
    expect(await read(`${paths.conditions}?q=xyzxyz`)).toContain('Inget särskilt villkor passar');
  });

  it('are shown with the provision of each general one', async () => {
    const text = await read(paths.conditions);
    const { items } = (await get(`${paths.api.conditions}?kind=general`)).json();
    expect(items.length).toBeGreaterThan(5);
    for (const { provision } of items) expect(text).toContain(`HSLF-FS 2018:48 ${provision}`);
  });
});

it('script in any query comes back as text', async () => {
  const { body } = await get(`${paths.conditions}?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect(body).not.toContain('<script>alert');
  expect(body).toContain('&lt;script>');
});

describe('the catalogue', () => {
  it.each([
    [undefined, 'text/turtle'],
    ['text/turtle', 'text/turtle'],
    ['application/ld+json', 'application/ld+json'],
    ['application/ld+json, text/turtle;q=0.5', 'application/ld+json'],
    ['text/html, */*;q=0.1', 'text/turtle'],
  ])('for Accept %s comes as %s', async (accept, type) => {
    const answer = await get(paths.dcat, accept ? { accept } : {});
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers.vary).toContain('Accept');
  });

  it('can be read as Turtle and as JSON-LD, and every address in it answers', async () => {
    const quads = new Parser({ format: 'text/turtle' }).parse((await get(paths.dcatTurtle)).body);
    expect((await get(paths.dcatJsonLd)).json()['@graph']).toHaveLength(new Set(quads.map((quad) => quad.subject.value)).size);
    const own = quads
      .map((quad) => quad.object)
      .filter((value) => value.termType === 'NamedNode' && value.value.startsWith('http://localhost:3000/'));
    for (const address of new Set(own.map((value) => value.value.replace('http://localhost:3000', '').split('#')[0] ?? ''))) {
      const path = address === paths.api.root ? paths.api.info : address;
      expect((await get(path)).statusCode, path).toBe(200);
    }
  });

  it('is not given in other forms', async () => {
    expect((await get(paths.dcat, { accept: 'application/pdf' })).statusCode).toBe(406);
  });
});

it('the API documentation has every address of the API and a place for every kind of fault', async () => {
  const { body } = await get(paths.apiDocs);
  const { paths: documented } = (await get(paths.api.openapi)).json();
  for (const [path, methods] of Object.entries<object>(documented).filter(([one]) => one.startsWith('/v1')))
    for (const method of Object.keys(methods))
      expect(body).toContain(path.startsWith('/v1/acts/') ? `>${path}</code>` : `${method.toUpperCase()} ${path}<`);
  for (const kind of Object.keys(problemStatus)) expect(body).toContain(`id="problem-${kind}"`);
});

it('public pages set no cookies', async () => {
  for (const page of pages) expect((await get(page)).headers['set-cookie'], page).toBeUndefined();
});

describe('the page on personal data', () => {
  it.each([
    [
      paths.personalData,
      ['Du som har ett konto', 'Meddelanden', 'Du som nomineras till en sakkunniggrupp', 'Du som svarar på eller får en remiss', 'Jäv'],
      ['e-postadress', 'granskningsloggen', 'aldrig blir förordnad', 'maskerade finns inte i det som publiceras'],
    ],
    [
      localPath(paths.personalData, 'en'),
      ['You who have an account', 'Messages', 'You who are nominated to an expert group', 'Conflicts of interest'],
      ['mail address', 'audit log', 'never appointed', 'What is masked is not in what is published'],
    ],
  ])('%s tells of everyone whom the product knows something of', async (page, headings, words) => {
    const { body } = await get(page);
    for (const heading of headings) expect(body).toMatch(new RegExp(`<h2[^>]*>${heading}</h2>`));
    for (const word of words) expect(body).toContain(word);
  });
});
