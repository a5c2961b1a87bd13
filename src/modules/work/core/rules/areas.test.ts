import { describe, expect, test } from 'vitest';
import { areaOf, entryFor, grantOf, registerWith } from '../../test-register.ts';
import { workText } from '../../text/work.ts';
import type { FormKind } from '../kinds.ts';
import type { FaultCode, Values } from '../values.ts';
import { codes, say } from './test-world.ts';

const held = entryFor(
  'grant/alfa-01',
  '2024-06-12',
  grantOf('alfa-01', '01', { scope: { population: 'both', tasks: [], subPermits: [], note: null } }),
);
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
  test('says who holds the permits, as the permits read', () => {
    const other = entryFor('grant/alfa-02', '2024-06-12', grantOf('alfa-02', '02', { hospital: 'prov' }));
    const third = entryFor('grant/alfa-03', '2024-06-12', grantOf('alfa-03', '03'));
    const words = (journal: Parameters<typeof registerWith>[0], lang: 'sv' | 'en') => {
      const said = say(registerWith(journal), 'merge', merge);
      return said.ok ? [] : said.error.map((fault) => workText[lang].faults[fault.code]('Läge', ...fault.with));
    };
    expect(words([stands, held], 'sv')).toEqual(['Region 01 har tillstånd i området. Ett tillstånd gäller tills det återkallas.']);
    expect(words([stands, held, other, third], 'sv')[0]).toContain('Region 01, Region 02 genom Provsjukhuset och Region 03 har tillstånd');
    expect(words([stands, held, other], 'en')[0]).toContain('held in the area by Region 01 and Region 02 through Provsjukhuset.');
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

test('areas of the small register are what the tests think', () =>
  expect(registerWith([]).areas.map(({ id }) => id)).toEqual(['alfa', 'beta', areaOf('gamma').id]));
