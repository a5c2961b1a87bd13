import { formatDate } from '../../../kernel/format.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { type Tx, worksFor, worksForSystem } from '../../../platform/db/index.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing, type Done } from '../../access/index.ts';
import { lockCase } from '../../cases/index.ts';
import { addNumbered } from '../../documents/index.ts';
import type { Happening } from '../core/events.ts';
import { minutesOf } from '../core/minutes.ts';
import { findItem } from '../core/state.ts';
import type { SittingsDeps } from '../deps.ts';
import { printMinutes } from '../print.ts';
import type { Sitting } from '../queries.ts';
import { sealNow } from '../seal.ts';
import { tieMinutes } from '../store.ts';
import { sittingsText } from '../text/sittings.ts';
import { JournalRefused, takeEffect } from './effect.ts';
import { logged, minutesHash, refuse, type SittingRefusal, sittingForAct, write } from './kit.ts';

const { sv } = sittingsText;
type Deps = Pick<SittingsDeps, 'files' | 'register' | 'seal'>;
type Adjusted = Promise<Result<string, SittingRefusal | KeyReused>>;

/**
 * Adjusts the minutes (justerar) as one of those appointed, freshly signed in: `hash` is that of the minutes that were read. When the last of them has,
 * the minutes are sealed and everything that was decided takes effect, in the same transaction; when this answers, every node shows it.
 */
export const adjustMinutes = (doing: Doing, deps: Deps, { id, hash }: { readonly id: string; readonly hash: string }): Adjusted =>
  withEffect(doing, deps, async (tx) => {
    const found = await sittingForAct(tx, doing, { id });
    if (!found.ok) return found;
    if (found.value.state.items.some(({ item }) => item.isKept)) return refuse('adjuster-conflicted');
    const adjusted: Happening = { kind: 'adjusted', person: doing.person.id, hash };
    const written = await write(tx, doing.person, found.value, adjusted);
    if (!written.ok) return written;
    const { state } = written.value;
    const isLast = state.adjusters.every((person) => state.adjusted.some((one) => one.person === person));
    if (!isLast) return ok({ answer: 'adjusted', events: logged(id, adjusted) });
    const sealed: Happening = { kind: 'sealed', hash: minutesHash(written.value) };
    const done = await bySystem(tx, doing, async () => {
      const first = await write(tx, null, written.value, sealed);
      if (!first.ok) return first;
      let sitting = first.value;
      // All cases before the register is locked by the first decision, in one order: else two acts could wait for each other.
      const cases = sitting.state.items.flatMap(({ item, decision }) => (decision && item.careCase !== null ? [item.careCase] : []));
      for (const careCase of cases.toSorted()) await lockCase(tx, careCase);
      for (const { item } of sitting.state.items) {
        const now = findItem(sitting.state, item.id);
        if (now?.decision && now.effects.length === 0) sitting = await takeEffect(tx, deps, sitting, now);
      }
      await keepMinutes(tx, deps, sitting);
      return ok(sitting);
    });
    return done.ok ? ok({ answer: 'sealed', events: logged(id, adjusted, sealed) }) : done;
  });

/** Whoever presided adjusts one item by itself, freshly signed in: what was decided to hold at once takes effect. */
export const adjustItem = (
  doing: Doing,
  deps: Deps,
  { id, of, hash }: { readonly id: string; readonly of: string; readonly hash: string },
): Adjusted =>
  withEffect(doing, deps, async (tx) => {
    const found = await sittingForAct(tx, doing, { id });
    if (!found.ok) return found;
    if (findItem(found.value.state, of)?.item.isKept) return refuse('adjuster-conflicted');
    const adjusted: Happening = { kind: 'item-adjusted', of, person: doing.person.id, hash };
    const written = await write(tx, doing.person, found.value, adjusted);
    if (!written.ok) return written;
    const one = findItem(written.value.state, of);
    if (!one) return refuse('no-item');
    await bySystem(tx, doing, () => takeEffect(tx, deps, written.value, one));
    return ok({ answer: 'adjusted', events: logged(id, adjusted) });
  });

async function withEffect(doing: Doing, deps: Deps, work: (tx: Tx) => Promise<Result<Done<string>, SittingRefusal>>): Adjusted {
  const done = await act<string, SittingRefusal>(doing, work).catch((error: unknown) => {
    if (!(error instanceof JournalRefused)) throw error;
    return fail({ kind: 'journal', faults: error.faults } as const);
  });
  if (!done.ok) return done;
  await deps.register.acknowledge();
  await sealNow(doing, deps);
  return done;
}

/** What follows when the rules have let someone adjust is the product's own work; what comes after is the person's again. */
async function bySystem<T>(tx: Tx, { person }: Doing, work: () => Promise<T>): Promise<T> {
  await worksForSystem(tx, 'jobs');
  const done = await work();
  await worksFor(tx, { person: person.id, ...person.acting });
  return done;
}

/** The sealed minutes as a document of the board, with its number in the diary and the hash in it. */
async function keepMinutes(tx: Tx, { files }: Deps, sitting: Sitting): Promise<void> {
  const { day, fictitious, state } = sitting;
  const name = sv.minutes.fileName(day);
  const title = sv.minutes.title(formatDate(day, 'sv'));
  const { id } = await addNumbered(tx, files, {
    document: { kind: 'board-minutes', title, organisation: 'board', open: false },
    entry: {
      direction: 'drawn-up',
      kind: 'document',
      counterpart: null,
      subject: title,
      careCase: null,
      secrecy: null,
      person: null,
      fictitious,
    },
    name: fictitious ? `pahittat-${name}` : name,
    isFinal: true,
    print: (number) => printMinutes(minutesOf(state, fictitious), { number, hash: state.sealed, masks: [] }),
  });
  await tieMinutes(tx, sitting.id, id);
}
