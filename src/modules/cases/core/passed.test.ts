import { describe, expect, it } from 'vitest';
import { localDate } from '../../../kernel/date.ts';
import { on, type When } from '../../../kernel/when.ts';
import type { AreaState, JournalEntry } from '../../journal/index.ts';
import { areaStateOf, underWay } from './area-state.ts';
import { passedSteps } from './passed.ts';

const entry = (seq: number, state: AreaState, when: When): JournalEntry =>
  ({
    id: String(seq),
    seq,
    area: 'x',
    when,
    payload: { kind: 'area-state', state, note: null },
    source: { id: 'prov', locator: null },
    recordedAt: new Date(0),
    recordedBy: null,
    corrects: null,
  }) as unknown as JournalEntry;
const early: When = { notBefore: null, notAfter: localDate('2024-06-11') };

describe('what the journal says of passed steps', () => {
  it('takes the first time of each step, and the interval as it is', () => {
    const passed = passedSteps([
      entry(3, { status: 'in-process', step: 2 }, on(localDate('2026-01-10'))),
      entry(1, { status: 'in-process', step: 2 }, early),
      entry(2, { status: 'in-process', step: 3 }, on(localDate('2025-05-02'))),
    ]);
    expect([...passed.steps]).toEqual([
      [2, early],
      [3, on(localDate('2025-05-02'))],
    ]);
    expect(passed.pausedSince).toBeNull();
  });

  it('knows since when an area is paused, until it goes on', () => {
    const paused = entry(2, { status: 'paused', where: null }, on(localDate('2025-02-01')));
    const before = entry(1, { status: 'in-process', step: 1 }, early);
    expect(passedSteps([before, paused]).pausedSince).toEqual(on(localDate('2025-02-01')));
    const resumed = entry(3, { status: 'in-process', step: 1 }, on(localDate('2025-09-01')));
    expect(passedSteps([before, paused, resumed]).pausedSince).toBeNull();
  });
});

describe('where the case of an area under way is opened', () => {
  it.each([
    [{ status: 'in-process', step: 1 }, 'mapping', null],
    [{ status: 'in-process', step: 2 }, 'review', null],
    [{ status: 'in-process', step: 7 }, 'board', null],
    [{ status: 'awaiting-start' }, 'management', null],
    [{ status: 'management' }, 'management', null],
    [{ status: 'paused', where: 'before-expert-group' }, 'paused', 'mapping'],
    [{ status: 'paused', where: 'in-b2' }, 'paused', 'assessment'],
    [{ status: 'paused', where: null }, 'paused', null],
  ] as const)('%j is %s, stopped in %s', (state, at, stoppedIn) => {
    expect(underWay(state)).toEqual({ state: at, stoppedIn });
  });

  it.each([[{ status: 'longlist' }], [{ status: 'ended', where: null }], [{ status: 'group' }], [undefined]] as const)(
    '%j is not',
    (state) => {
      expect(underWay(state as AreaState | undefined)).toBeUndefined();
    },
  );

  it('stands where the register would say that it stands: nothing changes by opening the case', () => {
    const states: readonly AreaState[] = [
      ...([1, 2, 3, 4, 5, 6, 7] as const).map((step) => ({ status: 'in-process', step }) as const),
      { status: 'awaiting-start' },
      { status: 'management' },
      ...(['before-expert-group', 'after-expert-group', 'in-b2'] as const).map((where) => ({ status: 'paused', where }) as const),
    ];
    for (const state of states) {
      const at = underWay(state);
      if (!at) throw new Error(state.status);
      expect(areaStateOf({ ...at, into: null, products: new Set(), hasStarted: state.status === 'management' })).toEqual(state);
    }
  });
});
