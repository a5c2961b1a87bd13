import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../../kernel/date.ts';
import type { JournalEntry, Payload } from '../../../journal/index.ts';
import type { RegisterData } from '../../../register/index.ts';
import { areaOf, entryFor, grantOf, registerWith } from '../../test-register.ts';
import { type Circumstances, interpret, type Said } from '../interpret.ts';
import type { FormKind } from '../kinds.ts';
import { createLedger } from '../ledger.ts';
import type { FaultCode, Values } from '../values.ts';
import { hasEnded } from './areas.ts';

const today = localDate('2026-11-22');
const how: Circumstances = { today, recordedAt: new Date('2026-11-22T08:00:00Z'), fictitious: false, source: 'prov' };
const nhv = (units: number, unitsForChildren: number | null = null): Payload => ({
  kind: 'agency-decision',
  outcome: 'nhv',
  slots: {
    units,
    unitsForChildren,
    tasks: [{ id: 'uppgift-1', text: { sv: 'Uppgift', en: null }, units: 1 }],
    subPermits: [{ id: 'under-1', text: { sv: 'Undertillstånd', en: null }, units: null }],
    note: null,
  },
  diaryNumber: null,
  note: null,
});

const say = (data: RegisterData, kind: FormKind, values: Values, more: Partial<Said> = {}) =>
  interpret(createLedger(data), { kind, area: 'alfa', corrects: null, values, ...more }, how);
const codes = (...args: Parameters<typeof say>): readonly FaultCode[] => {
  const said = say(...args);
  return said.ok ? [] : said.error.map((fault) => fault.code);
};

const decided = entryFor('agency-decision/alfa/1', '2024-01-10', nhv(2, 1));
const held = entryFor(
  'grant/alfa-01',
  '2024-06-12',
  grantOf('alfa-01', '01', { scope: { population: 'both', tasks: [], subPermits: [], note: null } }),
);
const grant: Values = { when: '2025-03-05', region: '02' };

describe('a grant', () => {
  const cases: readonly [string, readonly JournalEntry[], Values, readonly FaultCode[]][] = [
    ['within the units', [decided, held], grant, []],
    ['without a region', [decided], { when: '2025-03-05' }, ['missing']],
    ['without a day', [decided], { region: '02' }, ['missing']],
    ['on a day that is none', [decided], { ...grant, when: '2025-02-30' }, ['not-a-time']],
    ['to a region that does not exist', [decided], { ...grant, region: '99' }, ['not-a-choice']],
    ['through a hospital that does not exist', [decided], { ...grant, hospital: 'Inget' }, ['not-a-choice']],
    ['of tomorrow', [decided], { ...grant, when: '2026-11-23' }, ['in-future']],
    ['of today', [decided], { ...grant, when: '2026-11-22' }, []],
    ['before the area was decided', [decided], { ...grant, when: '2023-12-31' }, ['before-area-decision']],
    ['that starts before it is decided', [decided], { ...grant, validFrom: '2025-03-04' }, ['start-before-decision']],
    ['that starts the day it is decided', [decided], { ...grant, validFrom: '2025-03-05' }, []],
    ['to the region that holds one', [decided, held], { ...grant, region: '01' }, ['second-permit']],
    ['to the region that holds one, for a sub-permit', [decided, held], { ...grant, region: '01', subPermits: ['under-1'] }, []],
    ['for a task that the area does not have', [decided], { ...grant, tasks: ['okand'] }, ['not-a-choice']],
    ['with itself as partner', [decided], { ...grant, partnerRegions: ['02'] }, ['doubled']],
    [
      'beyond the units',
      [decided, held, entryFor('grant/alfa-02', '2024-06-12', grantOf('alfa-02', '02'))],
      { ...grant, region: '03' },
      ['units-full'],
    ],
    ["beyond the children's units", [decided, held], { ...grant, population: 'children' }, ['children-full']],
    ['for adults when the unit for children is taken', [decided, held], { ...grant, population: 'adults' }, []],
    [
      'for a task that is taken',
      [
        decided,
        entryFor(
          'grant/alfa-01',
          '2024-06-12',
          grantOf('alfa-01', '01', { scope: { population: null, tasks: ['uppgift-1'], subPermits: [], note: null } }),
        ),
      ],
      { ...grant, tasks: ['uppgift-1'] },
      ['part-full'],
    ],
    [
      'in the place of one that was revoked',
      [
        decided,
        held,
        entryFor('grant/alfa-02', '2024-06-12', grantOf('alfa-02', '02')),
        entryFor('revocation/alfa-01', '2025-01-01', { kind: 'revocation', permit: 'alfa-01', ground: 'holder-request', note: null }),
      ],
      { ...grant, region: '03' },
      [],
    ],
    [
      'of an area decided not to be national',
      [entryFor('agency-decision/alfa/1', '2024-01-10', { ...nhv(2), outcome: 'not-nhv' } as Payload)],
      grant,
      ['area-not-nhv'],
    ],
    [
      'of an area that has ended',
      [decided, entryFor('state/alfa/1', '2024-02-01', { kind: 'area-state', state: { status: 'ended', where: null }, note: null })],
      grant,
      ['area-over'],
    ],
  ];
  test.each(cases)('%s', (_name, journal, values, expected) => {
    expect(codes(registerWith(journal), 'grant', values)).toEqual(expected);
  });

  test('is called by area and region, and by a number when that is taken', () => {
    const first = say(registerWith([decided]), 'grant', grant);
    expect(first).toMatchObject({ ok: true, value: { entries: [{ id: 'grant/alfa-02', payload: { permit: 'alfa-02' } }] } });
    const revoked = entryFor('revocation/alfa-01', '2025-01-01', {
      kind: 'revocation',
      permit: 'alfa-01',
      ground: 'holder-request',
      note: null,
    });
    const again = say(registerWith([decided, held, revoked]), 'grant', { ...grant, region: '01' });
    expect(again).toMatchObject({ ok: true, value: { entries: [{ payload: { permit: 'alfa-01-2' } }] } });
  });

  test('made up in a demonstration is called so, names no real source and is marked', () => {
    const said = interpret(
      createLedger(registerWith([decided])),
      { kind: 'grant', area: 'alfa', corrects: null, values: { ...grant, source: 'prov' } },
      { ...how, fictitious: true, source: 'made-in-demo' },
    );
    expect(said).toMatchObject({
      ok: true,
      value: {
        entries: [{ id: 'demo/grant/alfa-02-demo', fictitious: true, source: { id: 'made-in-demo' }, payload: { permit: 'alfa-02-demo' } }],
      },
    });
  });
});

describe('a revocation', () => {
  const revoke: Values = { when: '2025-01-01', permit: 'alfa-01', ground: 'holder-request' };
  test.each<[string, readonly JournalEntry[], Values, readonly FaultCode[]]>([
    ['of a permit that is held', [held], revoke, []],
    ['on a fourth ground', [held], { ...revoke, ground: 'economy' }, ['not-a-choice']],
    ['on no ground', [held], { ...revoke, ground: '' }, ['missing']],
    ['of a permit that does not exist', [held], { ...revoke, permit: 'alfa-09' }, ['not-a-choice']],
    ['before it was granted', [held], { ...revoke, when: '2024-06-11' }, ['revoked-before-grant']],
    [
      'for the second time',
      [held, entryFor('revocation/alfa-01', '2024-12-01', { kind: 'revocation', permit: 'alfa-01', ground: 'holder-request', note: null })],
      revoke,
      ['not-held'],
    ],
    ['of a permit of another area', [{ ...held, area: 'beta' }], revoke, ['other-area']],
  ])('%s', (_name, journal, values, expected) => {
    expect(codes(registerWith(journal), 'revocation', values)).toEqual(expected);
  });
});

describe('a correction', () => {
  const correct = (corrects: string, kind: FormKind, values: Values, journal: readonly JournalEntry[] = [decided, held]) =>
    codes(registerWith(journal), kind, values, { corrects });
  test('keeps kind and permit, and gets the next number', () => {
    const said = say(registerWith([decided, held]), 'grant', { when: '2024-06-13', region: '01' }, { corrects: 'grant/alfa-01' });
    expect(said).toMatchObject({
      ok: true,
      value: { entries: [{ id: 'grant/alfa-01/2', corrects: 'grant/alfa-01', payload: { permit: 'alfa-01' } }] },
    });
  });
  test.each<[string, readonly FaultCode[], () => readonly FaultCode[]]>([
    ['of an entry that is not there', ['unknown-entry'], () => correct('grant/nej', 'grant', grant)],
    ['of another kind', ['corrects-other-kind'], () => correct('grant/alfa-01', 'reject', { when: '2024-06-12', region: '01' })],
    ['that moves the permit to another region', ['corrects-other-permit'], () => correct('grant/alfa-01', 'grant', grant)],
    [
      'of one that is corrected already',
      ['already-corrected'],
      () =>
        correct('grant/alfa-01', 'annulment', { note: 'x' }, [
          decided,
          held,
          entryFor('grant/alfa-01/2', '2024-06-13', grantOf('alfa-01', '01'), { corrects: 'grant/alfa-01' }),
        ]),
    ],
    ['by taking it away, with a reason', [], () => correct('grant/alfa-01', 'annulment', { note: 'Fel region.' })],
    ['by taking it away without a reason', ['missing'], () => correct('grant/alfa-01', 'annulment', {})],
    [
      'by taking away a grant that was revoked',
      ['revoked-stays-granted'],
      () =>
        correct('grant/alfa-01', 'annulment', { note: 'x' }, [
          held,
          entryFor('revocation/alfa-01', '2024-12-01', { kind: 'revocation', permit: 'alfa-01', ground: 'holder-request', note: null }),
        ]),
    ],
    [
      'that is real, of one that is made up',
      ['corrects-made-up'],
      () => correct('grant/alfa-01', 'annulment', { note: 'x' }, [{ ...held, fictitious: true }]),
    ],
  ])('%s', (_name, expected, run) => expect(run()).toEqual(expected));
  test('nothing is taken away without saying what', () => {
    expect(codes(registerWith([decided, held]), 'annulment', { note: 'x' })).toEqual(['must-correct']);
  });
});

describe('what is decided about an area', () => {
  const part: Values = { headingSv: 'Utredning', textSv: 'Utredning av …' };
  test.each<[string, FormKind, Values, readonly FaultCode[]]>([
    ['a definition with its parts in Swedish', 'definition', { when: '2025-01-01', version: '1', basis: 'decided', parts: [part] }, []],
    [
      'a definition with a part without text',
      'definition',
      { when: '2025-01-01', version: '1', basis: 'decided', parts: [{ headingSv: 'Utredning' }] },
      ['missing'],
    ],
    [
      'a definition with a part in English alone',
      'definition',
      { when: '2025-01-01', version: '1', basis: 'decided', parts: [{ headingEn: 'Work-up', textEn: 'Work-up' }] },
      ['missing', 'missing'],
    ],
    ['a definition without parts', 'definition', { when: '2025-01-01', version: '1', basis: 'decided' }, ['too-few']],
    ['six units', 'agency-decision', { when: '2025-01-01', outcome: 'nhv', units: '6' }, ['not-a-number']],
    [
      'more for children than in all',
      'agency-decision',
      { when: '2025-01-01', outcome: 'nhv', units: '2', unitsForChildren: '3' },
      ['children-exceed'],
    ],
    ['fewer units than permits held', 'agency-decision', { when: '2025-01-01', outcome: 'nhv', units: '1' }, ['too-few-for-held']],
    ['national care without a number of units', 'agency-decision', { when: '2025-01-01', outcome: 'nhv' }, ['missing']],
    ['not national, without units', 'agency-decision', { when: '2025-01-01', outcome: 'not-nhv' }, []],
    ['a call that ends before it begins', 'call', { when: '2025-01-02', lastDay: '2025-01-01', units: '3' }, ['last-day-before-call']],
    ['conditions without any', 'conditions', { when: '2025-01-01', basis: 'decided' }, ['too-few']],
    [
      'the same condition twice',
      'conditions',
      { when: '2025-01-01', basis: 'decided', conditions: [1, 2].map(() => ({ heading: 'other', audience: 'both', sv: 'Samma' })) },
      ['doubled'],
    ],
  ])('%s', (_name, kind, values, expected) => {
    const journal = [held, entryFor('grant/alfa-02', '2024-06-12', grantOf('alfa-02', '02'))];
    expect(codes(registerWith(journal), kind, values)).toEqual(expected);
  });
});

describe('an area that is merged or split', () => {
  const stands = entryFor('state/alfa/1', '2024-01-01', { kind: 'area-state', state: { status: 'in-process', step: 3 }, note: null });
  const merge: Values = { when: '2025-01-01', into: 'beta', note: 'Samma patienter.' };
  test('points to the area that takes over, and stays in the register', () => {
    expect(say(registerWith([stands]), 'merge', merge)).toMatchObject({
      ok: true,
      value: { areas: [], entries: [{ area: 'alfa', payload: { state: { status: 'ended', into: ['beta'] } } }] },
    });
  });
  test('is not merged into itself, into one that has ended, or while regions hold its permits', () => {
    const over = entryFor(
      'state/beta/1',
      '2024-01-01',
      { kind: 'area-state', state: { status: 'ended', where: null }, note: null },
      { area: 'beta' },
    );
    expect(codes(registerWith([stands]), 'merge', { ...merge, into: 'alfa' })).toEqual(['into-itself']);
    expect(codes(registerWith([stands, over]), 'merge', merge)).toEqual(['into-over']);
    expect(codes(registerWith([stands, held]), 'merge', merge)).toEqual(['permits-held']);
  });
  test('goes on in its parts, each from where the whole stood', () => {
    const said = say(registerWith([stands]), 'split', {
      when: '2025-01-01',
      note: 'Två grupper.',
      areas: [{ name: 'Alfa (vuxna)' }, { name: 'Alfa barn' }],
    });
    expect(said).toMatchObject({
      ok: true,
      value: {
        areas: [{ id: 'alfa-vuxna' }, { id: 'alfa-barn' }],
        entries: [
          { area: 'alfa', payload: { state: { status: 'ended', into: ['alfa-vuxna', 'alfa-barn'] } } },
          { area: 'alfa-vuxna', payload: { state: { status: 'in-process', step: 3 } } },
          { area: 'alfa-barn', payload: { state: { status: 'in-process', step: 3 } } },
        ],
      },
    });
  });
  test('is not split into one part, or into a name that is taken', () => {
    const split = (names: readonly string[]) =>
      codes(registerWith([stands]), 'split', { when: '2025-01-01', note: 'x', areas: names.map((name) => ({ name })) });
    expect(split(['Ensam'])).toEqual(['too-few']);
    expect(split(['Beta', 'Ny'])).toEqual(['name-taken']);
    expect(split(['Ny', 'ny'])).toEqual(['name-taken']);
  });
});

describe('whatever is recorded, in whatever order', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays(localDate('2024-06-12'), n));
  const region = fc.constantFrom('01', '02', '03');
  const said: fc.Arbitrary<Pick<Said, 'kind' | 'values' | 'corrects'>> = fc.oneof(
    fc.record({
      kind: fc.constant('grant' as const),
      corrects: fc.constant(null),
      values: fc.record({ when: day, region, population: fc.constantFrom('adults', 'children', 'both', '') }),
    }),
    fc.record({
      kind: fc.constant('revocation' as const),
      corrects: fc.constant(null),
      values: fc.record({
        when: day,
        permit: fc.constantFrom('alfa-01', 'alfa-02', 'alfa-03', 'alfa-01-2'),
        ground: fc.constant('holder-request'),
      }),
    }),
    fc.record({
      kind: fc.constant('annulment' as const),
      corrects: fc.constantFrom('grant/alfa-01', 'grant/alfa-02', 'revocation/alfa-01'),
      values: fc.record({ note: fc.constant('x') }),
    }),
    fc.record({
      kind: fc.constant('area-state' as const),
      corrects: fc.constant(null),
      values: fc.record({
        when: day,
        status: fc.constantFrom('ended', 'paused', 'in-process', 'management', 'longlist', 'awaiting-start'),
        step: fc.constantFrom('1', '2', '7'),
        note: fc.constant('x'),
      }),
    }),
  );
  test('no more permits are held than there are units, none twice, and none in an area that has ended', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 25 }), (all) => {
        const ledger = createLedger(registerWith([decided]));
        for (const one of all) interpret(ledger, { area: 'alfa', ...one }, how);
        const now = ledger.heldIn('alfa', today);
        expect(now.length).toBeLessThanOrEqual(2);
        expect(
          now.filter(({ payload }) => payload.scope.population === 'children' || payload.scope.population === 'both').length,
        ).toBeLessThanOrEqual(1);
        expect(hasEnded(ledger, 'alfa') ? now : []).toEqual([]);
        expect(new Set(now.map(({ payload }) => payload.permit)).size).toBe(now.length);
      }),
      { numRuns: 300 },
    );
  });
});

test('areas of the small register are what the tests think', () =>
  expect(registerWith([]).areas.map(({ id }) => id)).toEqual(['alfa', 'beta', areaOf('gamma').id]));
