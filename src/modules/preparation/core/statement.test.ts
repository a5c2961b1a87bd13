import { describe, expect, it } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import {
  type Answered,
  mostPredictions,
  obstaclesTo,
  type PartContent,
  type Prediction,
  predictionNumber,
  readPrediction,
  standOf,
} from './statement.ts';

const prediction: Prediction = {
  what: 'Fler transporter',
  place: { kind: 'national' },
  by: localDate('2028-01-01'),
  measure: 'Antal flygtransporter',
  direction: 'up',
  certainty: 'low',
};
const whole = new Map<string, PartContent>([
  ['emergency-care', { text: 'Jouren påverkas inte.' }],
  ['conclusion', { text: 'Inget hindrar.' }],
  ['prediction-1', prediction],
]);
const said = (person: string, answer: Answered['answer'], version: number): Answered => ({ person, answer, text: 'x', version });

describe('where a member stands', () => {
  it.each<[string, readonly Answered[], string]>([
    ['has not answered', [], 'none'],
    ['has approved this version', [said('a', 'approve', 3)], 'approve'],
    ['has approved an earlier version', [said('a', 'approve', 2)], 'outdated'],
    ['has dissented from an earlier version', [said('a', 'dissent', 1)], 'dissent'],
    ['has taken an approval back', [said('a', 'approve', 3), said('a', 'withdraw', 3)], 'none'],
    ['has taken a dissent back and approved', [said('a', 'dissent', 1), said('a', 'withdraw', 2), said('a', 'approve', 3)], 'approve'],
    ['someone else has approved', [said('b', 'approve', 3)], 'none'],
  ])('%s', (_name, answers, wanted) => {
    expect(standOf('a', answers, 3)).toBe(wanted);
  });
});

describe('what keeps a statement from being locked', () => {
  const kinds = (...given: Parameters<typeof obstaclesTo>) => obstaclesTo(...given).map(({ kind }) => kind);
  it('nothing when all is there and every member has answered', () => {
    expect(kinds(whole, ['a', 'b'], [said('a', 'approve', 3), said('b', 'dissent', 1)], 3)).toEqual([]);
  });
  it('empty parts, no predictions, members who have not answered', () => {
    expect(kinds(new Map(), ['a'], [], 1)).toEqual(['empty', 'empty', 'no-predictions', 'waiting']);
    expect(kinds(new Map([...whole, ['conclusion', { text: '  ' }]]), ['a'], [said('a', 'approve', 1)], 1)).toEqual(['empty']);
  });
  it('an approval of an earlier version', () => {
    expect(obstaclesTo(whole, ['a', 'b'], [said('a', 'approve', 3), said('b', 'approve', 2)], 3)).toEqual([
      { kind: 'waiting', people: ['b'] },
    ]);
  });
  it('nobody who approves, and no members at all', () => {
    expect(kinds(whole, ['a'], [said('a', 'dissent', 3)], 3)).toEqual(['nobody-approves']);
    expect(kinds(whole, [], [], 3)).toEqual(['nobody-approves']);
  });
});

describe('a prediction read from a form', () => {
  const known = { regions: ['12'], collaborationRegions: ['norra'] };
  const today = localDate('2026-06-11');
  const form = { what: 'x', place: 'region:12', by: '2026-06-12', measure: 'y', direction: 'down', certainty: 'high' };
  const read = (more: Partial<Record<keyof typeof form, string>>) => readPrediction((name) => ({ ...form, ...more })[name], known, today);
  it('is about a place and a day to come', () => {
    expect(read({}).prediction).toMatchObject({ place: { kind: 'region', id: '12' }, by: '2026-06-12', direction: 'down' });
    expect(read({ place: 'collaboration-region:norra' }).faults).toEqual([]);
    expect(read({ place: 'national' }).prediction?.place).toEqual({ kind: 'national' });
  });
  it.each([
    [{ what: '' }, 'what'],
    [{ what: 'x'.repeat(2_001) }, 'what'],
    [{ place: '' }, 'place'],
    [{ place: 'region:99' }, 'place'],
    [{ place: 'country:12' }, 'place'],
    [{ by: '2026-06-11' }, 'by'],
    [{ by: '2026-02-30' }, 'by'],
    [{ measure: '' }, 'measure'],
    [{ direction: 'sideways' }, 'direction'],
    [{ certainty: '' }, 'certainty'],
  ])('%j is refused', (more, field) => {
    expect(read(more)).toMatchObject({ prediction: undefined, faults: [field] });
  });
  it('has a number', () => {
    expect(predictionNumber('prediction-7')).toBe(7);
    for (const part of ['prediction-0', 'prediction-', 'prediction-1000', 'conclusion']) expect(predictionNumber(part)).toBeUndefined();
    expect(predictionNumber(`prediction-${mostPredictions}`)).toBe(mostPredictions);
  });
});
