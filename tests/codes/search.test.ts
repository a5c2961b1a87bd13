import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { keyOf } from '../../bench/codes/queries.ts';
import {
  addSwedishLabels,
  buildSearchIndex,
  type Concept,
  type Mapping,
  parseIcd10Se,
  parseOrphaTable,
  type SearchIndex,
} from '../../src/modules/codes/index.ts';
import { bytes, icdTable, LABELS, meta, orphaTable } from './fixtures.ts';

const content: { concepts: readonly Concept[]; mappings: readonly Mapping[] } = { concepts: [], mappings: [] };
let index: SearchIndex;

beforeAll(async () => {
  const orpha = await parseOrphaTable(bytes(orphaTable()), meta);
  const icd = await parseIcd10Se(bytes(icdTable()), meta);
  if (!orpha.ok || !icd.ok) throw new Error('The fixtures must parse');
  const labelled = addSwedishLabels(orpha.value.concepts, JSON.stringify(LABELS));
  if (!labelled.ok) throw new Error('The labels must parse');
  content.concepts = [...labelled.value.concepts, ...icd.value.concepts];
  content.mappings = orpha.value.mappings;
  index = buildSearchIndex(content);
});

const first = (query: string): string | null => {
  const [hit] = index.search(query);
  return hit === undefined ? null : keyOf(hit.concept);
};

describe('what a clinician may type', () => {
  test.each([
    ['name', 'Birchvale ataxia', 'ORPHA 900001'],
    ['Swedish name', 'Björkdalsataxi', 'ORPHA 900001'],
    ['synonym', 'Birch-Valley disease', 'ORPHA 900001'],
    ['Swedish synonym', 'Öländsk danssjuka', 'ORPHA 900023'],
    ['without diacritics', 'olandsk danssjuka', 'ORPHA 900023'],
    ['without diacritics', 'soderasen menuet', 'ORPHA 900020'],
    ['one typo', 'Birchvael ataxia', 'ORPHA 900001'],
    ['two typos', 'Bichvale ataxai', 'ORPHA 900001'],
    ['two typos', 'progresive lanten chorea', 'ORPHA 900023'],
    ['one typo in a short word', 'lantren', 'ORPHA 900023'],
    ['other order', 'ataxia birchvale', 'ORPHA 900001'],
    ['other order, one word only begun', 'type 11 paraplegia meadowb', 'ORPHA 900013'],
    ['the beginning', 'quiet thu', 'ORPHA 900022'],
    ['the beginning, with a typo', 'qiuet thumbs', 'ORPHA 900022'],
    ['joined', 'meadowbrookspasticparaplegia', 'ORPHA 900002'],
    ['joined, from the middle', 'spasticparaplegiatype9', 'ORPHA 900011'],
    ['split', 'Birch vale at axia', 'ORPHA 900001'],
    ['acronym', 'QTBG', 'ORPHA 900022'],
    ['acronym in small letters', 'msp7', 'ORPHA 900009'],
    ['number at the end', 'Meadowbrook spastic paraplegia type 1', 'ORPHA 900003'],
    ['number at the end', 'Meadowbrook spastic paraplegia type 11', 'ORPHA 900013'],
    ['words left out', 'meadowbrook 11', 'ORPHA 900013'],
    ['gene', 'QXS2', 'ORPHA 900020'],
    ['gene in small letters', 'qxh1', 'ORPHA 900025'],
    ['apostrophe left out', 'obrannigan', 'ORPHA 900027'],
    ['Greek letter spelled out', 'alpha quillosidosis', 'ORPHA 900026'],
    ['Greek letter', 'α-quillosidosis', 'ORPHA 900026'],
    ['ORPHA code', 'ORPHA:900021', 'ORPHA 900021'],
    ['ORPHA code', 'orpha 900021', 'ORPHA 900021'],
    ['ORPHA code', 'Orphanet 900021', 'ORPHA 900021'],
    ['bare code', '900021', 'ORPHA 900021'],
    ['ICD code', 'G11.1', 'ICD-10-SE G11.1'],
    ['ICD code without its dot', 'g111', 'ICD-10-SE G11.1'],
    ['ICD code with its system', 'ICD-10-SE G11.1', 'ICD-10-SE G11.1'],
    ['ICD title', 'Påhittad neuropati vid tumör', 'ICD-10-SE G13.0'],
    ['block', 'G10-G14', 'ICD-10-SE G10-G14'],
    ['OMIM number', 'MIM 990001', 'ORPHA 900001'],
    ['ICD-11 code', '8A00.1', 'ORPHA 900001'],
  ])('%s: %s', (_kind, query, expected) => {
    expect(first(query)).toBe(expected);
  });

  test.each(['', ' ', '…', '中文', 'xqzwvkj', '%', 'a'.repeat(1_000_000), '\u0000', 'ORPHA:'])(
    '%.10j gives an answer, if only none',
    (query) => {
      expect(index.search(query).length).toBeLessThanOrEqual(10);
    },
  );

  test('nonsense finds nothing', () => {
    expect(index.search('xqzwvkj')).toEqual([]);
    expect(index.search('1234567')).toEqual([]);
  });

  test('a very long query is cut, not refused', () => {
    expect(first(`Quiet thumbs-broad gait-grey iris syndrome ${'and more '.repeat(1000)}`)).toBe('ORPHA 900022');
  });
});

describe('what an answer says', () => {
  test('which string matched, and in which language', () => {
    expect(index.search('lantern disease')[0]?.matched).toEqual({
      kind: 'synonym',
      text: 'Lantern disease',
      lang: 'en',
      via: null,
      relation: null,
    });
    expect(index.search('Björkdalsataxi')[0]).toMatchObject({ score: 1, matched: { kind: 'name', text: 'Björkdalsataxi', lang: 'sv' } });
    expect(index.search('qxs1')[0]?.matched).toMatchObject({ kind: 'gene', text: 'QXS1' });
    expect(index.search('orpha900020')[0]?.matched).toMatchObject({ kind: 'code', text: '900020' });
  });

  test('by way of a mapping: which code, and how the concept stands to it', () => {
    const hits = index.search('G10', { systems: ['ORPHA'] });
    expect(hits.map(({ concept, matched }) => [concept.code, matched.kind, matched.via?.to.code, matched.relation])).toEqual([
      ['900023', 'mapped-code', 'G10', 'exact'],
      ['900024', 'mapped-code', 'G10', 'narrower'],
    ]);
    expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? 1);
  });

  test('a Swedish ICD title leads to what is mapped to it, after the ICD concept itself', () => {
    const hits = index.search('Ärftlig spastisk ängsförlamning', { limit: 4 });
    expect(hits[0]).toMatchObject({ score: 1, concept: { system: 'ICD-10-SE', code: 'G11.4' } });
    expect(hits[1]).toMatchObject({ concept: { system: 'ORPHA' }, matched: { kind: 'mapped-name', relation: 'narrower' } });
  });

  test('a title reached through a WHO code that Sweden codes with .9', () => {
    const [hit] = index.search('Lyktsjuka', { systems: ['ORPHA'] });
    expect(hit).toMatchObject({ concept: { code: '900023' }, matched: { kind: 'mapped-name', text: 'Lyktsjuka', relation: 'exact' } });
  });

  test('an acronym that two diseases share finds both', () => {
    expect(index.search('BVA', { limit: 2 }).map(({ concept }) => concept.code)).toEqual(['900001', '900025']);
  });

  test('the limit and the systems asked for are kept', () => {
    expect(index.search('meadowbrook', { limit: 3 })).toHaveLength(3);
    expect(index.search('meadowbrook', { limit: 0 })).toEqual([]);
    expect(index.search('påhittad', { systems: ['ORPHA'] }).every(({ concept }) => concept.system === 'ORPHA')).toBe(true);
    expect(index.search('G11.1', { systems: ['KVÅ'] })).toEqual([]);
  });

  test('each concept comes once, best first, equals by code', () => {
    const hits = index.search('meadowbrook spastic paraplegia type', { limit: 50 });
    expect(new Set(hits.map(({ concept }) => keyOf(concept))).size).toBe(hits.length);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
    const nine = hits.filter(({ concept }) => /type \d$/.test(concept.termEn ?? '')).map(({ concept }) => Number(concept.code));
    expect(nine).toEqual([...nine].sort((a, b) => a - b));
    expect(nine).toHaveLength(9);
  });
});

describe('for every name of every concept', () => {
  const names = (): readonly { readonly key: string; readonly text: string }[] =>
    content.concepts.flatMap((concept) =>
      [concept.termSv, concept.termEn, ...concept.synonyms.map(({ text }) => text)].flatMap((text) =>
        text === null ? [] : [{ key: keyOf(concept), text }],
      ),
    );
  const finds = (query: string, key: string): boolean => index.search(query, { limit: 5 }).some(({ concept }) => keyOf(concept) === key);

  test('the name finds the concept among the first five, however its letters and spaces are written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names()),
        fc.constantFrom<(text: string) => string>(
          (text) => text,
          (text) => text.toUpperCase(),
          (text) => text.normalize('NFD'),
          (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
          (text) => text.replace(/[\s-]+/g, ''),
          (text) => text.split(' ').reverse().join(' '),
          (text) => `  ${text.replaceAll(' ', '   ')} `,
        ),
        ({ key, text }, write) => finds(write(text), key),
      ),
      { numRuns: 500 },
    );
  });

  test('so does a name of eight letters or more with one letter changed, gone, added or swapped', () => {
    const long = names().filter(({ text }) => text.replace(/\P{L}/gu, '').length >= 8 && !/\d/.test(text));
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.nat(), fc.constantFrom(0, 1, 2, 3), ({ key, text }, place, kind) => {
        const at = place % (text.length - 1);
        const slips = [
          `${text.slice(0, at)}q${text.slice(at + 1)}`,
          text.slice(0, at) + text.slice(at + 1),
          `${text.slice(0, at)}q${text.slice(at)}`,
        ];
        const swapped = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
        return finds(slips[kind] ?? swapped, key);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the index', () => {
  test('the same query gives the same list, whatever was asked before and in whatever order the concepts came', () => {
    const other = buildSearchIndex({ concepts: [...content.concepts].reverse(), mappings: content.mappings });
    const queries = ['meadowbrook', 'lanten', 'G1', 'BVA', 'spastisk', 'type 1', 'qx', 'påhittad', 'lyktsjuka', '9000'];
    const answer = ({ search }: SearchIndex, query: string) =>
      search(query).map(({ concept, score, matched }) => [keyOf(concept), score, matched.kind]);
    const before = queries.map((query) => answer(index, query));
    expect(
      [...queries]
        .reverse()
        .map((query) => answer(index, query))
        .reverse(),
    ).toEqual(before);
    expect(queries.map((query) => answer(other, query))).toEqual(before);
  });

  test('works without anything in it, and with one concept', () => {
    expect(buildSearchIndex({ concepts: [], mappings: [] }).search('ataxia')).toEqual([]);
    const alone = buildSearchIndex({ concepts: content.concepts.slice(0, 1), mappings: [] });
    expect(alone.search('made up ataxia').map(({ concept }) => concept.code)).toEqual(['900000']);
  });

  test('a mapping from a concept that is not there does no harm', () => {
    const stray = { ...(content.mappings[0] as Mapping), from: { system: 'ORPHA' as const, code: '1' } };
    expect(
      buildSearchIndex({ concepts: content.concepts, mappings: [stray] })
        .search('G11.1')
        .map(({ concept }) => concept.code),
    ).toEqual(['G11.1']);
  });

  test('says its size', () => {
    expect(index.size.concepts).toBe(content.concepts.length);
    expect(index.size.terms).toBeGreaterThan(index.size.strings);
    expect(index.size.bytes).toBeGreaterThan(0);
  });
});
