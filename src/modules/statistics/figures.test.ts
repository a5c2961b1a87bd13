import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshDb, quietLog } from '../../../tests/support/fresh-db.ts';
import { localDate } from '../../kernel/date.ts';
import { projectRoot } from '../../platform/root.ts';
import { isHeld } from '../permits/index.ts';
import { createRegister, loadRegister } from '../register/index.ts';
import { areasByStep, permitsByRegion } from './index.ts';

/** The way that the product goes: files, loader, database, register in memory, statistics. */
const db = await freshDb();
await loadRegister(db, path.join(projectRoot(), 'data'));
const register = createRegister({ db, log: quietLog });
await register.refresh();
afterAll(async () => {
  await register.close();
  await db.close();
});

const deckDay = '2024-06-11';
const seenDay = '2026-11-21';
const at = (asOf: string, knownAt = seenDay) => register.view(localDate(asOf), localDate(knownAt));
const granted = (asOf: string, knownAt?: string) => permitsByRegion(at(asOf, knownAt)).sum.granted;
const region = (name: string, asOf: string) => permitsByRegion(at(asOf)).rows.find((row) => row.name === name);

describe('as of 11 June 2024, the day of the figures in the board deck', () => {
  test.each([
    ['Region Skåne', 30, 6],
    ['Region Stockholm', 42, 8],
    ['Region Uppsala', 17, 14],
    ['Region Västerbotten', 5, 1],
    ['Region Västernorrland', 1, 0],
    ['Region Örebro län', 1, 2],
    ['Region Östergötland', 8, 5],
    ['Västra Götalandsregionen', 35, 8],
  ])('%s: %d granted, %d rejected, all of them certain', (name, grants, rejections) => {
    const row = region(name, deckDay);
    expect(row?.granted).toEqual({ total: grants, certain: grants, possible: 0 });
    expect(row?.rejected).toEqual({ total: rejections, certain: rejections, possible: 0 });
    expect(row?.share).toBe(grants / (grants + rejections));
  });

  test('139 permits in 54 areas and 44 rejections, in eight regions in Swedish order', () => {
    const { rows, sum } = permitsByRegion(at(deckDay));
    expect(sum.granted.total).toBe(139);
    expect(sum.rejected.total).toBe(44);
    expect(new Set(at(deckDay).permits.map((permit) => permit.area)).size).toBe(54);
    expect(rows.map((row) => row.name).at(-1)).toBe('Västra Götalandsregionen');
    expect(rows.map((row) => row.name).slice(-3, -1)).toEqual(['Region Örebro län', 'Region Östergötland']);
  });

  test('every one of the 138 areas stands somewhere, certainly, and is counted once', () => {
    const figures = areasByStep(at(deckDay)).map((row) => [row.status, row.step, row.areas.total, row.areas.possible]);
    expect(figures).toEqual([
      ['longlist', 0, 6, 0],
      ['in-process', 1, 22, 0],
      ['in-process', 2, 7, 0],
      ['in-process', 3, 3, 0],
      ['in-process', 4, 4, 0],
      ['in-process', 6, 3, 0],
      ['in-process', 7, 4, 0],
      ['awaiting-start', null, 1, 0],
      ['management', 8, 53, 0],
      ['paused', null, 5, 0],
      ['ended', null, 27, 0],
      ['group', null, 3, 0],
    ]);
  });

  test('where the four heart areas stopped', () => {
    const stopped = at(deckDay).areas.flatMap(({ area, standing }) =>
      standing && 'where' in standing.state && standing.state.where ? [[area.id, standing.state.status, standing.state.where]] : [],
    );
    expect(stopped.toSorted()).toEqual([
      ['guch-kateter', 'paused', 'after-expert-group'],
      ['hocm', 'paused', 'in-b2'],
      ['kardiomyopatier', 'ended', 'before-expert-group'],
      ['strukturell-hjart', 'ended', 'after-expert-group'],
    ]);
  });

  test('the printed figures are kept as printed, and explained where they differ', () => {
    const overview = at(deckDay).data.printedOverviews[0];
    expect(overview?.sum).toEqual({ granted: 137, rejected: 44, total: 181, sharePercent: 76 });
    const counted = new Map(permitsByRegion(at(deckDay)).rows.map((row) => [row.region, row]));
    const differing = overview?.rows.filter((row) => {
      const own = counted.get(row.region);
      return row.granted !== own?.granted.total || row.rejected !== own.rejected.total || row.total !== own.total.total;
    });
    expect(differing?.map((row) => row.region).toSorted()).toEqual(['01', '05', '22']);
    expect(overview?.explanations.map((row) => row.where).toSorted()).toEqual(['01', '05', '22', 'sum']);
  });
});

describe('on other days', () => {
  test('12 December 2023: 137 permits, certain and possible, without the two for isolation care', () => {
    const { total, certain, possible } = granted('2023-12-12');
    expect([total, certain + possible]).toEqual([137, 137]);
    expect(certain).toBeGreaterThan(70);
    expect(possible).toBeGreaterThan(0);
    expect(at('2023-12-12').permits.filter((permit) => permit.area === 'hogisoleringsvard')).toEqual([]);
  });

  test('13 December 2023: the two are there, decided but not started', () => {
    const isolation = at('2023-12-13').permits.filter((permit) => permit.area === 'hogisoleringsvard');
    expect(isolation.map((permit) => [permit.grant.region, permit.status, permit.certainty]).toSorted()).toEqual([
      ['01', 'decided', 'certain'],
      ['05', 'decided', 'certain'],
    ]);
    expect(granted('2023-12-13').total).toBe(139);
  });

  test.each([
    ['Region Skåne', 34],
    ['Region Stockholm', 44],
    ['Region Uppsala', 18],
    ['Västra Götalandsregionen', 37],
  ])('12 June 2024, after the meeting: %s has %d', (name, permits) =>
    expect(region(name, '2024-06-12')?.granted).toEqual({ total: permits, certain: permits, possible: 0 }),
  );

  test('12 June 2024: 148 permits, nine of them new, decided and not started', () => {
    expect(granted('2024-06-12')).toEqual({ total: 148, certain: 148, possible: 0 });
    const before = new Set(at(deckDay).permits.map((permit) => permit.id));
    const added = at('2024-06-12').permits.filter((permit) => !before.has(permit.id));
    expect(added.map((permit) => permit.status)).toEqual(Array(9).fill('decided'));
  });

  test.each([
    ['amd', '2024-06-11', 'in-process'],
    ['amd', '2024-06-12', 'awaiting-start'],
    ['amd', '2025-01-01', 'awaiting-start'],
    ['amd', '2025-01-02', 'management'],
    ['sallsynta-njursjukdomar', '2025-08-31', 'awaiting-start'],
    ['sallsynta-njursjukdomar', '2025-09-01', 'management'],
    ['hogisoleringsvard', '2023-12-13', 'awaiting-start'],
    ['hogisoleringsvard', '2025-01-01', 'management'],
  ])('%s on %s: %s, for certain', (area, day, status) =>
    expect(at(day).findArea(area)?.standing).toMatchObject({ state: { status }, certainty: 'certain' }),
  );

  test('the areas that were in step 4 got permits on an unknown day: possible until March 2025 is out', () => {
    expect(granted('2024-06-13')).toEqual({ total: 152, certain: 148, possible: 4 });
    expect(granted('2025-03-30')).toEqual({ total: 152, certain: 148, possible: 4 });
    expect(granted('2025-03-31')).toEqual({ total: 152, certain: 152, possible: 0 });
    const standing = at('2024-12-31').findArea('lymfodemkirurgi')?.standing;
    expect(standing).toMatchObject({ state: { step: 4 }, certainty: 'possible' });
    expect(standing?.alternatives).toContainEqual({ status: 'awaiting-start' });
  });
});

describe('as known at a day', () => {
  test('11 June 2024 the deck was all that was known: no hospital, and one area with a day', () => {
    const view = at(deckDay, deckDay);
    expect(view.permits.filter(isHeld)).toHaveLength(139);
    expect(view.permits.filter((permit) => permit.grant.hospital !== null)).toEqual([]);
    expect(granted('2023-12-12', deckDay)).toEqual({ total: 139, certain: 5, possible: 134 });
  });

  test('the board of 12 June 2024 was not yet known then', () => expect(granted('2024-06-12', deckDay).total).toBe(139));

  test('before the deck, nothing was known', () => {
    expect(granted(deckDay, '2024-06-10').total).toBe(0);
    expect(areasByStep(at(deckDay, '2024-06-10'))).toMatchObject([{ status: 'unknown', areas: { total: 138 } }]);
  });

  test('a correction takes nothing away: the same permits, better known', () => {
    const ids = (knownAt: string) =>
      at(deckDay, knownAt)
        .permits.map((permit) => permit.id)
        .toSorted();
    expect(ids(seenDay)).toEqual(ids(deckDay));
  });
});

describe('rare movement disorders, in full from the call', () => {
  const view = at(seenDay).findArea('sallsynta-motorikstorningar');

  test('decided on 9 December 2025: three units, of which two for children', () => {
    expect(view?.agencyDecision).toMatchObject({
      when: { notBefore: '2025-12-09', notAfter: '2025-12-09' },
      payload: { outcome: 'nhv', slots: { units: 3, unitsForChildren: 2 } },
    });
    expect(view?.call?.payload.lastDay).toBe('2026-04-30');
    expect(view?.standing).toMatchObject({ state: { step: 5 }, certainty: 'certain' });
  });

  test('three doors, the first with a, b and c; clarifications, delimitations and conditions', () => {
    const definition = view?.definition?.payload;
    expect(definition?.basis).toBe('decided');
    expect(definition?.parts.map((part) => [part.id, part.points.map((point) => point.id).join('')])).toEqual([
      ['diagnostic-work-up', 'abc'],
      ['multiprofessional-assessment', ''],
      ['advanced-treatment', ''],
    ]);
    expect(definition?.clarifications).toHaveLength(3);
    expect(definition?.delimitations.map((item) => item.id)).toEqual([
      'parkinson',
      'neuroinflammatory',
      'cerebral-palsy',
      'tremor',
      'normal-pressure-hydrocephalus',
      'focal-dystonia',
      'atypical-parkinsonism',
      'functional',
      'paroxysmal',
      'acquired',
      'huntington',
      'other-nhv-area',
      'initial-work-up',
    ]);
    const conditions = Map.groupBy(view?.conditions?.payload.conditions ?? [], (condition) => condition.heading);
    expect([...conditions].map(([heading, list]) => [heading, list.length])).toEqual([
      ['critical-competence', 6],
      ['available-competence', 6],
      ['other-competence', 8],
      ['critical-equipment', 1],
      ['other', 9],
    ]);
  });

  test.each([
    ['2024-06-11', 2, 'certain'],
    ['2025-06-01', 2, 'possible'],
    ['2025-12-09', 5, 'certain'],
  ])('on %s it stands in step %d, %s', (day, step, certainty) =>
    expect(at(day).findArea('sallsynta-motorikstorningar')?.standing).toMatchObject({ state: { step }, certainty }),
  );

  test('was called ataxias before', () => expect(view?.area.aliases).toContain('Ataxier'));
});

test('every definition from a public text says how good the source is and where it is', () => {
  const definitions = at(seenDay).entries.filter((entry) => entry.payload.kind === 'definition');
  expect(definitions).toHaveLength(65);
  for (const { source, payload } of definitions) {
    expect(source.quality).not.toBeNull();
    expect(source.locator).toMatch(/^(https?:|rad )/);
    expect(payload).toMatchObject({ summary: { sv: expect.any(String), en: expect.any(String) } });
  }
});
