import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, localDate, startOfDay } from '../../../kernel/date.ts';
import { on, type When } from '../../../kernel/when.ts';
import type { JournalEntry, Payload } from '../../journal/index.ts';
import { isHeld } from '../../permits/index.ts';
import { type RegisterData, type RegisterView, viewRegister } from './view.ts';

const first = localDate('2020-01-01');
const dayAfter = (days: number): LocalDate => addDays(first, days);
const later = localDate('2030-01-01');

const day = fc.integer({ min: 0, max: 400 }).map(dayAfter);
const when: fc.Arbitrary<When> = fc.oneof(
  day.map(on),
  fc.tuple(day, fc.integer({ min: 0, max: 200 })).map(([from, length]) => ({ notBefore: from, notAfter: addDays(from, length) })),
  day.map((notAfter) => ({ notBefore: null, notAfter })),
  day.map((notBefore) => ({ notBefore, notAfter: null })),
);

const AREAS = ['a', 'b', 'c'];
const REGIONS = ['01', '12', '14'];

function entry(id: string, area: string, at: When, payload: Payload, more: Partial<JournalEntry> = {}): JournalEntry {
  return {
    seq: 0,
    id,
    area,
    when: at,
    dateBasis: null,
    recordedAt: startOfDay(first),
    storedAt: startOfDay(first),
    source: { id: 'test', locator: null, quality: null },
    corrects: null,
    fictitious: false,
    payload,
    ...more,
  };
}

const grant = (area: string, region: string): Payload => ({
  kind: 'grant',
  permit: `${area}-${region}`,
  region,
  hospital: null,
  scope: { population: null, tasks: [], subPermits: [], note: null },
  validFrom: null,
  diaryNumber: null,
  partnerRegions: [],
  subcontractors: [],
  note: null,
});

/** A grant and its corrections, each recorded a day after the one before. */
const chain = fc
  .tuple(fc.constantFrom(...AREAS), fc.constantFrom(...REGIONS), fc.array(when, { minLength: 1, maxLength: 4 }))
  .map(([area, region, whens]) =>
    whens.map((at, i) =>
      entry(`grant/${area}-${region}${i === 0 ? '' : `/${i + 1}`}`, area, at, grant(area, region), {
        recordedAt: startOfDay(dayAfter(i)),
        corrects: i === 0 ? null : `grant/${area}-${region}${i === 1 ? '' : `/${i}`}`,
      }),
    ),
  );

const state = fc
  .tuple(fc.constantFrom(...AREAS), when, fc.constantFrom(1, 2, 3, 4, 5, 6, 7))
  .map(([area, at, step]) =>
    entry(`state/${area}`, area, at, { kind: 'area-state', state: { status: 'in-process', step: step as 1 }, note: null }),
  );

/** One chain a permit, some states, ids and order given. */
const journal = fc
  .tuple(fc.uniqueArray(chain, { selector: (entries) => entries[0]?.id, maxLength: 9 }), fc.array(state, { maxLength: 8 }))
  .map(([chains, states]) =>
    [...chains.flat(), ...states.map((one, i) => ({ ...one, id: `${one.id}/${i}` }))].map((one, i) => ({ ...one, seq: i + 1 })),
  );

const dataOf = (entries: readonly JournalEntry[]): RegisterData => ({
  version: 'test',
  regions: [],
  collaborationRegions: [],
  organisations: [],
  areas: AREAS.map((id) => ({
    id,
    name: id,
    nameEn: null,
    aliases: [],
    origin: null,
    annualReport: null,
    harmonisation: null,
    heartArea: false,
    sources: [],
    qualityRegister: null,
  })),
  meetings: [],
  sources: [],
  generalConditions: [],
  printedOverviews: [],
  journal: entries,
});

const view = (entries: readonly JournalEntry[], asOf: LocalDate, knownAt = later): RegisterView =>
  viewRegister(dataOf(entries), asOf, knownAt);
const summary = (of: RegisterView) => ({
  permits: of.permits
    .map(({ id, status, certainty, decided }) => ({ id, status, certainty, decided }))
    .toSorted((a, b) => a.id.localeCompare(b.id)),
  standing: of.areas.map(({ standing }) => standing),
});
const counts = (of: RegisterView) => {
  const held = of.permits.filter(isHeld);
  return { total: held.length, certain: held.filter((permit) => permit.certainty === 'certain').length };
};

describe('folding the journal', () => {
  test('does not depend on the order in which entries come', () => {
    fc.assert(
      fc.property(journal, fc.infiniteStream(fc.nat()), day, (entries, randoms, asOf) => {
        const shuffled = entries
          .map((one) => ({ one, key: randoms.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(summary(view(shuffled, asOf))).toEqual(summary(view(entries, asOf)));
      }),
    );
  });

  test('gives one permit a chain of corrections, as the last one known by then says', () => {
    fc.assert(
      fc.property(chain, fc.integer({ min: 0, max: 5 }), (entries, days) => {
        const known = entries.slice(0, days + 1);
        const last = known.at(-1);
        const permits = view(entries, later, dayAfter(days)).permits;
        expect(permits.map((permit) => permit.decided)).toEqual(last ? [last.when] : []);
        expect(permits.map((permit) => permit.entry.id)).toEqual(last ? [last.id] : []);
      }),
    );
  });

  test('counts each permit once, as certain or as possible', () => {
    fc.assert(
      fc.property(journal, day, (entries, asOf) => {
        const { permits } = view(entries, asOf);
        expect(new Set(permits.map((permit) => permit.id)).size).toBe(permits.length);
        const groups = Map.groupBy(permits, (permit) => permit.certainty);
        expect((groups.get('certain')?.length ?? 0) + (groups.get('possible')?.length ?? 0)).toBe(permits.length);
      }),
    );
  });

  test('never takes a permit or its certainty away as days pass, while nothing is revoked', () => {
    fc.assert(
      fc.property(journal, day, fc.integer({ min: 0, max: 100 }), (entries, asOf, days) => {
        const [before, after] = [counts(view(entries, asOf)), counts(view(entries, addDays(asOf, days)))];
        expect(after.total).toBeGreaterThanOrEqual(before.total);
        expect(after.certain).toBeGreaterThanOrEqual(before.certain);
      }),
    );
  });

  test('shows nothing that was recorded later than asked', () => {
    fc.assert(
      fc.property(journal, day, fc.integer({ min: -1, max: 4 }), (entries, asOf, days) => {
        const knownAt = dayAfter(days);
        const known = entries.filter((one) => one.recordedAt < startOfDay(addDays(knownAt, 1)));
        expect(summary(view(entries, asOf, knownAt))).toEqual(summary(view(known, asOf)));
      }),
    );
  });

  test('an annulment takes its entry away and leaves nothing in its place', () => {
    fc.assert(
      fc.property(chain, day, (entries, asOf) => {
        const last = entries.at(-1);
        const gone = entry(
          'annulment/x',
          last?.area ?? 'a',
          on(first),
          { kind: 'annulment', reason: 'fel' },
          {
            corrects: last?.id ?? null,
            recordedAt: startOfDay(dayAfter(10)),
          },
        );
        expect(view([...entries, gone], asOf).permits).toEqual([]);
        expect(view([...entries, gone], later, dayAfter(9)).permits).toHaveLength(1);
      }),
    );
  });
});

describe('a permit that is revoked', () => {
  const granted = entry('grant/a-12', 'a', on(dayAfter(10)), grant('a', '12'));
  const revoked = (at: When) =>
    entry('revocation/a-12', 'a', at, { kind: 'revocation', permit: 'a-12', ground: 'holder-request', note: null });

  test.each([
    [9, []],
    [10, ['certain', 'start-unknown']],
    [19, ['certain', 'start-unknown']],
    [20, ['possible', 'start-unknown']],
    [30, ['certain', 'revoked']],
  ])('on day %d is %j', (days, expected) => {
    const { permits } = view([granted, revoked({ notBefore: dayAfter(20), notAfter: dayAfter(30) })], dayAfter(days));
    expect(permits.flatMap((permit) => [permit.certainty, permit.status])).toEqual(expected);
  });
});
