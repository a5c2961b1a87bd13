import type { When } from '../../../kernel/when.ts';
import { isKind, type JournalEntry } from '../../journal/index.ts';
import { underWay } from './area-state.ts';
import { stepNumber } from './states.ts';

/** When an area came to its steps by the register's journal, as far as it says; and since when it is paused, if it is. */
export type Passed = { readonly steps: ReadonlyMap<number, When>; readonly pausedSince: When | null };

/** What the entries of one area, those that are known and stand, say of its steps. A step that was come to twice counts from the first time. */
export function passedSteps(entries: readonly JournalEntry[]): Passed {
  const steps = new Map<number, When>();
  let pausedSince: When | null = null;
  const inOrder = entries.toSorted((a, b) => lastOf(a).localeCompare(lastOf(b)) || a.seq - b.seq);
  for (const entry of inOrder) {
    if (!isKind(entry, 'area-state')) continue;
    const at = underWay(entry.payload.state);
    pausedSince = at?.state === 'paused' ? entry.when : null;
    const step = at ? stepNumber(at.state) : null;
    if (step !== null && !steps.has(step)) steps.set(step, entry.when);
  }
  return { steps, pausedSince };
}

const lastOf = ({ when }: JournalEntry): string => when.notAfter ?? '9999';
