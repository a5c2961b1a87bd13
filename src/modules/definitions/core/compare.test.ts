import { describe, expect, test } from 'vitest';
import { codes, movement, savedCases } from '../../../../tests/eligibility/definitions.ts';
import { parseCases } from '../data-parse.ts';
import { runCases } from './cases.ts';
import { compareByEffect } from './compare.ts';
import type { Definition } from './definition.ts';

const cases = savedCases.find(({ areaId }) => areaId === movement.areaId)?.cases ?? [];
const next = (over: Partial<Definition>): Definition => ({ ...movement, version: 2, id: `${movement.areaId}@2`, ...over });

test('the same version changes nothing', () => {
  expect(compareByEffect(movement, movement, cases, { codes })).toEqual({ changed: [], unchanged: cases.length });
});

test('new wording changes no case', () => {
  const reworded = next({ delimitations: movement.delimitations.map((part) => ({ ...part, text: { sv: 'Annat', en: 'Other' } })) });
  expect(compareByEffect(movement, reworded, cases, { codes }).changed).toEqual([]);
});

describe('a delimitation that is taken away', () => {
  const { changed } = compareByEffect(
    movement,
    next({ delimitations: movement.delimitations.filter(({ id }) => id !== 'huntington') }),
    cases,
    { codes },
  );

  test('changes the cases that it decided, and says why', () => {
    const coded = changed.find((change) => change.case.id === 'huntington-by-code-399');
    expect(coded?.before).toMatchObject({ result: 'do-not-refer' });
    expect(coded?.after).toMatchObject({ result: 'refer', doors: ['diagnostic-work-up'] });
    expect(coded?.because.gone.map(({ criterion }) => criterion)).toEqual(['huntington']);
    expect(coded?.because.new.map(({ effect }) => effect)).toEqual(['opens-door', 'opens-door', 'opens-door']);
  });

  test('makes a case that answered it faulty, and says that', () => {
    const answered = changed.find((change) => change.case.id === 'huntington-answered-yes');
    expect(answered?.after).toMatchObject({ faults: [{ kind: 'unknown-criterion', path: 'answers.huntington' }] });
  });

  test('leaves the others', () => {
    expect(
      changed.every(
        (change) =>
          change.case.id.includes('huntington') ||
          change.case.id.startsWith('who-g10') ||
          JSON.stringify(change.case.input).includes('huntington') ||
          change.case.id === 'orpha-prefix',
      ),
    ).toBe(true);
  });
});

test('a door moved is a change even when the result is the same', () => {
  const doors = movement.doors.map((door) => (door.id === 'multiprofessional-assessment' ? { ...door, id: 'assessment' } : door));
  const { changed } = compareByEffect(movement, next({ doors }), cases, { codes });
  expect(changed.find((change) => change.case.id === 'door-2-open')?.after).toMatchObject({ result: 'refer', doors: ['assessment'] });
});

describe('saved cases', () => {
  test('a case that fails says what differs', () => {
    const [run] = runCases(
      movement,
      [
        {
          id: 'x',
          title: 'x',
          input: { answers: { huntington: 'yes' } },
          expect: { result: 'refer', reasons: ['huntington home-region'], missing: [] },
        },
      ],
      { codes },
    );
    expect(run?.differences.map(({ what }) => what)).toEqual(['result', 'reasons']);
  });

  test('a doubled id is refused', () => {
    const one = { id: 'x', title: 'x', input: {}, expect: { result: 'refer' } };
    expect(parseCases({ format: 'tillstand-cases/1', areaId: 'a', cases: [one, one] }).ok).toBe(false);
  });
});
