import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import type { Happening } from '../core/events.ts';
import { nextItemPhase } from '../core/table.ts';
import type { Sitting } from '../queries.ts';
import { type Asked, conflictsToWrite, logged, type SittingRefusal, sittingForAct, write } from './kit.ts';

/** Conflicts of interest that those who adjust have told of in the cases of items that have not been decided. */
async function conflictsOf(tx: Tx, sitting: Sitting, persons: readonly string[]): Promise<readonly Happening[]> {
  const found: Happening[] = [];
  for (const one of sitting.state.items)
    if (nextItemPhase(one.phase, 'conflict-answered') !== undefined) found.push(...(await conflictsToWrite(tx, sitting, one, persons)));
  return found;
}

const withConflicts = (doing: Doing, asked: Asked, personsOf: (sitting: Sitting) => readonly string[], what: Happening) =>
  act<number, SittingRefusal>(doing, async (tx) => {
    const found = await sittingForAct(tx, doing, asked);
    if (!found.ok) return found;
    const list = [...(await conflictsOf(tx, found.value, personsOf(found.value))), what];
    const written = await write(tx, doing.person, found.value, ...list);
    return written.ok ? ok({ answer: written.value.version, events: logged(asked.id, ...list) }) : written;
  });

/**
 * Appoints those who are to adjust the minutes. What one of them has told in the case of an item counts too, also before the item is begun: to
 * adjust is to read all of it.
 */
export const appointAdjusters = (doing: Doing, asked: Asked, persons: readonly string[]) =>
  withConflicts(doing, asked, () => persons, { kind: 'adjusters-appointed', persons });

/** Closes the meeting: nothing more is decided, and its minutes are adjusted by those who have been appointed. */
export const closeSitting = (doing: Doing, asked: Asked) => withConflicts(doing, asked, ({ state }) => state.adjusters, { kind: 'closed' });
