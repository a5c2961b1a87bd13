import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/kernel/result.ts';
import {
  addSwedishLabels,
  type FaultKind,
  type ImportFaults,
  type ImportMeta,
  parseIcd10Se,
  parseKva,
  parseOrphadataJson,
  parseOrphadataXml,
  parseOrphaTable,
  parseSssom,
  type Release,
  type Source,
} from '../../src/modules/codes/index.ts';
import { bytes, ICD_ROWS, icdTable, LABELS, meta, ORPHA_ROWS, orphaTable, PRODUCT1_JSON, PRODUCT1_XML, SSSOM } from './fixtures.ts';

const released = <T>(result: Result<T, ImportFaults>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const kinds = <T>(result: Result<T, ImportFaults>): readonly (readonly [FaultKind, number | null])[] =>
  result.ok ? [] : result.error.map(({ kind, line }) => [kind, line] as const);

/** The bytes in pieces of `size`, as a file or a network gives them. */
async function* pieces(data: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}
const without = ({ edition: _, ...rest }: ImportMeta): ImportMeta => rest;
const json = (value: unknown): Uint8Array => bytes(JSON.stringify(value));
const withRow = (rows: readonly (readonly string[])[], at: number, change: (row: string[]) => void): readonly (readonly string[])[] =>
  rows.map((row, place) => {
    const copy = [...row];
    if (place === at) change(copy);
    return copy;
  });

describe('Orphanet nomenclature table', () => {
  test('gives concepts, mappings and where the release comes from', async () => {
    const { system, concepts, mappings, notes } = released(await parseOrphaTable(bytes(orphaTable()), meta));
    expect(system).toEqual({ system: 'ORPHA', ...meta });
    expect(concepts).toHaveLength(ORPHA_ROWS.length);
    expect(concepts[1]).toEqual({
      system: 'ORPHA',
      code: '900001',
      termSv: null,
      termEn: 'Birchvale ataxia',
      synonyms: [
        { text: 'BVA', lang: 'en' },
        { text: 'Birch-Valley disease', lang: 'en' },
      ],
      parents: ['900000'],
      kind: 'disorder',
      genes: ['QXA1'],
      status: 'active',
    });
    expect(concepts.map(({ kind }) => kind).slice(0, 4)).toEqual(['group', 'disorder', 'group', 'disorder']);
    expect(concepts.find(({ code }) => code === '900021')?.kind).toBe('subtype');
    expect(mappings.filter(({ from }) => from.code === '900001').map(({ to, relation }) => [to.system, to.code, relation])).toEqual([
      ['ICD-10', 'G11.1', 'narrower'],
      ['ICD-11', '8A00.1', 'exact'],
      ['OMIM', '990001', 'broader'],
    ]);
    expect(mappings.find(({ from }) => from.code === '900027')?.relation).toBe('undecided');
    expect(notes).toEqual([]);
  });

  test('reads gzip, Windows line breaks and any division into pieces alike', async () => {
    const expected = released(await parseOrphaTable(bytes(orphaTable()), meta));
    const sources: readonly Source[] = [
      gzipSync(orphaTable()),
      bytes(orphaTable().replaceAll('\n', '\r\n')),
      pieces(bytes(orphaTable()), 1),
      pieces(gzipSync(orphaTable()), 7),
    ];
    for (const source of sources) expect(released(await parseOrphaTable(source, meta))).toEqual(expected);
  });

  test.each<[string, () => Uint8Array, ImportMeta, FaultKind, number | null]>([
    ['no edition given', () => bytes(orphaTable()), without(meta), 'edition-missing', null],
    ['empty file', () => bytes(''), meta, 'empty', null],
    ['header only', () => bytes(orphaTable([])), meta, 'empty', null],
    ['another table', () => bytes(icdTable()), meta, 'columns', 1],
    ['cut off in a line', () => bytes(orphaTable().slice(0, -20)), meta, 'cut-off', ORPHA_ROWS.length + 1],
    ['gzip cut off half-way', () => gzipSync(orphaTable()).subarray(0, 300), meta, 'cut-off', null],
    ['gzip damaged', () => gzipSync(orphaTable()).fill(0x55, 40, 80), meta, 'damaged', null],
    ['not UTF-8', () => Buffer.from(orphaTable(), 'latin1'), meta, 'encoding', null],
    ['fewer concepts than there should be', () => bytes(orphaTable()), { ...meta, atLeast: 9000 }, 'count', null],
    [
      'the same code twice',
      () => bytes(orphaTable([...ORPHA_ROWS, ...ORPHA_ROWS.slice(0, 1)])),
      meta,
      'duplicate-code',
      ORPHA_ROWS.length + 2,
    ],
    [
      'a code that is none',
      () =>
        bytes(
          orphaTable(
            withRow(ORPHA_ROWS, 1, (row) => {
              row[0] = 'G11.1';
            }),
          ),
        ),
      meta,
      'code',
      3,
    ],
    [
      'an unknown type',
      () =>
        bytes(
          orphaTable(
            withRow(ORPHA_ROWS, 1, (row) => {
              row[1] = 'Riddle';
            }),
          ),
        ),
      meta,
      'unknown-kind',
      3,
    ],
    [
      'no name',
      () =>
        bytes(
          orphaTable(
            withRow(ORPHA_ROWS, 1, (row) => {
              row[2] = ' ';
            }),
          ),
        ),
      meta,
      'no-term',
      3,
    ],
    [
      'an unknown relation',
      () =>
        bytes(
          orphaTable(
            withRow(ORPHA_ROWS, 1, (row) => {
              row[5] = 'G11.1:PERHAPS';
            }),
          ),
        ),
      meta,
      'unknown-relation',
      3,
    ],
    [
      'a relation left out',
      () =>
        bytes(
          orphaTable(
            withRow(ORPHA_ROWS, 1, (row) => {
              row[5] = 'G11.1';
            }),
          ),
        ),
      meta,
      'unknown-relation',
      3,
    ],
    [
      'an unknown parent',
      () =>
        bytes(
          orphaTable(
            withRow(ORPHA_ROWS, 1, (row) => {
              row[4] = '123456';
            }),
          ),
        ),
      meta,
      'unknown-parent',
      3,
    ],
    [
      'a concept under itself',
      () =>
        bytes(
          orphaTable(
            withRow(ORPHA_ROWS, 0, (row) => {
              row[4] = '900001';
            }),
          ),
        ),
      meta,
      'circular-parents',
      3,
    ],
    [
      'a cell too few',
      () =>
        bytes(
          orphaTable(
            withRow(ORPHA_ROWS, 1, (row) => {
              row.pop();
            }),
          ),
        ),
      meta,
      'columns',
      3,
    ],
  ])('%s: nothing is imported', async (_name, source, given, kind, line) => {
    expect(kinds(await parseOrphaTable(source(), given))).toContainEqual([kind, line]);
  });

  test('a fault found before the file breaks off is told beside that it breaks off', async () => {
    const faults = kinds(await parseOrphaTable(gzipSync(orphaTable()).subarray(0, 300), without(meta)));
    expect(faults).toEqual([
      ['edition-missing', null],
      ['cut-off', null],
    ]);
  });

  test('half of the rows: the parents that are missing give it away', async () => {
    const many = Array.from(
      { length: 200 },
      (_, at) =>
        withRow(ORPHA_ROWS, 1, (row) => {
          row[0] = String(910_000 + at);
          row[4] = '900002';
        })[1] ?? [],
    );
    const result = await parseOrphaTable(bytes(orphaTable([...many, ...ORPHA_ROWS.slice(3)])), meta);
    expect(new Set(kinds(result).map(([kind]) => kind))).toEqual(new Set(['unknown-parent']));
    expect(kinds(result)).toHaveLength(100);
  });

  test('a few parents outside the table are dropped and noted', async () => {
    const many = Array.from(
      { length: 60 },
      (_, at) =>
        withRow(ORPHA_ROWS, 1, (row) => {
          row[0] = String(910_000 + at);
        })[1] ?? [],
    );
    const stray = withRow(ORPHA_ROWS, 1, (row) => {
      row[0] = '920000';
      row[4] = '900000|777777';
    }).slice(1, 2);
    const { concepts, notes } = released(await parseOrphaTable(bytes(orphaTable([...ORPHA_ROWS, ...many, ...stray])), meta));
    expect(notes).toEqual([{ line: ORPHA_ROWS.length + 62, kind: 'unknown-parent-dropped', value: '920000 → 777777' }]);
    expect(concepts.find(({ code }) => code === '920000')?.parents).toEqual(['900000']);
  });

  test('an ICD code with a stray comma or a dagger is cleaned', async () => {
    const rows = withRow(ORPHA_ROWS, 1, (row) => {
      row[5] = 'A18.0,:E|G13.0*:NTBT';
    });
    const { mappings, notes } = released(await parseOrphaTable(bytes(orphaTable(rows)), meta));
    expect(mappings.slice(0, 2).map(({ to }) => to.code)).toEqual(['A18.0', 'G13.0']);
    expect(notes).toEqual([{ line: 3, kind: 'code-cleaned', value: 'A18.0,' }]);
  });
});

describe('ICD-10-SE', () => {
  test('gives codes under categories, blocks and chapters', async () => {
    const { concepts } = released(await parseIcd10Se(gzipSync(icdTable()), meta));
    const by = new Map(concepts.map((concept) => [concept.code, concept]));
    expect(by.get('G00-G99')).toMatchObject({ kind: 'chapter', termSv: 'Kapitel VI', parents: [] });
    expect(by.get('V01-Y98')).toMatchObject({ kind: 'chapter', termSv: 'Kapitel XX' });
    expect(by.get('G10-G14')).toMatchObject({ kind: 'block', termSv: 'Avsnitt G10–G14', parents: ['G00-G99'] });
    expect(by.get('G11')).toMatchObject({ kind: 'category', parents: ['G10-G14'] });
    expect(by.get('G11.1')).toMatchObject({ kind: 'code', parents: ['G11'], termSv: 'Björkdalsataxi med tidig debut' });
    expect(by.get('E71.3A')).toMatchObject({ kind: 'code', parents: ['E71.3'] });
    expect(by.get('G13.0')?.mark).toBe('*');
    expect(by.get('G11.1')).not.toHaveProperty('mark');
  });

  test.each<[string, () => Uint8Array, FaultKind, number | null]>([
    [
      'WHO’s edition, which ends at three characters',
      () => bytes(icdTable(ICD_ROWS.filter(([code]) => code !== 'G10.9'))),
      'wrong-edition',
      5,
    ],
    [
      'ICD-11 codes',
      () =>
        bytes(
          icdTable(
            withRow(ICD_ROWS, 0, (row) => {
              row[0] = '8A03.1';
            }),
          ),
        ),
      'code',
      2,
    ],
    [
      'a code outside its block',
      () =>
        bytes(
          icdTable(
            withRow(ICD_ROWS, 4, (row) => {
              row[3] = 'G20-G26';
            }),
          ),
        ),
      'outside-block',
      6,
    ],
    ['a category that is missing', () => bytes(icdTable(ICD_ROWS.filter(([code]) => code !== 'G11'))), 'unknown-parent', 7],
    [
      'a title that is missing',
      () =>
        bytes(
          icdTable(
            withRow(ICD_ROWS, 4, (row) => {
              row[2] = '';
            }),
          ),
        ),
      'no-term',
      6,
    ],
    [
      'an unknown mark',
      () =>
        bytes(
          icdTable(
            withRow(ICD_ROWS, 4, (row) => {
              row[1] = '!';
            }),
          ),
        ),
      'unknown-kind',
      6,
    ],
    ['the same code twice', () => bytes(icdTable([...ICD_ROWS, ICD_ROWS[3]])), 'duplicate-code', 15],
    ['cut off in a line', () => bytes(icdTable().slice(0, -3)), 'cut-off', 14],
    ['gzip cut off', () => gzipSync(icdTable()).subarray(0, 200), 'cut-off', null],
  ])('%s: nothing is imported', async (_name, source, kind, line) => {
    expect(kinds(await parseIcd10Se(source(), meta))).toContainEqual([kind, line]);
  });
});

describe('Orphadata product 1', () => {
  const checkBoth = (release: Release): void => {
    expect(release.system).toMatchObject({ system: 'ORPHA', edition: '2026-01-20 1.3.99', licence: 'CC BY 4.0' });
    expect(release.concepts.map(({ code, kind }) => [code, kind])).toEqual([
      ['900001', 'disorder'],
      ['900002', 'group'],
    ]);
    expect(release.concepts[0]?.synonyms).toEqual([{ text: 'BVA', lang: 'en' }]);
    expect(release.mappings.map(({ from, to, relation }) => [from.code, to.system, to.code, relation])).toEqual([
      ['900001', 'ICD-10', 'G11.1', 'narrower'],
      ['900001', 'OMIM', '990001', 'exact'],
    ]);
  };

  test('as JSON', async () => {
    const release = released(await parseOrphadataJson(json(PRODUCT1_JSON), meta));
    checkBoth(release);
    expect(release.concepts.map(({ status }) => status)).toEqual(['active', 'inactive']);
    expect(release.notes).toEqual([
      { line: 1, kind: 'unknown-system-skipped', value: 'Elsewhere X' },
      { line: 2, kind: 'not-active', value: '900002' },
    ]);
  });

  test('as XML, in pieces of any size', async () => {
    for (const size of [1, 3, 1000, 100_000]) {
      const release = released(await parseOrphadataXml(pieces(gzipSync(PRODUCT1_XML), size), meta));
      checkBoth(release);
      expect(release.concepts[0]?.termEn).toBe('Birchvale & Söder ataxia');
    }
  });

  test('as XML in ISO-8859-1, as older files are', async () => {
    const old = Buffer.from(PRODUCT1_XML.replace('UTF-8', 'ISO-8859-1'), 'latin1');
    expect(released(await parseOrphadataXml(old, meta)).concepts[0]?.termEn).toBe('Birchvale & Söder ataxia');
  });

  test('the edition is the file’s own when none is given', async () => {
    expect(released(await parseOrphadataXml(bytes(PRODUCT1_XML), without(meta))).system.edition).toBe('2026-01-20 1.3.99');
  });

  const xml = (from: string | RegExp, to: string): Uint8Array => bytes(PRODUCT1_XML.replace(from, to));
  test.each<[string, () => Uint8Array, ImportMeta, FaultKind, number | null]>([
    ['another edition than was said', () => bytes(PRODUCT1_XML), { ...meta, edition: '2025-07' }, 'wrong-edition', null],
    ['cut off half-way', () => bytes(PRODUCT1_XML.slice(0, PRODUCT1_XML.length / 2)), meta, 'cut-off', 16],
    ['cut off before its last tag', () => bytes(PRODUCT1_XML.trimEnd().slice(0, -'</JDBOR>'.length)), meta, 'cut-off', 35],
    ['gzip cut off', () => gzipSync(PRODUCT1_XML).subarray(0, 400), meta, 'cut-off', null],
    ['tags that do not match', () => xml('</OrphaCode>', '</OrphaCod>'), meta, 'format', 6],
    ['another document', () => bytes('<html><body/></html>'), meta, 'format', 1],
    ['another product, without a list of disorders', () => xml(/<DisorderList[\s\S]*<\/DisorderList>/, ''), meta, 'wrong-edition', null],
    [
      'another product, without references',
      () => xml(/<ExternalReferenceList count="2">[\s\S]*?<\/ExternalReferenceList>/, ''),
      meta,
      'wrong-edition',
      null,
    ],
    ['fewer disorders than it says', () => xml('DisorderList count="2"', 'DisorderList count="3"'), meta, 'count', null],
    ['the same code twice', () => xml('900002', '900001'), meta, 'duplicate-code', 33],
    ['an unknown relation', () => xml('NTBT (narrower)', 'PERHAPS'), meta, 'unknown-relation', 26],
    ['an unknown kind', () => xml('Group of disorders', 'Riddle'), meta, 'unknown-kind', 33],
    ['no name', () => xml('Meadowbrook spastic paraplegia', ''), meta, 'no-term', 33],
    ['an encoding nobody knows', () => xml('UTF-8', 'EBCDIC'), meta, 'encoding', 1],
    [
      'an entity from outside',
      () =>
        bytes(
          PRODUCT1_XML.replace('<JDBOR', '<!DOCTYPE JDBOR [<!ENTITY own SYSTEM "file:///etc/passwd">]>\n<JDBOR').replace(
            'Birchvale &amp;',
            '&own;',
          ),
        ),
      meta,
      'format',
      9,
    ],
    ['empty', () => bytes(''), meta, 'empty', null],
  ])('XML, %s: nothing is imported', async (_name, source, given, kind, line) => {
    expect(kinds(await parseOrphadataXml(source(), given))).toContainEqual([kind, line]);
  });

  const changed = (from: string, to: string): Uint8Array => bytes(JSON.stringify(PRODUCT1_JSON).replace(from, to));
  test.each<[string, () => Uint8Array, ImportMeta, FaultKind, number | null]>([
    ['another edition than was said', () => json(PRODUCT1_JSON), { ...meta, edition: '2025-07' }, 'wrong-edition', null],
    ['cut off half-way', () => json(PRODUCT1_JSON).subarray(0, 600), meta, 'cut-off', null],
    ['not JSON', () => bytes(PRODUCT1_XML), meta, 'format', null],
    ['another JSON', () => json({ data: [] }), meta, 'format', null],
    ['fewer disorders than it says', () => changed('"count":"2"', '"count":"9"'), meta, 'count', null],
    ['the same code twice', () => changed('900002', '900001'), meta, 'duplicate-code', 2],
    ['an unknown relation', () => changed('NTBT (', 'PERHAPS ('), meta, 'unknown-relation', 1],
    ['a disorder without a code', () => changed('"OrphaCode":"900002",', ''), meta, 'format', 2],
    ['empty', () => bytes(''), meta, 'empty', null],
  ])('JSON, %s: nothing is imported', async (_name, source, given, kind, line) => {
    expect(kinds(await parseOrphadataJson(source(), given))).toContainEqual([kind, line]);
  });
});

describe('SSSOM', () => {
  test('turns SKOS predicates into how the subject stands to the object', async () => {
    const { edition, mappings, notes } = released(await parseSssom(bytes(SSSOM), meta));
    expect(edition).toBe('2026-01');
    expect(mappings.map(({ from, to, relation }) => [from.system, from.code, to.system, to.code, relation])).toEqual([
      ['ORPHA', '900001', 'ICD-10', 'G11.1', 'narrower'],
      ['ORPHA', '900023', 'ICD-10', 'G10', 'exact'],
      ['ORPHA', '900000', 'ICD-10', 'G11.0', 'broader'],
      ['ORPHA', '900020', 'ICD-10', 'Q87.8', 'undecided'],
    ]);
    expect(notes).toEqual([{ line: 10, kind: 'unknown-system-skipped', value: 'Orphanet:900020 NOWHERE:1' }]);
  });

  test('leaves out what is said not to match', async () => {
    const negated = SSSOM.replace('mapping_justification', 'mapping_justification\tpredicate_modifier').replace(
      'semapv:ManualMappingCuration\n',
      'semapv:ManualMappingCuration\tNot\n',
    );
    expect(released(await parseSssom(bytes(negated), meta)).mappings.map(({ from }) => from.code)).not.toContain('900001');
  });

  test.each<[string, string, ImportMeta, FaultKind, number | null]>([
    ['another edition than was said', SSSOM, { ...meta, edition: '2025-07' }, 'wrong-edition', null],
    ['no edition anywhere', SSSOM.replace(/# mapping_set_version.*\n/, ''), without(meta), 'edition-missing', null],
    ['a column missing', SSSOM.replace('predicate_id', 'predicate'), meta, 'columns', 5],
    ['an unknown relation', SSSOM.replace('skos:broadMatch', 'skos:perhaps'), meta, 'unknown-relation', 6],
    ['another vocabulary’s relation', SSSOM.replace('skos:broadMatch', 'owl:exactMatch'), meta, 'unknown-relation', 6],
    ['a code without its system', SSSOM.replace('Orphanet:900001', '900001'), meta, 'code', 6],
    ['the same pair twice', `${SSSOM}${SSSOM.split('\n')[5]}\n`, meta, 'duplicate-code', 11],
    ['cut off in a line', SSSOM.slice(0, -9), meta, 'cut-off', 10],
    ['only a head', SSSOM.split('\n').slice(0, 5).join('\n').concat('\n'), meta, 'empty', null],
    ['empty', '', meta, 'empty', null],
  ])('%s: nothing is imported', async (_name, text, given, kind, line) => {
    expect(kinds(await parseSssom(bytes(text), given))).toContainEqual([kind, line]);
  });
});

describe('KVÅ', () => {
  const CSV =
    'Påhittad förteckning;;\nKod;Titel;Giltig till\nAA;Påhittad grupp;\nAA001;Påhittad bedömning;\nAAB12;"Påhittad åtgärd; ""liten""\ni två rader";\nAA002;Gammal åtgärd;2020-12-31\n';

  test('reads what a spreadsheet saves', async () => {
    const { concepts, notes } = released(await parseKva(bytes(CSV), meta));
    expect(concepts.map(({ code, termSv, kind, parents, status }) => [code, termSv, kind, parents, status])).toEqual([
      ['AA', 'Påhittad grupp', 'group', [], 'active'],
      ['AA001', 'Påhittad bedömning', 'code', ['AA'], 'active'],
      ['AAB12', 'Påhittad åtgärd; "liten"\ni två rader', 'code', ['AA'], 'active'],
      ['AA002', 'Gammal åtgärd', 'code', ['AA'], 'inactive'],
    ]);
    expect(notes).toEqual([{ line: 7, kind: 'not-active', value: 'AA002' }]);
  });

  test.each<[string, Uint8Array]>([
    ['tabs', bytes('Kod\tTitel\nAA001\tPåhittad bedömning\n')],
    ['commas and a byte order mark', bytes('\ufeffKod,Titel\nAA001,Påhittad bedömning\n')],
    ['UTF-16 text, as Excel saves it', Buffer.from('\ufeffKod\tTitel\r\nAA001\tPåhittad bedömning\r\n', 'utf16le')],
  ])('%s', async (_name, source) => {
    expect(released(await parseKva(source, meta)).concepts.map(({ code, termSv }) => [code, termSv])).toEqual([
      ['AA001', 'Påhittad bedömning'],
    ]);
  });

  test('the text edition: code and title in windows-1252, no header', async () => {
    const text = Buffer.from('AA001\tPåhittad bedömning\nAA002\tPåhittat samtal\n', 'latin1');
    expect(released(await parseKva(text, meta, 'windows-1252')).concepts.map(({ termSv }) => termSv)).toEqual([
      'Påhittad bedömning',
      'Påhittat samtal',
    ]);
    expect(kinds(await parseKva(text, meta))).toEqual([['encoding', null]]);
  });

  test.each<[string, string, FaultKind, number | null]>([
    ['ICD in place of KVÅ', 'Kod;Titel\nAA001;Påhittad bedömning\nG11.1;Björkdalsataxi\n', 'wrong-edition', 3],
    ['no such columns', 'Namn;Pris\nBröd;30\n', 'columns', null],
    ['the same code twice', 'Kod;Titel\nAA001;Ett\nAA001;Två\n', 'duplicate-code', 3],
    ['a code that is none', 'Kod;Titel\nAA001;Ett\nA-1;Två\n', 'code', 3],
    ['no title', 'Kod;Titel\nAA001;Ett\nAA002;\n', 'no-term', 3],
    ['a row cut off before its title', 'Kod;Titel\nAA001;Ett\nAA002', 'columns', 3],
    ['a quote that never ends', 'Kod;Titel\nAA001;Ett\nAA002;"Två\n', 'cut-off', 3],
    ['empty', '', 'empty', null],
  ])('%s: nothing is imported', async (_name, text, kind, line) => {
    expect(kinds(await parseKva(bytes(text), meta))).toContainEqual([kind, line]);
  });
});

describe('Swedish labels', () => {
  test('name the concepts and leave the rest as they are', async () => {
    const { concepts } = released(await parseOrphaTable(bytes(orphaTable()), meta));
    const labelled = released(addSwedishLabels(concepts, JSON.stringify(LABELS)));
    expect(labelled.notes).toEqual([]);
    expect(labelled.concepts.find(({ code }) => code === '900001')).toMatchObject({ termSv: 'Björkdalsataxi', termEn: 'Birchvale ataxia' });
    expect(labelled.concepts.find(({ code }) => code === '900001')?.synonyms.at(-1)).toEqual({ text: 'Björkdals sjukdom', lang: 'sv' });
    expect(labelled.concepts.find(({ code }) => code === '900020')).toEqual(concepts.find(({ code }) => code === '900020'));
  });

  test.each<[string, string, FaultKind, number | null]>([
    ['cut off', JSON.stringify(LABELS).slice(0, 40), 'cut-off', null],
    ['another form', JSON.stringify([{ orpha: '900001' }]), 'format', null],
    ['a code that is not in the release', JSON.stringify([{ ...LABELS[0], orpha: 1 }]), 'unknown-code', 1],
    ['the same code twice', JSON.stringify([LABELS[0], LABELS[0]]), 'duplicate-code', 2],
  ])('%s: nothing is given', async (_name, text, kind, line) => {
    const { concepts } = released(await parseOrphaTable(bytes(orphaTable()), meta));
    expect(kinds(addSwedishLabels(concepts, text))).toContainEqual([kind, line]);
  });

  test('an English name that differs is noted: the labels may be for another edition', async () => {
    const { concepts } = released(await parseOrphaTable(bytes(orphaTable()), meta));
    const { notes } = released(addSwedishLabels(concepts, JSON.stringify([{ ...LABELS[0], labelEn: 'Birch ataxia' }])));
    expect(notes).toEqual([{ line: 1, kind: 'label-differs', value: '900001: Birch ataxia ≠ Birchvale ataxia' }]);
  });
});
