import { stepOf } from '../../areas/index.ts';
import type { AreaStatus } from '../../journal/index.ts';
import type { RegisterView } from '../../register/index.ts';
import { type Count, count } from './permits-by-region.ts';

export type StepFigures = {
  /** 0 longlist, 1–7 in process, 8 management, null outside the process. */
  readonly step: number | null;
  /** `unknown`: the journal knows nothing of the area by that day. */
  readonly status: AreaStatus | 'unknown';
  readonly areas: Count;
};

const ORDER: readonly StepFigures['status'][] = [
  'longlist',
  'in-process',
  'awaiting-start',
  'management',
  'paused',
  'ended',
  'group',
  'unknown',
];

/** How many areas stand where, in the order of the process; every area is counted exactly once. */
export function areasByStep(view: RegisterView): readonly StepFigures[] {
  const rows = view.areas.map(({ standing }) => ({
    step: standing ? stepOf(standing.state) : null,
    status: standing?.state.status ?? ('unknown' as const),
    certainty: standing?.certainty ?? ('possible' as const),
  }));
  const groups = Map.groupBy(rows, (row) => `${row.status}/${row.step}`);
  return [...groups.values()]
    .flatMap((group) => {
      const first = group[0];
      return first ? [{ step: first.step, status: first.status, areas: count(group) }] : [];
    })
    .toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || (a.step ?? 99) - (b.step ?? 99));
}
