import { describe, expect, it } from 'vitest';
import type { Dismissal, JournalEntry, WriteOff } from '../../journal/index.ts';
import { exportCsv, exportJson } from '../../register/index.ts';
import { permitsByRegion } from '../../statistics/index.ts';
import { areaDetail } from '../api/items/area.ts';
import { findDecisions, isBoardDecision, regionCodeOf } from '../core/decisions.ts';
import { day, entry, grant, viewOf } from './area-fixture.ts';
import { areaHistory } from './area-history.ts';
import { decidedOn, outcomeOf } from './meetings-decided.ts';

const dismissed: Dismissal = {
  kind: 'dismiss',
  region: '01',
  hospital: 'Provsjukhuset',
  by: 'authority',
  ground: 'late',
  diaryNumber: 'Prov 1/2024',
  note: null,
};
const writtenOff: WriteOff = {
  kind: 'write-off',
  region: '02',
  hospital: null,
  by: 'board',
  ground: 'application-withdrawn',
  diaryNumber: null,
  note: null,
};
const on = day('2024-03-01');
const journal = [
  entry('grant/alfa-02', on, '2024-03-01', grant('alfa-02', '02')),
  entry('dismiss/alfa-01', on, '2024-03-01', dismissed),
  entry('dismiss/alfa-02', on, '2024-03-01', { ...dismissed, region: '02', hospital: null, ground: null, diaryNumber: null }),
  entry('write-off/alfa-02', on, '2024-03-01', writtenOff),
];
const view = viewOf(journal, '2024-06-11');
const alfa = view.findArea('alfa');
if (!alfa) throw new Error('no area');

describe('an application that was not tried', () => {
  it('is told in the history of its area: who, by whom, on what ground', () => {
    const events = areaHistory(view, alfa, 'sv');
    expect(events.map(({ title }) => title).toSorted()).toEqual(
      ['2 ansökningar avvisades', 'En ansökan avskrevs', 'Nämnden gav tillstånd till en region'].toSorted(),
    );
    const told = events.find(({ id }) => id === 'dismiss/alfa-01');
    expect(told?.items.map(({ text, permit }) => [text, permit])).toEqual([
      ['Region Prov, Provsjukhuset', null],
      ['Region Åprov', null],
    ]);
    expect(told?.lines.map(({ text }) => text)).toEqual([
      'Region Prov: Beslutat av Socialstyrelsen. Grund: ansökan kom in för sent. Diarienummer: Prov 1/2024.',
      'Region Åprov: Beslutat av Socialstyrelsen.',
      'Påhittad uppgift för demonstration',
    ]);
    expect(areaHistory(view, alfa, 'en').map(({ title }) => title)).toContain('2 applications were dismissed');
  });

  it('makes no permit, refuses none, and is counted by itself', () => {
    expect(view.permits.map(({ id }) => id)).toEqual(['alfa-02']);
    expect(view.rejections).toEqual([]);
    const { rows, sum } = permitsByRegion(view);
    expect(rows.map(({ name, total, dismissed: d, writtenOff: w }) => [name, total.total, d.total, w.total])).toEqual([
      ['Region Prov', 0, 1, 0],
      ['Region Åprov', 1, 1, 1],
    ]);
    expect([sum.granted.total, sum.rejected.total, sum.total.total, sum.share]).toEqual([1, 0, 1, 1]);
  });

  it('is found by its kind, its region and the day asked about', () => {
    const found = (kinds: readonly JournalEntry['payload']['kind'][], regions: readonly string[] = []) =>
      findDecisions(view, { kinds, regions, area: undefined, year: undefined }).map(({ id }) => id);
    expect(found(['dismiss'])).toEqual(['dismiss/alfa-02', 'dismiss/alfa-01']);
    expect(found(['dismiss', 'write-off'], ['02'])).toEqual(['write-off/alfa-02', 'dismiss/alfa-02']);
    expect(view.entries.map((one) => regionCodeOf(one, view))).toEqual(['02', '01', '02', '02']);
    expect(viewOf(journal, '2024-02-29').untried).toEqual([]);
    expect(viewOf(journal, '2024-06-11', '2024-02-29').untried).toEqual([]);
  });

  it('stands among what the board decided only where the board decided it', () => {
    expect(view.entries.filter(isBoardDecision).map(({ id }) => id)).toEqual(['grant/alfa-02', 'write-off/alfa-02']);
    const meeting = { date: '2024-03-01', plannedDecisions: ['alfa'], informationItems: [], source: 'prov' } as never;
    expect(decidedOn(view, '2024-03-01' as never).map(({ id }) => id)).toEqual(['grant/alfa-02', 'write-off/alfa-02']);
    expect(outcomeOf(view, meeting, 'alfa', 'sv')).toBe('Tillstånd till Region Åprov. Avskriven ansökan från Region Åprov');
  });

  it('stands in the API and in the files', () => {
    expect(areaDetail(alfa, view).untried).toMatchObject([
      { kind: 'dismiss', region: 'Region Prov', decidedBy: 'authority', decision: 'dismiss/alfa-01' },
      { kind: 'dismiss', region: 'Region Åprov', decidedBy: 'authority' },
      { kind: 'write-off', region: 'Region Åprov', decidedBy: 'board' },
    ]);
    const [head, ...lines] = exportCsv(view, 'untried').trimEnd().split('\r\n');
    expect(head).toMatch(/^\uFEFF?kind,area,/);
    expect(lines.map((line) => line.split(',')[0])).toEqual(['dismiss', 'dismiss', 'write-off']);
    expect(exportJson(view)).toMatchObject({ untried: [{ kind: 'dismiss', decision: 'dismiss/alfa-01' }, {}, { kind: 'write-off' }] });
  });
});
