import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../../kernel/date.ts';
import { type Stated, stateOf } from './assignment.ts';
import { expiring, gapsOf, mustSeats, onDay, type Term, urgentGaps } from './board.ts';
import { hsaFault, tidyHsa } from './hsa.ts';
import { urgencyOf } from './review.ts';

const today = localDate('2026-03-16');
const at = new Date('2026-03-01T10:00:00Z');

describe('an assignment on a day', () => {
  const base: Stated = { from: '2026-03-01', to: null, needsConfirmation: false, confirmedAt: null, endedAt: null };
  it.each<[string, Partial<Stated>, string]>([
    ['holds until further notice', {}, 'active'],
    ['holds on its first day', { from: '2026-03-16' }, 'active'],
    ['holds on its last day', { to: '2026-03-16' }, 'active'],
    ['has run out the day after', { to: '2026-03-15' }, 'expired'],
    ['begins later', { from: '2026-03-17' }, 'future'],
    ['waits for confirmation', { needsConfirmation: true }, 'pending'],
    ['waits for confirmation before its first day too', { needsConfirmation: true, from: '2026-04-01' }, 'pending'],
    ['holds when confirmed', { needsConfirmation: true, confirmedAt: at }, 'active'],
    ['is ended, whatever else', { endedAt: at, needsConfirmation: true, to: '2026-01-01' }, 'ended'],
    ['has run out before anyone confirmed it', { needsConfirmation: true, to: '2026-03-10' }, 'expired'],
  ])('%s', (_, changes, state) => expect(stateOf({ ...base, ...changes }, today)).toBe(state));
});

describe('an HSA-id', () => {
  it.each([
    ['SE2321000131-A1B2', undefined],
    ['SE2321000132-A1B2', 'check-digit'],
    ['TSTNMT2321000132-A1B2', undefined],
    ['SE232100-0131-A1', 'form'],
    ['SE2321000131', 'form'],
    ['SE2321000131-', 'form'],
    ['SE2321000131-åäö', 'form'],
    ['NO2321000131-A1', 'form'],
    ['', 'form'],
  ])('%s: %s', (text, fault) => expect(hsaFault(text)).toBe(fault));
  it('is tidied of small letters and spaces', () => expect(tidyHsa(' se2321000131-a1b2 ')).toBe('SE2321000131-A1B2'));
});

const regions = ['norra', 'sodra'];
const term = (changes: Partial<Term>): Term => ({
  id: 'x',
  person: 'p',
  seat: 'chair',
  collaborationRegion: null,
  from: '2026-01-01',
  to: '2026-12-31',
  withdrawn: false,
  ...changes,
});

describe('gaps on the board', () => {
  it('every seat is empty when nobody is appointed', () => {
    expect(gapsOf([], regions, today).map(({ seat, collaborationRegion, from, to }) => [seat, collaborationRegion, from, to])).toEqual([
      ['chair', null, today, null],
      ['member', 'norra', today, null],
      ['member', 'sodra', today, null],
    ]);
  });

  it('a gap between two terms has its first and last day', () => {
    const terms = [term({ to: '2026-06-30' }), term({ from: '2026-07-11', to: '2027-06-30' })];
    const chair = gapsOf(terms, [], today);
    expect(chair.map(({ from, to }) => [from, to])).toEqual([
      ['2026-07-01', '2026-07-10'],
      ['2027-07-01', null],
    ]);
    expect(urgentGaps(chair, today, 183).map(({ from }) => from)).toEqual(['2026-07-01']);
  });

  it('a term that was entered by mistake fills nothing, and a substitute fills no seat of a member', () => {
    const terms = [term({ withdrawn: true }), term({ seat: 'substitute', collaborationRegion: 'norra' })];
    expect(gapsOf(terms, ['norra'], today).filter((gap) => gap.from === today)).toHaveLength(2);
  });

  it('terms that end within the time are told, those that have not begun are not', () => {
    const terms = [term({ to: '2026-04-01' }), term({ from: '2026-04-02', to: '2026-05-01' })];
    expect(expiring(terms, today, 60).map(({ to }) => to)).toEqual(['2026-04-01']);
  });

  it('on every day from today a seat is either held or in a gap, never both', () => {
    const day = fc.integer({ min: -200, max: 400 }).map((days) => addDays(today, days));
    const span = fc.tuple(day, fc.integer({ min: 0, max: 200 })).map(([from, length]) => ({ from, to: addDays(from, length) }));
    const withoutOverlap = fc.array(span, { maxLength: 6 }).map((spans) => {
      const kept: { from: string; to: string }[] = [];
      for (const one of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) if (!kept.some((k) => k.to >= one.from)) kept.push(one);
      return kept.map((one) => term(one));
    });
    fc.assert(
      fc.property(withoutOverlap, fc.integer({ min: 0, max: 700 }), (terms, days) => {
        const asked = addDays(today, days);
        const inGap = gapsOf(terms, [], today).some((gap) => gap.from <= asked && (gap.to === null || asked <= gap.to));
        expect(inGap).toBe(onDay(terms, asked).length === 0);
      }),
    );
  });

  it('has a chair and a member for each collaboration region', () => expect(mustSeats(['a', 'b', 'c', 'd', 'e', 'f'])).toHaveLength(7));
});

describe('what the review asks for', () => {
  const open = { openedOn: localDate('2026-03-01'), due: localDate('2026-05-01'), isClosed: false };
  it.each([
    ['the first review', undefined, 0, 'time-for-new'],
    ['one that is open', open, 3, 'open'],
    ['thirty days before', { ...open, due: localDate('2026-04-15') }, 3, 'due-soon'],
    ['thirty-one days before', { ...open, due: localDate('2026-04-16') }, 3, 'open'],
    ['its last day', { ...open, due: today }, 3, 'due-soon'],
    ['the day after', { ...open, due: localDate('2026-03-15') }, 3, 'overdue'],
    ['one with every answer given', open, 0, 'none'],
    ['a year after the last', { ...open, openedOn: localDate('2025-03-16') }, 0, 'time-for-new'],
    ['a day less than a year after', { ...open, openedOn: localDate('2025-03-17'), isClosed: true }, 0, 'none'],
  ] as const)('%s', (_, latest, left, urgency) => expect(urgencyOf(latest, left, today)).toBe(urgency));
});
