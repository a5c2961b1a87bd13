import type { LocalDate } from '../../../kernel/date.ts';
import { type Lang, sortByText } from '../../../kernel/format.ts';
import type { AreaState } from '../../journal/index.ts';
import type { AreaView, RegisterView } from '../../register/index.ts';
import { areaName } from './area-words.ts';

/** The boxes of the overview, in the order that they are read. */
export const PHASES = [
  'mapping',
  'review',
  'preparation',
  'applications',
  'start',
  'management',
  'longlist',
  'paused',
  'ended',
  'groups',
  'unknown',
] as const;
export type Phase = (typeof PHASES)[number];

/** The box that a state belongs in. */
export function phaseOf(state: AreaState | undefined): Phase {
  if (!state) return 'unknown';
  switch (state.status) {
    case 'in-process':
      return state.step === 1 ? 'mapping' : state.step === 2 ? 'review' : state.step <= 4 ? 'preparation' : 'applications';
    case 'awaiting-start':
      return 'start';
    case 'group':
      return 'groups';
    default:
      return state.status;
  }
}

/** Every area in exactly one box, sorted by name. */
export function areasByPhase(view: RegisterView, lang: Lang): ReadonlyMap<Phase, readonly AreaView[]> {
  return Map.groupBy(
    sortByText(view.areas, ({ area }) => areaName(area, lang).text, lang),
    ({ standing }) => phaseOf(standing?.state),
  );
}

export type Observed = { readonly day: LocalDate; readonly areas: number };

/** The days of the sources that say where areas stand, the earliest first, with how many areas each speaks of. */
export function observedDays(areas: readonly AreaView[], view: RegisterView): readonly Observed[] {
  const days = Map.groupBy(
    areas.flatMap((area) => observedDay(area, view) ?? []),
    (day) => day,
  );
  return [...days].map(([day, all]) => ({ day, areas: all.length })).toSorted((a, b) => a.day.localeCompare(b.day));
}

/** The day of the source that says where an area stands. */
export function observedDay({ standing }: AreaView, view: RegisterView): LocalDate | undefined {
  return standing ? view.data.sources.find((source) => source.id === standing.source.id)?.date : undefined;
}
