import { afterAll, describe, expect, it } from 'vitest';
import {
  type Codes,
  createCodes,
  type NewRelease,
  parseIcd10Se,
  parseOrphaTable,
  parseSssom,
  type Release,
  readReleases,
  replaceRelease,
} from '../../src/modules/codes/index.ts';
import { eligibilityParts, ownConcepts } from '../../src/modules/eligibility/index.ts';
import { definitions } from '../eligibility/definitions.ts';
import { registerApp } from '../support/app.ts';
import { freshDb, quietLog } from '../support/fresh-db.ts';
import { until } from '../support/product.ts';
import { bytes, icdTable, meta, ORPHA_ROWS, orphaTable, SSSOM } from './fixtures.ts';

const db = await freshDb();
const own = ownConcepts(definitions);
const codes: Codes = createCodes({ db, log: quietLog, own: () => own });
await codes.refresh();
const parts = eligibilityParts(definitions, codes.catalogue, () => ({}));
const app = await registerApp({ eligibility: parts });
afterAll(async () => {
  await app.close();
  await codes.close();
  await db.close();
});

const asNew = (release: Release): NewRelease => ({
  ...release.system,
  name: release.system.system,
  concepts: release.concepts,
  mappings: release.mappings,
  notes: release.notes,
});
const orpha = async (edition: string, rows = ORPHA_ROWS): Promise<NewRelease> => {
  const parsed = await parseOrphaTable(bytes(orphaTable(rows)), { ...meta, edition });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return asNew(parsed.value);
};
const editions = () => codes.catalogue().releases.map(({ name, edition }) => `${name} ${edition}`);
const store = (release: NewRelease) => db.tx((tx) => replaceRelease(tx, release));
const get = async (url: string) => (await app.inject(url)).json();

describe('before anything has been imported', () => {
  it('the codes that the definitions name are found, by name, in both languages', async () => {
    expect((await get('/v1/codes?q=friedreichs%20ataxi&limit=1')).items).toEqual([
      expect.objectContaining({ system: 'ORPHA', code: '95', edition: null, name: { sv: 'Friedreichs ataxi', en: 'Friedreich ataxia' } }),
    ]);
    expect((await get('/v1/codes?q=G20.9&limit=1')).items[0]).toMatchObject({ system: 'ICD-10-SE', code: 'G20.9' });
  });

  it('a code says what definitions make of it', async () => {
    const { definitions: mentions, release } = await get('/v1/codes/ORPHA/95');
    expect(release).toBeNull();
    expect(mentions).toContainEqual({
      area: 'sallsynta-motorikstorningar',
      definition: 'sallsynta-motorikstorningar@1',
      status: 'decided',
      part: 'rare-movement-disorder',
      kind: 'included',
      strength: 'decides',
      relation: null,
      through: 'ORPHA:95',
    });
  });

  it('the page says that nothing has been imported', async () =>
    expect((await app.inject('/koder')).body).toContain('Inga kodverk är inlästa'));
});

describe('an import', () => {
  it('is told to every node, is shown with edition, licence and source, and is found', async () => {
    await store(await orpha('2026-01'));
    await until(() => editions().includes('ORPHA 2026-01'), 'the release to be read');
    expect((await get('/v1/codes?q=birchvale&limit=1')).items[0]).toMatchObject({ code: '900001', edition: '2026-01' });
    expect(await get('/v1/codes/ORPHA/900001')).toMatchObject({
      parents: [{ code: '900000' }],
      release: { edition: '2026-01', licence: meta.licence, source: meta.source, importedAt: '2026-03-16T08:00:00.000Z' },
      mappings: expect.arrayContaining([expect.objectContaining({ system: 'ICD-10', code: 'G11.1', relation: 'narrower' })]),
    });
    const page = (await app.inject('/koder?q=birchvale')).body;
    expect(page).toContain(meta.licence);
    expect(page).toContain('2026\u201101');
  });

  it('tells how a code was found through another system’s, with the quality of the relation', async () => {
    const parsed = await parseIcd10Se(bytes(icdTable()), meta);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    await store(asNew(parsed.value));
    await until(() => editions().length === 2, 'both releases to be read');
    const { items } = await get('/v1/codes?q=G11.4&system=ORPHA&limit=1');
    expect(items[0].matched).toMatchObject({ kind: 'mapped-code', via: { system: 'ICD-10', code: 'G11.4' }, relation: 'narrower' });
    expect((await app.inject('/koder?q=G11.4&system=ORPHA')).body).toContain('genom ICD-10 G11.4: snävare än den andra');
    expect(await get('/v1/codes/ICD-10-SE/G10')).toMatchObject({ kind: 'category', standsFor: 'G10.9' });
    const back = await get('/v1/codes/ICD-10-SE/G11.4');
    expect(back.mappings.find((one: { code: string }) => one.code === '900002')).toMatchObject({ system: 'ORPHA', relation: 'broader' });
  });

  it('brings what lies under a code that a definition names', async () => {
    const under = ORPHA_ROWS.map((row) => (row[0] === '900001' ? row.map((cell, at) => (at === 4 ? '183518' : cell)) : row));
    const root = (ORPHA_ROWS[0] ?? []).map((cell, at) => (at === 0 ? '183518' : cell));
    await store(await orpha('2026-02', [...under, root]));
    await until(() => editions().includes('ORPHA 2026-02'), 'the new edition to be read');
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/areas/sallsynta-motorikstorningar/eligibility-checks',
      payload: { answers: { 'further-need': 'yes' }, diagnoses: [{ system: 'ORPHA', code: '900001', certainty: 'confirmed' }] },
    });
    expect(answer.json()).toMatchObject({ result: 'refer', codes: { ORPHA: '2026-02' } });
  });

  it('takes the place of the edition before it, which stays as a row of history', async () => {
    expect(editions().filter((one) => one.startsWith('ORPHA'))).toEqual(['ORPHA 2026-02']);
    const all = await readReleases(db.kysely);
    expect(all.filter(({ name }) => name === 'ORPHA').map(({ edition, isCurrent }) => [edition, isCurrent])).toEqual([
      ['2026-02', true],
      ['2026-01', false],
    ]);
    const [{ count } = { count: '' }] = await db.asOwner<{ count: string }>(
      'select count(*)::text as count from code_concept c join code_release r on r.id = c.release where not r.is_current',
    );
    expect(count).toBe('0');
  });

  it('that fails half-way leaves everything as it was', async () => {
    const before = await readReleases(db.kysely);
    const broken = await orpha('2026-03');
    const [first] = broken.concepts;
    if (!first) throw new Error('no concept');
    await expect(store({ ...broken, concepts: [...broken.concepts, first] })).rejects.toThrow(/duplicate key/);
    expect(await readReleases(db.kysely)).toEqual(before);
    await codes.refresh();
    expect(editions()).toContain('ORPHA 2026-02');
  });

  it('of mappings stands beside the systems', async () => {
    const parsed = await parseSssom(bytes(SSSOM), { licence: 'CC0', source: 'test', importedAt: meta.importedAt });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    await store({ ...parsed.value, name: 'provkarta', system: null, concepts: [] });
    await until(() => editions().some((one) => one.startsWith('provkarta')), 'the mappings to be read');
    expect(editions()).toHaveLength(3);
  });
});

describe('asking for codes', () => {
  it.each([
    ['/v1/codes?limit=3&page=2', 200],
    ['/v1/codes?system=KV%C3%85', 200],
    ['/v1/codes?q=%E2%98%83', 200],
    ['/v1/codes?q=%00', 400],
    ['/v1/codes/kv%C3%A5/AA000', 404],
    ['/v1/codes/SNOMED/1', 404],
    ['/v1/codes/ORPHA/__proto__', 404],
    ['/v1/codes?system=SNOMED', 400],
    ['/v1/codes?page=0', 400],
    ['/koder/ORPHA/95', 200],
    ['/koder/ORPHA/finns-inte', 404],
    ['/koder/finns-inte/1', 404],
    ['/en/koder?q=ataxia', 200],
  ])('%s gives %i', async (url, status) => expect((await app.inject(url)).statusCode).toBe(status));

  it('pages through all of them in order', async () => {
    const first = await get('/v1/codes?limit=2');
    const second = await get('/v1/codes?limit=2&page=2');
    expect(first.total).toBeGreaterThan(200);
    expect(new Set([...first.items, ...second.items].map((one: { code: string }) => one.code)).size).toBe(4);
  });

  it('suggests codes that open a page, or the check', async () => {
    const { items } = await get('/v1/codes/suggestions?q=friedreichs');
    expect(items[0]).toEqual({ label: 'Friedreichs ataxi', note: 'ORPHA 95', href: '/koder/ORPHA/95' });
    const check = await get('/v1/codes/suggestions?q=friedreichs&opens=check&lang=en');
    expect(check.items[0].href).toBe('/en/hor-patienten-hit?kod=ORPHA+95');
    expect((await get('/v1/codes/suggestions')).items).toEqual([]);
  });
});
