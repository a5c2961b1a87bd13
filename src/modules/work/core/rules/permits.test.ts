import { describe, expect, test } from 'vitest';
import type { JournalEntry, Payload } from '../../../journal/index.ts';
import { entryFor, grantOf, registerWith } from '../../test-register.ts';
import { interpret } from '../interpret.ts';
import type { FormKind } from '../kinds.ts';
import { createLedger } from '../ledger.ts';
import type { FaultCode, Values } from '../values.ts';
import { codes, decided, how, nhv, say } from './test-world.ts';

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
    [
      'to the region that holds a sub-permit, when the other unit is taken',
      [
        decided,
        entryFor(
          'grant/alfa-01',
          '2024-06-12',
          grantOf('alfa-01', '01', { scope: { population: null, tasks: [], subPermits: ['under-1'], note: null } }),
        ),
        entryFor('grant/alfa-02', '2024-06-12', grantOf('alfa-02', '02')),
      ],
      { ...grant, region: '01' },
      [],
    ],
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
