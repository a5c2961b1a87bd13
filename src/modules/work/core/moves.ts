import { stepOf } from '../../areas/index.ts';
import type { AreaState } from '../../journal/index.ts';

/** What can be done with where an area stands. */
export const areaMoves = ['place', 'forward', 'back', 'pause', 'end', 'resume', 'merge', 'split'] as const;
export type AreaMove = (typeof areaMoves)[number];

/** The process in one line: an area moves one place at a time along it. */
export const line: readonly AreaState[] = [
  { status: 'longlist' },
  { status: 'in-process', step: 1 },
  { status: 'in-process', step: 2 },
  { status: 'in-process', step: 3 },
  { status: 'in-process', step: 4 },
  { status: 'in-process', step: 5 },
  { status: 'in-process', step: 6 },
  { status: 'in-process', step: 7 },
  { status: 'awaiting-start' },
  { status: 'management' },
];

/** The place in the line; undefined for an area that stands outside it. */
export function placeOf(state: AreaState | undefined): number | undefined {
  if (!state) return undefined;
  const place = line.findIndex((one) => one.status === state.status && stepOf(one) === stepOf(state));
  return place === -1 ? undefined : place;
}

/**
 * What a change of state amounts to, or undefined when it cannot be: an area moves one place forward or back, care may start
 * at once after the board's decision (7 to management), a paused or ended area is resumed somewhere in the line. What has been
 * merged or split does not come back, and a heading of a plan does not move.
 */
export function moveBetween(from: AreaState | undefined, to: AreaState): AreaMove | undefined {
  const [before, after] = [placeOf(from), placeOf(to)];
  if (to.status === 'group') return undefined;
  if (from === undefined) return 'into' in to ? undefined : 'place';
  if (from.status === 'group') return undefined;
  if (from.status === 'ended') return from.into === undefined && after !== undefined ? 'resume' : undefined;
  if (to.status === 'ended') return to.into === undefined ? 'end' : to.into.length === 1 ? 'merge' : 'split';
  if (to.status === 'paused') return from.status === 'paused' ? undefined : 'pause';
  if (from.status === 'paused') return 'resume';
  if (before === undefined || after === undefined) return undefined;
  if (after === before + 1 || (before === 7 && after === 9)) return 'forward';
  return after === before - 1 || (before === 9 && after === 7) ? 'back' : undefined;
}

/** The states that a move may lead to from where the area stands; empty when it cannot be made. */
export function statesAfter(from: AreaState | undefined, move: AreaMove): readonly AreaState[] {
  const candidates: readonly AreaState[] =
    move === 'pause'
      ? [{ status: 'paused', where: null }]
      : move === 'end'
        ? [{ status: 'ended', where: null }]
        : move === 'merge'
          ? [{ status: 'ended', where: null, into: ['?'] }]
          : move === 'split'
            ? [{ status: 'ended', where: null, into: ['?', '?'] }]
            : line;
  return candidates.filter((to) => moveBetween(from, to) === move);
}

/** The moves that can be made from where the area stands. */
export const movesFrom = (from: AreaState | undefined): readonly AreaMove[] =>
  areaMoves.filter((move) => statesAfter(from, move).length > 0);
