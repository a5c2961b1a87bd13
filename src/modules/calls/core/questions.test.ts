import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Asked, questionFigures } from './questions.ts';

const start = Date.parse('2026-02-01T08:00:00Z');
const hours = (n: number): Date => new Date(start + n * 3_600_000);
const asked = (organisation: string, at: number, answered: number | null): Asked => ({
  organisation,
  organisationName: `Region ${organisation}`,
  askedAt: hours(at),
  answeredAt: answered === null ? null : hours(answered),
});

test.each([
  ['nothing asked', [], { asked: 0, answered: 0, medianDays: null }],
  ['nothing answered', [asked('a', 0, null)], { asked: 1, answered: 0, medianDays: null }],
  ['one answered', [asked('a', 0, 36), asked('a', 0, null)], { asked: 2, answered: 1, medianDays: 1.5 }],
  ['an even number', [asked('a', 0, 24), asked('a', 24, 24 + 72)], { asked: 2, answered: 2, medianDays: 2 }],
  ['an odd number', [asked('a', 0, 24), asked('a', 0, 480), asked('b', 0, 48)], { asked: 3, answered: 3, medianDays: 2 }],
  ['answered at once', [asked('a', 5, 5)], { asked: 1, answered: 1, medianDays: 0 }],
] as const)('all together: %s', (_what, all, total) => expect(questionFigures(all).total).toEqual(total));

describe('by region', () => {
  it('those that have asked are there, in the order of their names', () => {
    const all = [asked('Örebro', 0, 24), asked('Åre', 0, null), asked('Skåne', 0, 48), asked('Åre', 0, 96)];
    expect(questionFigures(all).regions).toEqual([
      { organisation: 'Skåne', name: 'Region Skåne', asked: 1, answered: 1, medianDays: 2 },
      { organisation: 'Åre', name: 'Region Åre', asked: 2, answered: 1, medianDays: 4 },
      { organisation: 'Örebro', name: 'Region Örebro', asked: 1, answered: 1, medianDays: 1 },
    ]);
  });

  it('adds up to the whole, and half of the answers took no longer than the median and half no less', () => {
    const one = fc
      .record({ organisation: fc.constantFrom('a', 'b', 'c'), at: fc.nat(500), took: fc.option(fc.nat(900), { nil: null }) })
      .map(({ organisation, at, took }) => asked(organisation, at, took === null ? null : at + took));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (all) => {
        const { total, regions } = questionFigures(all);
        for (const count of ['asked', 'answered'] as const)
          expect(regions.reduce((sum, region) => sum + region[count], 0)).toBe(total[count]);
        const took = all.flatMap(({ askedAt, answeredAt }) =>
          answeredAt ? [(answeredAt.getTime() - askedAt.getTime()) / 86_400_000] : [],
        );
        const { medianDays } = total;
        expect(medianDays === null).toBe(took.length === 0);
        if (medianDays === null) return;
        expect(took.filter((days) => days <= medianDays).length * 2).toBeGreaterThanOrEqual(took.length);
        expect(took.filter((days) => days >= medianDays).length * 2).toBeGreaterThanOrEqual(took.length);
      }),
      { numRuns: 60 },
    );
  });
});
