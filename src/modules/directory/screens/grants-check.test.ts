import { describe, expect, it } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import type { PrintedOverview } from '../../register/index.ts';
import { contradictions, differing } from './grants-check.ts';

const row = (region: string, granted: number, rejected: number | null, total: number, sharePercent: number) => ({
  region,
  granted,
  rejected,
  total,
  sharePercent,
});
const print = (rows: PrintedOverview['rows'], sum: PrintedOverview['sum']): PrintedOverview => ({
  source: 'x',
  asOf: localDate('2024-06-11'),
  rows,
  sum,
  explanations: [],
});

describe('a printed overview is checked against itself', () => {
  it('finds nothing where rows and sums agree', () => {
    const rows = [row('12', 30, 6, 36, 83), row('03', 17, 14, 31, 55)];
    expect(contradictions(print(rows, { granted: 47, rejected: 20, total: 67, sharePercent: 70 }))).toEqual([]);
  });

  it('finds a row, a share and a sum that do not follow from the cells', () => {
    const rows = [row('01', 42, 8, 49, 86), row('12', 30, 6, 36, 83)];
    const found = contradictions(print(rows, { granted: 71, rejected: 14, total: 85, sharePercent: 84 }));
    expect(found).toEqual([
      { kind: 'row', where: '01', granted: 42, rejected: 8, right: 50, printed: 49 },
      { kind: 'share', where: '01', right: 84, printed: 86 },
      { kind: 'column', where: 'sum', column: 'granted', right: 72, printed: 71 },
    ]);
  });

  it('counts a blank cell as 0 and says that it is blank', () => {
    const found = contradictions(print([row('22', 1, null, 1, 100)], { granted: 1, rejected: 0, total: 1, sharePercent: 100 }));
    expect(found).toEqual([{ kind: 'blank', where: '22' }]);
  });
});

it('compares a printed row with the journal column by column', () => {
  const journal = { granted: 42, rejected: 8, total: 50, sharePercent: 84 };
  expect(differing({ granted: 42, rejected: 8, total: 49, sharePercent: 86 }, journal)).toEqual(['total', 'sharePercent']);
  expect(
    differing({ granted: 1, rejected: null, total: 1, sharePercent: 100 }, { granted: 1, rejected: 0, total: 1, sharePercent: 100 }),
  ).toEqual([]);
});
