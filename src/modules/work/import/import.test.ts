import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { csv } from '../../../platform/http/csv.ts';
import { columns, interpretRows, MOST_ROWS, readRows, tableFaults } from '../core/import-rows.ts';
import { createLedger } from '../core/ledger.ts';
import { entryFor, grantOf, registerWith } from '../test-register.ts';
import { readCsv } from './read-csv.ts';
import { readFile } from './read-file.ts';
import { readXlsx } from './read-xlsx.ts';

const how = { today: localDate('2026-11-22'), recordedAt: new Date('2026-11-22T08:00:00Z'), fictitious: false, source: 'prov' };
const run = (text: string, data = registerWith([])) => interpretRows(createLedger(data), readRows(readCsv(text), data), how);

describe('a table of text', () => {
  test.each([
    ['commas', 'slag,datum\navslag,2025-01-01'],
    ['semicolons', 'slag;datum\r\navslag;2025-01-01\r\n'],
    ['tabs', 'slag\tdatum\navslag\t2025-01-01'],
    ['a byte order mark', '\uFEFFslag;datum\navslag;2025-01-01'],
    ['quotes', '"slag";"datum"\n"avslag";"2025-01-01"'],
    ['empty rows', 'slag;datum\n\n;\navslag;2025-01-01\n\n'],
  ])('with %s', (_name, text) => {
    const { headings, rows } = readCsv(text);
    expect(headings).toEqual(['slag', 'datum']);
    expect(rows.map((row) => row.cells)).toEqual([['avslag', '2025-01-01']]);
  });

  test('keeps line breaks and quotes within quotes, and the number of each line', () => {
    const { rows } = readCsv('a;b\n"två\nrader";"sade ""ja"""\nc;d\n');
    expect(rows).toEqual([
      { line: 2, cells: ['två\nrader', 'sade "ja"'] },
      { line: 4, cells: ['c', 'd'] },
    ]);
  });

  test('comes back as it was written', () => {
    const cell = fc
      .string({ maxLength: 12 })
      .filter((text) => !/[\0\uFEFF]|^[\s=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|\u2212/.test(text) && text === text.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const written = csv(
          ['a', 'b'].map((name, i) => ({ name, about: { sv: name, en: name }, value: (row: [string, string]) => row[i] })),
          rows,
        );
        const kept = rows.filter((row) => row.some((one) => one.trim() !== ''));
        expect(readCsv(written).rows.map((row) => row.cells)).toEqual(
          kept.map((row) => row.map((one) => one.replaceAll('\r\n', '\n').replaceAll('\r', ''))),
        );
      }),
    );
  });
});

describe('the file as a whole', () => {
  const faults = (text: string) => tableFaults(readCsv(text)).map(({ code, with: what }) => [code, what]);
  test.each([
    ['slag;vårdområde\n', [['empty', '']]],
    ['slag;vårdområde;påhitt\navslag;alfa;x', [['unknown-column', 'påhitt']]],
    ['Slag ;  VÅRDOMRÅDE;slag\navslag;alfa;x', [['doubled-column', 'slag']]],
    [
      'region\n01',
      [
        ['missing-column', 'slag'],
        ['missing-column', 'vårdområde'],
      ],
    ],
    ['slag;vårdområde\navslag;alfa', []],
  ])('%j', (text, expected) => expect(faults(text)).toEqual(expected));
  test('more rows than can be taken are refused before they are looked at', () => {
    const rows = Array.from({ length: MOST_ROWS + 1 }, () => 'avslag;alfa').join('\n');
    expect(faults(`slag;vårdområde\n${rows}`)).toEqual([['too-many-rows', String(MOST_ROWS + 1)]]);
  });
  test('its template has every column', () => expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length));
});

describe('rows', () => {
  test('name areas and regions as people do, and are checked one on top of the other', () => {
    const { outcome, faults } = run(
      'slag;vårdområde;datum;region;patienter;tillstånd;grund\ntillstånd;Alfa;2025-01-01;Region 01;vuxna;;\nåterkallelse;alfa;2025-06-01;;;alfa-01;egen begäran\ntillstånd;ALFA;2025-07-01;01;barn;;',
    );
    expect(faults).toEqual([]);
    expect(outcome.entries.map((entry) => entry.id)).toEqual(['grant/alfa-01', 'revocation/alfa-01', 'grant/alfa-01-2']);
  });

  test('each fault is told with its line and column', () => {
    const { faults } = run(
      'slag;vårdområde;datum;region;steg\nläge;alfa;2025-01-01;;\navslag;finns inte;2025-01-01;01;\navslag;alfa;2025-02-30;99;\npåhitt;alfa;;;\navslag;alfa;2025-01-01;01;4',
    );
    expect(faults.map(({ line, heading, fault }) => [line, heading, fault.code])).toEqual([
      [2, 'läge', 'missing'],
      [2, 'anteckning', 'missing'],
      [3, 'vårdområde', 'unknown-area'],
      [4, 'datum', 'not-a-time'],
      [4, 'region', 'not-a-choice'],
      [5, 'slag', 'unknown-kind'],
      [6, 'steg', 'not-of-kind'],
    ]);
  });

  test('ten thousand with thirty-seven faults: all of them are named, and nothing else is', () => {
    const faulty = new Set(Array.from({ length: 37 }, (_, i) => 100 + i * 263));
    const lines = Array.from({ length: MOST_ROWS }, (_, i) => {
      const line = i + 2;
      const area = ['alfa', 'beta', 'gamma'][i % 3];
      return faulty.has(line) ? `avslag;${area};2025-13-45;01` : `avslag;${area};2025-01-01;0${(i % 3) + 1}`;
    });
    const { outcome, faults } = run(['slag;vårdområde;datum;region', ...lines].join('\n'));
    expect(new Set(faults.map(({ line }) => line))).toEqual(faulty);
    expect(faults).toHaveLength(37);
    expect(outcome.entries).toHaveLength(MOST_ROWS - 37);
    expect(new Set(outcome.entries.map((entry) => entry.id)).size).toBe(MOST_ROWS - 37);
  });

  test('ten thousand, each a step of one area, are read in time', () => {
    const held = entryFor('grant/beta-01', '2024-06-12', grantOf('beta-01', '01'), { area: 'beta' });
    const lines = Array.from({ length: MOST_ROWS }, (_, i) => `återkallelse;beta;2025-01-01;beta-01;egen begäran;${i}`);
    const { faults } = run(['slag;vårdområde;datum;tillstånd;grund;anteckning', ...lines].join('\n'), registerWith([held]));
    expect(faults).toHaveLength(MOST_ROWS - 1);
    expect(new Set(faults.map(({ fault }) => fault.code))).toEqual(new Set(['not-held']));
  });
});

type Part = { readonly name: string; readonly content: string; readonly claims?: number };

/** A zip archive as a spreadsheet program writes it, made here so that the reader is not tested against itself. */
function zip(parts: readonly Part[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of parts) {
    const packed = deflateRawSync(Buffer.from(content));
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(claims ?? content.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claims ?? content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, list, end]);
}

const sheet = (rows: string): Part => ({
  name: 'xl/worksheets/sheet1.xml',
  content: `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
});
const strings: Part = {
  name: 'xl/sharedStrings.xml',
  content:
    '<sst><si><t>slag</t></si><si><r><t>vård</t></r><r><t>område</t></r></si><si><t xml:space="preserve">datum</t><rPh><t>x</t></rPh></si></sst>',
};
const styles: Part = {
  name: 'xl/styles.xml',
  content:
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="171" formatCode="&quot;dag&quot; 0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
};

describe('an Excel file', () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>avslag</t></is></c><c r="C3" s="1"><v>45658</v></c><c r="D3" s="2"><v>7</v></c></row><row r="4"><c r="A4"><v/></c></row>';
  test('is read: shared and inline texts, gaps, days by their style', async () => {
    const read = await readXlsx(zip([sheet(rows), strings, styles]));
    expect(read).toEqual({
      ok: true,
      value: { headings: ['slag', 'vårdområde', 'datum'], rows: [{ line: 3, cells: ['avslag', '', '2025-01-01', '7'] }] },
    });
  });

  test('is told by its first bytes, not by its name', async () => {
    expect(await readFile(zip([sheet(rows), strings, styles]))).toMatchObject({ ok: true });
    expect(await readFile(Buffer.from('slag;vårdområde\navslag;alfa'))).toMatchObject({ ok: true });
  });

  test('that unpacks to more than is taken is refused, whatever size it states', async () => {
    const bomb = sheet('0'.repeat(5_000_000));
    for (const claims of [5_000_200, 10]) {
      expect(await readXlsx(zip([{ ...bomb, claims }]), 1_000_000)).toEqual({ ok: false, error: 'too-large' });
    }
    expect(await readXlsx(zip([sheet('0'.repeat(600_000)), { ...strings, content: ' '.repeat(600_000) }]), 1_000_000)).toEqual({
      ok: false,
      error: 'too-large',
    });
  });

  test.each<[string, () => Uint8Array]>([
    ['nothing but a beginning', () => Buffer.from('PK\u0003\u0004')],
    ['no sheet', () => zip([strings])],
    ['a sheet that is no XML', () => zip([sheet('<row>')])],
    [
      'an entity from outside',
      () => {
        const entity = '<!DOCTYPE worksheet [<!ENTITY own SYSTEM "file:///etc/passwd">]>';
        const { name, content } = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&own;</t></is></c></row>');
        return zip([{ name, content: content.replace('?>', `?>${entity}`) }]);
      },
    ],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
    ['text in another encoding', () => Buffer.from('slag;v\xe5rd', 'latin1')],
    ['an archive cut short', () => zip([sheet(rows)]).subarray(0, 200)],
  ])('%s is unreadable', async (_name, make) => expect(await readFile(make())).toEqual({ ok: false, error: 'unreadable' }));

  test('any bytes are read or refused, never thrown at', async () => {
    const whole = zip([sheet(rows), strings, styles]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        expect(typeof (await readFile(bytes)).ok).toBe('boolean');
      }),
    );
  });
});
