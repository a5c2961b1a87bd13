import { afterAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { registerApp } from '../support/app.ts';
import { definitions, savedCases } from './definitions.ts';

const logged: string[] = [];
const log = createLog({ level: 'debug', write: (line) => void logged.push(line) });
const app = await registerApp({ log });
afterAll(() => app.close());

const AREA = 'sallsynta-motorikstorningar';
const address = (area = AREA): string => `/v1/areas/${area}/eligibility-checks`;
const check = (payload: unknown, area = AREA) =>
  app.inject({ method: 'POST', url: address(area), payload: payload as object, headers: { 'content-type': 'application/json' } });

/** The saved cases through the API: every fourth of the large table, all of the small ones. */
const sample = savedCases.flatMap(({ areaId, cases }) =>
  cases.filter((_, at) => cases.length < 20 || at % 4 === 0).map((one) => [`${areaId}: ${one.title}`, areaId, one] as const),
);

describe('the table of cases through the API', () => {
  it('is large enough to tell', () => expect(sample.length).toBeGreaterThan(80));

  it.each(sample)('%s', async (_title, area, { input, expect: expected }) => {
    const answer = await check(input, area);
    expect(answer.headers['cache-control']).toBe('no-store');
    const body = answer.json();
    if ('fault' in expected) {
      expect(answer.statusCode).toBe(422);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      if (expected.path !== undefined)
        expect(body.errors.map((error: { pointer?: string }) => error.pointer)).toContain(pointer(expected.path));
      return;
    }
    expect(answer.statusCode).toBe(200);
    expect(body.result).toBe(expected.result);
    if (expected.doors) expect(body.doors).toEqual(expected.doors);
    if (expected.missing) expect(body.missing.slice(0, expected.missing.length)).toEqual(expected.missing);
    if (expected.ruleOut) expect(body.ruleOut).toEqual(expect.arrayContaining([...expected.ruleOut]));
    if (expected.redirects) expect(body.redirects.map((one: { area: string }) => one.area)).toEqual(expected.redirects);
    const reasons = body.reasons.map((one: { criterion: string; effect: string }) => `${one.criterion} ${one.effect}`);
    for (const reason of expected.reasons ?? []) expect(reasons).toContain(reason);
    expect(body.reasons.length).toBeGreaterThan(0);
  });
});

const pointer = (path: string): string => `#/${path.replaceAll('.', '/')}`;

describe('an answer', () => {
  it('has the shape that was agreed', async () => {
    const body = (
      await check({
        age: 42,
        answers: { 'further-need': 'yes' },
        diagnoses: [{ system: 'ORPHA', code: '98', certainty: 'confirmed' }],
      })
    ).json();
    expect(body).toMatchObject({
      definition: `${AREA}@1`,
      definitionStatus: 'decided',
      result: 'refer',
      doors: ['multiprofessional-assessment'],
      missing: [],
      redirects: [],
      units: [],
      population: 'adult',
      understood: [],
    });
    expect(body.reasons[0]).toEqual({
      criterion: 'confirmed',
      part: 'criterion',
      effect: 'opens-door',
      door: 'multiprofessional-assessment',
      legalReference: expect.stringContaining('Socialstyrelsens beslut'),
      text: { sv: expect.any(String), en: expect.any(String) },
    });
    expect(body.ruleOut).toContain('parkinson');
  });

  it('says that confirmed goes before suspected', async () => {
    const body = (await check({ answers: { suspected: 'yes', confirmed: 'yes', 'further-need': 'yes' } })).json();
    expect(body.reasons.map((one: { effect: string }) => one.effect)).toContain('overrides');
  });

  it('names the holders of permits, with what is not known as null', async () => {
    const answers = { 'surgery-or-fracture': 'yes' };
    const diagnoses = [{ system: 'ORPHA', code: '666', certainty: 'confirmed' }];
    const body = (await check({ age: 7, answers, diagnoses }, 'osteogenesis-imperfecta')).json();
    expect(body.result).toBe('refer');
    expect(body.units).toEqual([
      expect.objectContaining({
        region: '01',
        slot: 'children',
        certainty: expect.stringMatching(/certain|possible/),
        referralAddress: null,
      }),
    ]);
  });

  it('reads WHO’s code of three characters as the Swedish one', async () => {
    const body = (await check({ diagnoses: [{ system: 'ICD-10-SE', code: 'G20', certainty: 'confirmed' }] })).json();
    expect(body).toMatchObject({ result: 'do-not-refer', understood: [{ system: 'ICD-10-SE', given: 'G20', as: 'G20.9' }] });
  });
});

describe('what cannot be read', () => {
  const diagnosis = (code: unknown, system = 'ICD-10-SE', certainty = 'confirmed') => ({ diagnoses: [{ system, code, certainty }] });
  it.each([
    ['an unknown criterion', { answers: { misstänkt: 'yes' } }, '#/answers/misstänkt'],
    ['a name that every object has', { answers: { constructor: 'yes' } }, '#/answers/constructor'],
    ['an unknown value', { answers: { confirmed: 'maybe' } }, '#/answers/confirmed'],
    ['an answer that is no text', { answers: { confirmed: true } }, '#/answers/confirmed'],
    ['answers that are a list', { answers: ['confirmed'] }, '#/answers'],
    ['an age of −1', { age: -1 }, '#/age'],
    ['an age of 200', { age: 200 }, '#/age'],
    ['an age in words', { age: 'fyrtio' }, '#/age'],
    ['a code that does not exist', diagnosis('9999999', 'ORPHA'), '#/diagnoses/0/code'],
    ['a block', diagnosis('G10-G14'), '#/diagnoses/0/code'],
    ['a chapter', diagnosis('VI'), '#/diagnoses/0/code'],
    ['a category that is divided', diagnosis('G11'), '#/diagnoses/0/code'],
    ['no code', diagnosis(17), '#/diagnoses/0/code'],
    ['an unknown system', diagnosis('G20.9', 'SNOMED'), '#/diagnoses/0/system'],
    ['an unknown certainty', diagnosis('G20.9', 'ICD-10-SE', 'sure'), '#/diagnoses/0/certainty'],
    ['diagnoses that are no list', { diagnoses: {} }, '#/diagnoses'],
    ['a field too many', { personnummer: '—' }, '#/personnummer'],
  ])('%s is 422 and names the field', async (_what, payload, at) => {
    const answer = await check(payload);
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    const [error] = answer.json().errors;
    expect(decodeURIComponent(error.pointer)).toBe(at);
    expect(error.detail).toMatch(/\S{3}/);
  });

  it.each([
    ['broken JSON', '{"age": 4', 400],
    ['a list', '[]', 422],
    ['nothing but a word', '"refer"', 422],
    [
      '100 kB of answers',
      JSON.stringify({ answers: Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`criterion-${at}`, 'yes'])) }),
      413,
    ],
    ['1 MB of answers', JSON.stringify({ answers: { confirmed: 'y'.repeat(1_000_000) } }), 413],
  ])('%s', async (_what, payload, status) => {
    const answer = await app.inject({ method: 'POST', url: address(), payload, headers: { 'content-type': 'application/json' } });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('is another format', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: address(),
      payload: 'age=4',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.statusCode).toBe(415);
  });

  it('is an area without an executable definition, told from one that is not there', async () => {
    const [without, missing] = [await check({}, 'atstorningar'), await check({}, 'finns-inte')];
    expect([without.statusCode, missing.statusCode]).toEqual([404, 404]);
    expect(without.json().detail).toContain('ingen exekverbar definition');
    expect(missing.json().detail).toContain('finns-inte');
  });
});

describe('many cases at once', () => {
  const send = (payload: string, area = AREA) =>
    app.inject({ method: 'POST', url: `${address(area)}:batch`, payload, headers: { 'content-type': 'application/x-ndjson' } });
  const lines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('are answered line by line, and a broken line does not stop the rest', async () => {
    const good = JSON.stringify({ id: 'a', answers: { confirmed: 'yes', 'further-need': 'yes' } });
    const answer = await send(`${good}\n{"age": \n\n{"age":-1,"id":7}\r\n${good}`);
    expect(answer.statusCode).toBe(200);
    expect(lines(answer.body)).toEqual([
      expect.objectContaining({ id: 'a', result: 'refer', doors: ['multiprofessional-assessment'] }),
      { line: 2, faults: [expect.objectContaining({ kind: 'bad-json' })] },
      { line: 4, id: 7, faults: [expect.objectContaining({ kind: 'bad-age', path: 'age' })] },
      expect.objectContaining({ id: 'a', result: 'refer' }),
    ]);
  });

  it('are described by an example, which is answered as the description says', async () => {
    const { paths } = (await app.inject('/v1/openapi.json')).json();
    const { requestBody, responses } = paths['/v1/areas/{id}/eligibility-checks:batch'].post;
    const answer = await send(requestBody.content['application/x-ndjson'].example);
    expect(lines(answer.body)).toEqual(lines(responses['200'].content['application/x-ndjson'].example));
  });

  it('may be a great many', async () => {
    const n = 50_000;
    const row = (at: number) =>
      at === n / 2 ? '{"answers": {"confirmed"' : `{"id":${at},"answers":{"confirmed":"${at % 2 ? 'yes' : 'no'}"}}`;
    const answer = await send(Array.from({ length: n }, (_, at) => row(at)).join('\n'));
    const all = lines(answer.body);
    expect(all).toHaveLength(n);
    expect(all.filter((one) => 'faults' in one)).toEqual([expect.objectContaining({ line: n / 2 + 1 })]);
    expect(all.at(-1)).toMatchObject({ id: n - 1, result: 'more-information' });
  });

  it('give the same as one at a time', async () => {
    const cases = (savedCases.find(({ areaId }) => areaId === AREA)?.cases ?? []).slice(0, 40).filter((one) => !('fault' in one.expect));
    const batch = lines((await send(cases.map((one) => JSON.stringify(one.input)).join('\n'))).body);
    for (const [at, { input }] of cases.entries()) {
      const single = (await check(input)).json();
      expect(batch[at]).toMatchObject({ result: single.result, doors: single.doors, missing: single.missing, ruleOut: single.ruleOut });
    }
  });

  it('survive bytes that are no text, an empty body and an unknown area', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe, 0x00, 0x0a]), Buffer.from('{}\n')]);
    const answer = await app.inject({
      method: 'POST',
      url: `${address()}:batch`,
      payload: bytes,
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(lines(answer.body)).toEqual([expect.objectContaining({ line: 1 }), expect.objectContaining({ result: 'more-information' })]);
    expect((await send('')).body).toBe('');
    expect((await send('{}\n', 'finns-inte')).statusCode).toBe(404);
  });
});

describe('the definition', () => {
  it.each(definitions.map((definition) => [definition.areaId, definition] as const))('of %s is given whole', async (area, definition) => {
    const answer = await app.inject(`/v1/areas/${area}/executable-definition`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(JSON.parse(JSON.stringify(definition)));
    const again = await app.inject({
      url: `/v1/areas/${area}/executable-definition`,
      headers: { 'if-none-match': String(answer.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
  });

  it('comes in FHIR too', async () => {
    const answer = await app.inject({ url: `/v1/areas/${AREA}/executable-definition/fhir`, headers: { accept: 'application/fhir+json' } });
    expect(answer.headers['content-type']).toMatch(/^application\/fhir\+json/);
    const bundle = answer.json();
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
    expect(bundle.entry.map((entry: { resource: { resourceType: string } }) => entry.resource.resourceType)).toEqual([
      'Questionnaire',
      'PlanDefinition',
    ]);
    expect(bundle.entry[0].fullUrl).toMatch(/^http:\/\/localhost:3000\/fhir\/Questionnaire\//);
  });

  it.each(['definition', 'cases'])('has a published JSON Schema (%s)', async (name) => {
    const answer = await app.inject(`/v1/schemas/${name}.json`);
    expect(answer.headers['content-type']).toMatch(/^application\/schema\+json/);
    expect(answer.json()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `http://localhost:3000/v1/schemas/${name}.json`,
    });
  });
});

it('nothing of what was asked is in the log', async () => {
  await check({
    age: 41.125,
    answers: { confirmed: 'sekret-svar' },
    diagnoses: [{ system: 'ORPHA', code: '4242424', certainty: 'confirmed' }],
  });
  await app.inject(`/hor-patienten-hit?kod=ORPHA%204242424&sakerhet=faststalld`);
  const all = logged.join('\n');
  expect(all).not.toMatch(/sekret-svar|4242424|41\.125/);
});
