import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../journal/index.ts';
import { agencyDecision, by, call, day, entry, grant, inStep, viewOf } from './area-fixture.ts';
import { areaHistory, permitHistory } from './area-history.ts';

function history(journal: readonly JournalEntry[], asOf: string, knownAt?: string) {
  const view = viewOf(journal, asOf, knownAt);
  const area = view.findArea('alfa');
  if (!area) throw new Error('no area');
  return areaHistory(view, area, 'sv');
}

const linesOf = (event: { lines: readonly { text: string }[] } | undefined) => event?.lines.map((line) => line.text) ?? [];

describe('history of an area', () => {
  it('tells the newest first', () => {
    const journal = [
      entry('a', day('2023-01-10'), '2024-06-11', inStep(2)),
      entry('b', day('2024-02-01'), '2024-06-11', agencyDecision),
      entry('c', by('2023-12-01'), '2024-06-11', inStep(3)),
    ];
    expect(history(journal, '2024-06-11').map((event) => event.id)).toEqual(['b', 'c', 'a']);
  });

  it('tells permits of one day and one source together, those of another day apart', () => {
    const journal = [
      entry('g1', day('2024-03-01'), '2024-06-11', grant('alfa-01', '01')),
      entry('g2', day('2024-03-01'), '2024-06-11', grant('alfa-02', '02')),
      entry('g3', day('2024-05-01'), '2024-06-11', grant('alfa-01-b', '01')),
    ];
    const events = history(journal, '2024-06-11');
    expect(events.map((event) => event.title)).toEqual(['Nämnden gav tillstånd till en region', 'Nämnden gav tillstånd till 2 regioner']);
    expect(events[1]?.items.map((item) => item.text)).toEqual(['Region Prov, Provsjukhuset', 'Region Åprov, Provsjukhuset']);
    expect(events[1]?.items.map((item) => item.permit)).toEqual(['alfa-01', 'alfa-02']);
  });

  it('says what a correction replaced, and only from the day it was recorded', () => {
    const journal = [
      entry('g', by('2024-06-11'), '2024-06-11', grant('alfa-01', '01', { hospital: null })),
      entry('g/2', day('2022-05-18'), '2025-01-15', grant('alfa-01', '01'), { corrects: 'g' }),
    ];
    const now = history(journal, '2025-06-01');
    expect(now).toHaveLength(1);
    expect(linesOf(now[0])).toContain('Uppgiften infördes 15 januari 2025 och ersätter en tidigare.');
    expect(linesOf(now[0])).toContain('Tidigare stod det: Nämnden gav tillstånd till en region, senast 11 juni 2024.');
    const before = history(journal, '2025-06-01', '2025-01-14');
    expect(before.map((event) => event.id)).toEqual(['g']);
    expect(linesOf(before[0]).join()).not.toContain('ersätter');
  });

  it('keeps a removed entry visible as a correction with its reason', () => {
    const journal = [
      entry('r', day('2024-03-01'), '2024-06-11', { kind: 'reject', region: '02', note: null }),
      entry('r/2', day('2024-03-01'), '2025-02-01', { kind: 'annulment', reason: 'Raden gällde ett annat område.' }, { corrects: 'r' }),
    ];
    const events = history(journal, '2025-06-01');
    expect(events.map((event) => [event.id, event.title])).toEqual([['r/2', 'Rättelse i registret']]);
    expect(linesOf(events[0])).toEqual(['En uppgift togs bort: En region fick avslag, 1 mars 2024.', 'Raden gällde ett annat område.']);
    expect(events[0]?.when).toEqual(day('2025-02-01'));
  });

  it.each([
    ['2026-04-29', 'next'],
    ['2026-04-30', 'done'],
    ['2026-05-01', 'done'],
  ])('has the last day to apply as seen on %s: %s', (asOf, state) => {
    const journal = [entry('call', day('2025-12-09'), '2025-12-10', call('2026-04-30'))];
    const last = history(journal, asOf, '2026-06-01').find((event) => event.id === 'call/last-day');
    expect(last).toMatchObject({ state, when: day('2026-04-30') });
  });

  it.each([
    ['2023-11-30', 'next', 'Vården ska starta'],
    ['2023-12-01', 'done', 'Vården startade'],
  ])('has the start of care as seen on %s', (asOf, state, title) => {
    const journal = [entry('g', day('2022-05-18'), '2022-05-20', grant('alfa-01', '01', { validFrom: day('2023-12-01') }))];
    expect(history(journal, asOf).find((event) => event.id.startsWith('start/'))).toMatchObject({ state, title });
  });

  it('says nothing of what had not happened by the day', () => {
    const journal = [entry('g', day('2024-03-01'), '2024-06-11', grant('alfa-01', '01'))];
    expect(history(journal, '2024-02-29')).toEqual([]);
  });

  it('explains a date that is only known by its source, once', () => {
    const journal = ['01', '02'].map((code) =>
      entry(`g${code}`, by('2024-06-11'), '2024-06-11', grant(`alfa-${code}`, code), { dateBasis: 'known-by-source' }),
    );
    const [event] = history(journal, '2024-06-11');
    expect(linesOf(event).filter((line) => line.startsWith('Dagen är inte känd.'))).toHaveLength(1);
  });

  it('marks what is made up', () => {
    const [event] = history([entry('a', day('2023-01-10'), '2024-06-11', inStep(2))], '2024-06-11');
    expect(linesOf(event)).toContain('Påhittad uppgift för demonstration');
  });

  it('marks the state that holds as now', () => {
    const journal = [entry('a', day('2023-01-10'), '2024-06-11', inStep(2)), entry('b', day('2024-01-10'), '2024-06-11', inStep(3))];
    expect(history(journal, '2024-06-11').map(({ id, state }) => [id, state])).toEqual([
      ['b', 'now'],
      ['a', 'done'],
    ]);
  });
});

describe('history of a permit', () => {
  it('holds its own decisions and not those of others', () => {
    const journal = [
      entry('g1', day('2024-03-01'), '2024-06-11', grant('alfa-01', '01')),
      entry('g2', day('2024-03-01'), '2024-06-11', grant('alfa-02', '02')),
      entry('x', day('2024-09-01'), '2024-09-02', { kind: 'revocation', permit: 'alfa-01', ground: 'holder-request', note: null }),
      entry('n', day('2024-03-01'), '2024-06-11', inStep(7)),
    ];
    const view = viewOf(journal, '2025-01-01');
    const [area, permit] = [view.findArea('alfa'), view.findPermit('alfa-01')];
    if (!area || !permit) throw new Error('not found');
    const events = permitHistory(view, area, permit, 'sv');
    expect(events.map((event) => event.title)).toEqual(['Ett tillstånd återkallades', 'Nämnden gav tillstånd till en region']);
    expect(linesOf(events[0])).toContain('Grund: tillståndshavaren har begärt det.');
  });
});
