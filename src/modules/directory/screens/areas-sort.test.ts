import { describe, expect, it } from 'vitest';
import { agencyDecision, by, day, entry, grant, inStep, viewOf } from './area-fixture.ts';
import { sortAreas } from './areas-sort.ts';
import { sortPermits } from './permits-sort.ts';
import { regionRows } from './regions.tsx';
import { sortRegions } from './regions-sort.ts';

const view = viewOf(
  [
    entry('s', day('2023-01-10'), '2024-06-11', inStep(5)),
    entry('s2', day('2023-01-10'), '2024-06-11', inStep(2), { area: 'beta' }),
    entry('d', day('2024-02-01'), '2024-06-11', agencyDecision),
    entry('g1', day('2024-03-01'), '2024-06-11', grant('alfa-01', '01', { validFrom: day('2024-05-01') })),
    entry('g2', by('2024-01-01'), '2024-06-11', grant('beta-02', '02'), { area: 'beta' }),
    entry('g3', day('2024-03-02'), '2024-06-11', grant('beta-01', '01'), { area: 'beta' }),
  ],
  '2024-06-11',
);

describe('sorting', () => {
  it.each([
    ['name', ['alfa', 'beta']],
    ['-name', ['beta', 'alfa']],
    ['state', ['beta', 'alfa']],
    ['-state', ['alfa', 'beta']],
    // Beta has no number of units: last in either order.
    ['units', ['alfa', 'beta']],
    ['-units', ['alfa', 'beta']],
    ['permits', ['alfa', 'beta']],
    ['-permits', ['beta', 'alfa']],
  ] as const)('areas by %s', (sort, ids) => {
    expect(sortAreas(view.areas, sort, view, 'sv').map(({ area }) => area.id)).toEqual(ids);
  });

  it.each([
    ['area', ['alfa-01', 'beta-01', 'beta-02']],
    ['-area', ['beta-01', 'beta-02', 'alfa-01']],
    ['holder', ['alfa-01', 'beta-01', 'beta-02']],
    ['decided', ['beta-02', 'alfa-01', 'beta-01']],
    ['-decided', ['beta-01', 'alfa-01', 'beta-02']],
    // Two starts are unknown: last in either order.
    ['start', ['alfa-01', 'beta-01', 'beta-02']],
    ['-start', ['alfa-01', 'beta-01', 'beta-02']],
  ] as const)('permits by %s', (sort, ids) => {
    expect(sortPermits(view.permits, sort, view, 'sv').map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['name', ['01', '02']],
    ['-name', ['02', '01']],
    ['population', ['02', '01']],
    ['-permits', ['01', '02']],
    ['rejections', ['01', '02']],
  ] as const)('regions by %s', (sort, codes) => {
    expect(sortRegions(regionRows(view), sort, 'sv').map(({ region }) => region.code)).toEqual(codes);
  });
});
