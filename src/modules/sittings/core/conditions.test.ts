import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpecialCondition } from '../../journal/index.ts';
import { conditionsFrom } from './conditions.ts';
import { grant, inSession, item, proposal, reject } from './test-sitting.ts';

const one = (id: string, sv: string): SpecialCondition => ({ id, heading: 'staffing', audience: 'adult', text: { sv, en: null } }) as never;

test('a condition that is known keeps its id, and a new one before it gets another', () => {
  const known = conditionsFrom(['Första.', 'Andra.'], []);
  const again = conditionsFrom(['Ny.', 'Första.', 'Andra.'], known);
  expect(again.slice(1)).toEqual(known);
  expect(new Set(again.map(({ id }) => id)).size).toBe(3);
});

test('no two conditions have the same id, whatever is written and known', () => {
  const line = fc.constantFrom('a', 'b', 'c', 'd');
  const ids = fc.uniqueArray(fc.constantFrom('villkor-1', 'villkor-2', 'villkor-3', 'neurologist'));
  fc.assert(
    fc.property(
      fc.array(line),
      ids.chain((all) => fc.tuple(...all.map((id) => line.map((sv) => one(id, sv))))),
      (lines, known) => {
        const found = conditionsFrom(lines, known);
        expect(found.map(({ text }) => text.sv)).toEqual(lines);
        expect(new Set(found.map(({ id }) => id)).size).toBe(lines.length);
      },
    ),
  );
});

test('permits are not decided with the same condition twice: the journal would not take it when the minutes are adjusted', () => {
  const conditions = [one('v1', 'Enheten följer upp.'), one('v2', 'Enheten följer upp.')];
  const meeting = inSession(item({ conditions })).does({
    kind: 'proposal-put',
    of: 'item-1',
    proposal: proposal('A', [grant('12'), reject('03')]),
  });
  const decide = { kind: 'decided', of: 'item-1', proposal: 'A', effect: 'at-adjustment' } as const;
  expect(meeting.faults(decide)).toEqual(['condition-doubled']);
  meeting.does({ kind: 'condition-reworded', of: 'item-1', condition: 'v2', text: 'Enheten rapporterar.' });
  expect(meeting.faults(decide)).toEqual([]);
});
