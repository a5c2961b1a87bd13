import { describe, expect, test } from 'vitest';
import { entryFor, registerWith } from '../../test-register.ts';
import type { FormKind } from '../kinds.ts';
import type { FaultCode, Values } from '../values.ts';
import { codes, decided, say } from './test-world.ts';

const notNational = entryFor('agency-decision/alfa/2', '2025-01-10', {
  kind: 'agency-decision',
  outcome: 'not-nhv',
  slots: null,
  diaryNumber: null,
  note: null,
});
const ended = entryFor('state/alfa/1', '2025-02-01', { kind: 'area-state', state: { status: 'ended', where: null }, note: null });
const given: Values = { when: '2025-03-01', region: '01', by: 'authority' };

describe.each<FormKind>(['dismiss', 'write-off'])('%s', (kind) => {
  test('says who, when and by whom, and is called by area and region', () => {
    expect(say(registerWith([decided]), kind, { ...given, diaryNumber: '1', note: 'Kort text' })).toMatchObject({
      ok: true,
      value: {
        entries: [
          { id: `${kind}/alfa-01`, payload: { kind, region: '01', by: 'authority', ground: null, diaryNumber: '1', note: 'Kort text' } },
        ],
      },
    });
  });
  test('is recorded again for the same region with a number: it may apply again', () => {
    const first = entryFor(`${kind}/alfa-01`, '2025-01-01', {
      ...(kind === 'dismiss' ? { kind } : { kind: 'write-off' }),
      region: '01',
      hospital: null,
      by: 'board',
      ground: null,
      diaryNumber: null,
      note: null,
    });
    expect(say(registerWith([decided, first]), kind, given)).toMatchObject({ value: { entries: [{ id: `${kind}/alfa-01/2` }] } });
  });
  test.each<[string, Values, readonly FaultCode[]]>([
    ['without a region', { ...given, region: '' }, ['missing']],
    ['without who decided', { ...given, by: '' }, ['missing']],
    ['decided by someone else', { ...given, by: 'region' }, ['not-a-choice']],
    ['on the ground of a revocation', { ...given, ground: 'holder-request' }, ['not-a-choice']],
    ['that has not happened', { ...given, when: '2026-11-23' }, ['in-future']],
    ['before the care was national', { ...given, when: '2024-01-09' }, ['before-area-decision']],
  ])('%s: %j', (_name, values, expected) => expect(codes(registerWith([decided]), kind, values)).toEqual(expected));
  test('may end what was begun in an area that is national no more, or that has ended; a permit may not begin there', () => {
    const over = registerWith([decided, notNational, ended]);
    expect(codes(over, kind, given)).toEqual([]);
    expect(codes(over, 'reject', given)).toEqual(['area-not-nhv', 'area-over']);
  });
});

test('each has the grounds of its own', () => {
  const world = registerWith([decided]);
  expect(codes(world, 'dismiss', { ...given, ground: 'incomplete' })).toEqual([]);
  expect(codes(world, 'write-off', { ...given, ground: 'application-withdrawn' })).toEqual([]);
  expect(codes(world, 'dismiss', { ...given, ground: 'application-withdrawn' })).toEqual(['not-a-choice']);
});
