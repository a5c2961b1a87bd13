import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cartogram, counties, MapCredit, quantileClasses, renderFragment, SwedenMap, thresholdClasses } from '../index.ts';
import { simplify } from './simplify.ts';

test('there are 21 counties, each with its own code, tile and outline', () => {
  expect(counties).toHaveLength(21);
  for (const part of [counties.map((c) => c.code), counties.map((c) => c.tile.join()), counties.map((c) => c.path)])
    expect(new Set(part).size).toBe(21);
  expect(counties.find((c) => c.code === '12')?.name).toBe('Skåne');
  expect(counties.find((c) => c.code === '23')?.name).toBe('Jämtland');
});

test('the whole map is light enough for a page', () => {
  expect(counties.reduce((all, county) => all + county.path.length, 0)).toBeLessThan(14_000);
});

describe('an outline on whole units', () => {
  test('keeps its shape without points that add nothing', () => {
    expect(simplify('m 0.2,0.1 5,0 5,0.1 0,9.9 -10,0 z')).toBe('M0 0l10 0 0 10-10 0z');
  });

  test('loses islands that have become a point, and follows relative starts', () => {
    expect(simplify('m 0,0 10,0 0,10 z m 0.1,0.1 0.1,0 0,0.1 z m 20,0 4,0 0,4 z')).toBe('M0 0l10 0 0 10zM20 0l4 0 0 4z');
  });

  test('refuses curves', () => expect(() => simplify('m 0,0 c 1,1 2,2 3,3 z')).toThrow('c'));
});

describe('classes', () => {
  test('zero stands by itself, and a bound belongs to the class it begins', () => {
    const { classOf } = thresholdClasses([1, 5, 20]);
    expect([0, 1, 4, 5, 19, 20, 400].map(classOf)).toEqual([0, 1, 1, 2, 2, 3, 3]);
  });

  test('a positive value below the first bound is still not nothing', () => expect(thresholdClasses([5]).classOf(2)).toBe(1));

  test('a larger value never has a lower class, and only zero has class 0', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 21 }), fc.integer({ min: 1, max: 5 }), (values, count) => {
        const { bounds, classOf } = quantileClasses(values, count);
        expect(bounds.length).toBeLessThanOrEqual(count);
        const rising = [...values].sort((a, b) => a - b).map(classOf);
        expect(rising).toEqual([...rising].sort((a, b) => a - b));
        for (const value of values) expect(classOf(value) === 0).toBe(value === 0);
      }),
    );
  });
});

describe.each([
  ['map', SwedenMap],
  ['cartogram', Cartogram],
] as const)('the %s', (_, Drawing) => {
  test('names every county with its value and shades it by class', () => {
    const html = renderFragment(<Drawing lang="sv" label="Tillstånd per län" values={{ '12': 30, '01': 42 }} />);
    expect(html.match(/<title>/g)).toHaveLength(21);
    expect(html).toContain('<title>Skåne: 30</title>');
    expect(html).toContain('<title>Gotland: 0</title>');
    expect(html).toContain('role="img" aria-label="Tillstånd per län"');
  });

  test('can lead to each county', () => {
    const html = renderFragment(<Drawing lang="sv" label="Karta" values={{}} href={(code) => `/regioner/${code}`} />);
    expect(html.match(/href="\/regioner\/\d\d"/g)).toHaveLength(21);
    expect(html).toContain('role="group"');
  });
});

test('the map is credited as its licence asks', () => {
  expect(
    renderFragment(
      <p>
        <MapCredit lang="sv" />
      </p>,
    ),
  ).toMatch(/Victor Cazanave.*creativecommons\.org\/licenses\/by\/4\.0/s);
});
