import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvValue, csv } from './csv.ts';

const about = { sv: '', en: '' };
const one = (value: CsvValue): string =>
  csv([{ name: 'a', about, value: (row: CsvValue) => row }], [value])
    .replace('\uFEFFa\r\n', '')
    .replace(/\r\n$/, '');

/** A reader of RFC 4180, written apart from the writer. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  const fields = text.matchAll(/("((?:[^"]|"")*)"|[^",\r\n]*)(,|\r\n|$)/g);
  for (const [whole, plain = '', quoted, end] of fields) {
    if (whole === '') break;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

describe('cells', () => {
  it.each<[CsvValue, string]>([
    ['vård', 'vård'],
    ['a,b', '"a,b"'],
    ['sade "ja"', '"sade ""ja"""'],
    ['två\nrader', '"två\nrader"'],
    [' blank', '" blank"'],
    [null, ''],
    [undefined, ''],
    [true, 'true'],
    [-3, '-3'],
    [0.5, '0.5'],
    [Number.NaN, ''],
    ['\u22125', '-5'],
    ['-5.25', '-5.25'],
    ['=1+1', "'=1+1"],
    ['+46', "'+46"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\uFF1D1', "'\uFF1D1"],
  ])('%j is written %j', (value, written) => expect(one(value)).toBe(written));
});

it('begins with the byte order mark and the names of the columns, and ends every line with CRLF', () => {
  const columns = [
    { name: 'id', about, value: (row: number) => row },
    { name: 'name', about, value: () => 'å' },
  ];
  expect(csv(columns, [1, 2])).toBe('\uFEFFid,name\r\n1,å\r\n2,å\r\n');
});

it('can be read back, whatever the texts hold, and none begins as a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1, maxLength: 5 }), (rows) => {
      const columns = [0, 1].map((i) => ({ name: `c${i}`, about, value: (row: [string, string]) => row[i] }));
      const [, ...cells] = read(csv(columns, rows).slice(1));
      expect(cells).toHaveLength(rows.length);
      for (const [i, row] of cells.entries()) {
        for (const [j, cell] of row.entries()) {
          const given = (rows[i]?.[j] ?? '').replaceAll('\u0000', '').replaceAll('\u2212', '-');
          expect([given, `'${given}`]).toContain(cell);
          if (!/^-\d/.test(cell)) expect(cell).not.toMatch(/^[=+\-@]/);
        }
      }
    }),
  );
});
