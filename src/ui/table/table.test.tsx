import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Column, DataTable, Pagination, renderFragment } from '../index.ts';
import { pagesToShow } from './pagination.tsx';

type Row = { name: string; units: number };
const rows: Row[] = [
  { name: 'Första', units: 3 },
  { name: 'Andra', units: 1 },
];
const columns: Column<Row>[] = [
  { key: 'name', header: 'Namn', rowHeader: true, cell: (row) => row.name, sortHref: '?sort=-name', sorted: 'descending' },
  { key: 'units', header: 'Enheter', numeric: true, cell: (row) => row.units, sortHref: '?sort=units' },
  { key: 'note', header: 'Not', cell: () => '' },
];
const table = (more: object = {}) => renderFragment(<DataTable lang="sv" caption="Områden" columns={columns} rows={rows} {...more} />);

describe('a table', () => {
  test('has its name, a header for each column and one that names each row', () => {
    expect(table()).toContain('<caption class="sr">Områden</caption>');
    expect(table().match(/scope="col"/g)).toHaveLength(3);
    expect(table()).toMatch(/<th scope="row">Första<\/th>/);
  });

  test('says how it is sorted, what can be sorted and what cannot', () => {
    const [name, units, note] = [...table().matchAll(/<th scope="col"[^>]*>/g)].map(([tag]) => tag);
    expect(name).toContain('aria-sort="descending"');
    expect(units).toContain('aria-sort="none"');
    expect(note).not.toContain('aria-sort');
    expect(table()).toContain('href="?sort=units"');
  });

  test('carries the label of each value for narrow screens', () => {
    expect(table().match(/data-label="Enheter"/g)).toHaveLength(rows.length);
  });

  test('is a region of its own only when it rolls', () => {
    expect(table()).not.toContain('tabindex');
    expect(table({ narrow: 'scroll' })).toMatch(/<section class="scroll" tabindex="0" aria-label="Områden, går att rulla i sidled">/);
  });

  test('without rows says so in the words of the page', () => {
    const html = table({ rows: [], empty: 'Inga områden passar.' });
    expect(html).toContain('Inga områden passar.');
    expect(html).not.toContain('<table');
  });

  test('can end with sums', () => {
    expect(table({ foot: ['Totalt', 4, ''] })).toMatch(
      /<tfoot><tr><th scope="row">Totalt<\/th><td class="num" data-label="Enheter">4<\/td>/,
    );
  });
});

describe('pages of a list', () => {
  test.each([
    [1, 2, [1, 2]],
    [4, 9, [1, 2, 3, 4, 5, null, 9]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [3, 9, [1, 2, 3, 4, null, 9]],
    [9, 9, [1, null, 8, 9]],
    [1, 1, [1]],
  ])('page %d of %d', (page, pages, shown) => expect(pagesToShow(page, pages)).toEqual(shown));

  test('always show the first, the last and the current page, in order, and never a gap of one page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (a, b) => {
        const [page, pages] = [Math.min(a, b), Math.max(a, b)];
        const shown = pagesToShow(page, pages);
        const numbers = shown.filter((n) => n !== null);
        expect(numbers).toEqual(expect.arrayContaining([1, page, pages]));
        expect(numbers).toEqual([...new Set(numbers)].sort((x, y) => x - y));
        for (const [at, n] of shown.entries()) if (n === null) expect(Number(shown[at + 1]) - Number(shown[at - 1])).toBeGreaterThan(2);
      }),
    );
  });

  test('have no way back from the first and none on from the last', () => {
    const nav = (page: number) => renderFragment(<Pagination lang="sv" page={page} pages={3} href={(n) => `?sida=${n}`} />);
    expect(nav(1)).not.toContain('Föregående');
    expect(nav(3)).not.toContain('Nästa');
    expect(nav(2)).toContain('<a href="?sida=2" aria-label="Sida 2" aria-current="page">');
    expect(renderFragment(<Pagination lang="sv" page={1} pages={1} href={() => ''} />)).toBe('');
  });
});
