import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { projectRoot } from '../../platform/root.ts';
import { leastVolumesIn } from './core/least-volume.ts';
import { type Applicant, freeOf } from './core/slots.ts';
import { approximateIn, childrensShare, type Scenario, scenariosOf, type UnitPlace } from './scenarios.ts';
import { type Filter, select } from './select.ts';
import { countryFromFiles, everyoneForAll } from './test-data.ts';

const country = countryFromFiles();
const structure = { units: 3, unitsForChildren: 2, tasks: [], subPermits: [], note: null };
const applicants = everyoneForAll(structure, 5);
const asked = { free: freeOf(structure, []), applicants, standing: [], volumes: { yearly: 400, least: 70 } };
const { rows, keyOf } = scenariosOf(asked, country);
const approximate = approximateIn(asked, country);

/** The second opinion on journeys: the files read anew, and the angle between two directions from the centre of the earth. */
const csv = (name: string) =>
  fs
    .readFileSync(path.join(projectRoot(), 'data/geography', name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
const towns = csv('municipalities.csv').map((row) => ({
  code: String(row[0]),
  at: direction(Number(row[2]), Number(row[3])),
  count: Number(row[4]),
}));
const lies: Readonly<Record<string, readonly string[]>> = {
  '01': ['0184', '0126'],
  '03': ['0380'],
  '05': ['0580'],
  '12': ['1281', '1280'],
  '14': ['1480'],
};

function direction(latitude: number, longitude: number): readonly [number, number, number] {
  const [up, round] = [(latitude / 180) * Math.PI, (longitude / 180) * Math.PI];
  return [Math.cos(up) * Math.cos(round), Math.cos(up) * Math.sin(round), Math.sin(up)];
}

function kilometres(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  const cross = Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
  return 1.3 * 6371 * Math.atan2(cross, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
}

const known = new Map<string, ReturnType<typeof reckoned>>();
/** The nearest unit of each town, and how far it is. */
function nearest(regions: readonly string[]) {
  const all = known.get(regions.join()) ?? reckoned(regions);
  known.set(regions.join(), all);
  return all;
}

function reckoned(regions: readonly string[]) {
  return towns.map((town) => {
    const ways = regions.map((region) => ({
      region,
      far: Math.min(...(lies[region] ?? []).map((code) => kilometres(town.at, towns.find((one) => one.code === code)?.at ?? town.at))),
    }));
    const county = country.regions.find(({ code }) => town.code.startsWith(code));
    const inCounty = towns.filter(({ code }) => code.slice(0, 2) === county?.code).reduce((sum, { count }) => sum + count, 0);
    const [best] = ways.toSorted((a, b) => a.far - b.far);
    return {
      county: town.code.slice(0, 2),
      far: best?.far ?? 0,
      region: best?.region,
      people: ((county?.population ?? 0) * town.count) / inCounty,
    };
  });
}

const people = country.regions.reduce((sum, { population }) => sum + population, 0);
const regionsOf = ({ awards }: Scenario, whom: 'adults' | 'children') =>
  awards.filter(({ population }) => population === whom || population === 'both').map(({ region }) => region);

test('journeys of every allocation agree with a reckoning by another formula', () => {
  expect(rows.length).toBeGreaterThan(200);
  expect(approximate).toEqual([]);
  for (const row of rows) {
    for (const whom of ['adults', 'children'] as const) {
      const regions = regionsOf(row, whom);
      const told = row.effects[whom];
      if (regions.length === 0) {
        expect(told).toBeNull();
        continue;
      }
      const all = nearest(regions);
      expect(told?.kilometres).toBeCloseTo(all.reduce((sum, one) => sum + one.far * one.people, 0) / people, 6);
      const share = (from: number, to: number) =>
        all.filter(({ far }) => far > from && far <= to).reduce((sum, one) => sum + one.people, 0) / people;
      expect(told?.byKilometres[0]).toBeCloseTo(share(-1, 50), 9);
      expect(told?.byKilometres.at(-1)).toBeCloseTo(share(500, 1e9), 9);
      // 60 minutes at 75 km/h.
      expect(told?.byMinutes[0]).toBeCloseTo(share(-1, 75), 9);
      const means = [...Map.groupBy(all, ({ county }) => county)].map(([county, own]) => {
        const sum = own.reduce((total, one) => total + one.people, 0);
        return { county, mean: own.reduce((total, one) => total + one.far * one.people, 0) / sum };
      });
      const [worst] = means.toSorted((a, b) => b.mean - a.mean);
      expect(told?.worst.county).toBe(worst?.county);
      expect(told?.worst.kilometres).toBeCloseTo(worst?.mean ?? 0, 6);
    }
  }
});

test('expected volumes add up to the patients of those who have somewhere to go, and are held against the least', () => {
  for (const row of rows) {
    const sum = row.effects.volumes.reduce((all, { expected }) => all + expected, 0);
    const [adults, children] = [regionsOf(row, 'adults').length > 0, regionsOf(row, 'children').length > 0];
    expect(sum).toBeCloseTo(400 * ((adults ? 1 - childrensShare : 0) + (children ? childrensShare : 0)), 6);
    for (const { expected, isBelow } of row.effects.volumes) expect(isBelow).toBe(expected < 70);
    const [unit] = row.effects.volumes;
    const region = unit?.unit.slice(-2);
    const own = (whom: 'adults' | 'children') =>
      nearest(regionsOf(row, whom))
        .filter((one) => one.region === region)
        .reduce((all, one) => all + one.people, 0) / people;
    if (unit) expect(unit.expected).toBeCloseTo(400 * ((1 - childrensShare) * own('adults') + childrensShare * own('children')), 6);
  }
});

const one = (more: Partial<Applicant & UnitPlace>): Applicant & UnitPlace => ({
  id: 'x',
  region: '24',
  hospital: 'Norrlands universitetssjukhus',
  adults: true,
  children: false,
  parts: [],
  ...more,
});

describe('risks and balance', () => {
  it('tells what one unit alone would give, and what nobody would', () => {
    const only = scenariosOf({ ...asked, applicants: [one({})] }, country).rows;
    expect(only.map(({ effects }) => [effects.alone, effects.nobody])).toEqual([
      [[], ['adults', 'children']],
      [['adults'], ['children']],
    ]);
  });

  it('tells in which collaboration regions units would lie, and how many live where none does', () => {
    const [, given] = scenariosOf({ ...asked, applicants: [one({})] }, country).rows;
    expect(given?.effects.collaborationRegions).toEqual({ norra: 1 });
    const north = country.regions
      .filter(({ collaborationRegions }) => collaborationRegions.includes('norra'))
      .reduce((sum, { population }) => sum + population, 0);
    expect(given?.effects.withoutOwn).toBeCloseTo(1 - north / people, 6);
  });

  it('counts in those who hold permits already', () => {
    const standing = [{ applicant: 'grant/x', region: '12', hospital: 'sus', population: 'both' as const, parts: [], takesUnit: true }];
    const [none, both] = scenariosOf({ ...asked, free: freeOf(structure, standing), standing, applicants: [one({})] }, country).rows;
    expect(none?.effects.alone).toEqual(['adults', 'children']);
    expect(both?.effects.alone).toEqual(['children']);
    expect(both?.effects.collaborationRegions).toEqual({ sodra: 1, norra: 1 });
    expect(both?.effects.adults?.kilometres).toBeLessThan(none?.effects.adults?.kilometres ?? 0);
  });

  it('says of whose hospital no place is known', () => {
    expect(approximateIn({ ...asked, applicants: [one({ hospital: 'Ett sjukhus' })] }, country)).toEqual(['x']);
  });
});

describe('sorting and filtering', () => {
  const filter: Filter = { sort: 'resa', onlyFull: false, withUnits: [], withoutUnits: [], onlyEnough: false, onlyShared: false };
  it('has the shortest journeys first, and those that reach nobody last', () => {
    const far = select(rows, filter).map(({ effects }) => effects.adults?.kilometres ?? Number.POSITIVE_INFINITY);
    expect(far).toEqual(far.toSorted((a, b) => (a === b ? 0 : a - b)));
    expect(far.length).toBe(rows.length);
  });

  it('lets through only what all that is chosen says', () => {
    const some = select(rows, { ...filter, onlyFull: true, onlyEnough: true, withUnits: ['unit-05'], withoutUnits: ['unit-01'] });
    expect(some.length).toBeGreaterThan(0);
    const isWanted = ({ awards, isFull, effects }: Scenario) =>
      isFull &&
      effects.volumes.every(({ expected }) => expected >= 70) &&
      awards.some(({ applicant }) => applicant === 'unit-05') &&
      !awards.some(({ applicant }) => applicant === 'unit-01');
    expect(new Set(some)).toEqual(new Set(rows.filter(isWanted)));
  });

  it('names each scenario by what it gives, the same whoever else applies', () => {
    expect(new Set(rows.map(keyOf)).size).toBe(rows.length);
    const some = scenariosOf({ ...asked, applicants: applicants.slice(1) }, country);
    const fewer = some.rows.map(some.keyOf);
    expect(fewer.every((key) => rows.some((row) => keyOf(row) === key))).toBe(true);
  });
});

test('a least number a year is found in the words of a condition, and no other number', () => {
  const says = (sv: string) => leastVolumesIn([{ id: 'a', text: { sv } }]).map(({ number }) => number);
  expect(says('Enheten ska behandla minst 25 patienter per år.')).toEqual([25]);
  expect(says('Minst 1 200 operationer ska göras varje år.')).toEqual([1200]);
  expect(says('Minst två kirurger, varav 1 med 5 års erfarenhet.')).toEqual([]);
  expect(says('Minst 2 kirurger ska finnas. Uppföljning sker varje år.')).toEqual([]);
});

test('each hospital that permits name lies in a municipality of its region, and each region has municipalities', () => {
  const { located, hospitals } = country.geography;
  for (const { id, region } of country.hospitals) {
    const code = country.regions.find(({ name }) => name === region)?.code;
    const lies = hospitals.get(id) ?? [];
    expect(lies.map((one) => [one.slice(0, 2), located.some(({ municipality }) => municipality === one)])).toEqual(
      lies.map(() => [code, true]),
    );
    expect(lies.length).toBeGreaterThan(0);
  }
  expect(new Set(located.map(({ municipality }) => municipality.slice(0, 2)))).toEqual(new Set(country.regions.map(({ code }) => code)));
});
