import { ok } from '../../../kernel/result.ts';
import { type Tx, worksFor, worksForSystem } from '../../../platform/db/index.ts';
import { act, type Doing } from '../../access/index.ts';
import { findApplication } from '../../applications/index.ts';
import { todayIn } from '../../cases/index.ts';
import { isHeld } from '../../permits/index.ts';
import { readRegisterData, viewRegister } from '../../register/index.ts';
import { placesGranted, proposalFaults } from '../core/award.ts';
import type { EffectTime, Happening } from '../core/events.ts';
import { type Item, isDecided, type Outcome, type Place } from '../core/item.ts';
import { findItem, type ItemState, votersOf } from '../core/state.ts';
import { tally, type VoteMode } from '../core/vote.ts';
import { effectsWaiting, type Sitting } from '../queries.ts';
import { type Asked, conflictsToWrite, logged, refuse, type SittingRefusal, sittingForAct, write } from './kit.ts';

/** The places of an area that are taken: permits that are held, and what the board has decided and that has not taken effect yet. */
export async function placesHeld(
  tx: Tx,
  { fictitious }: Pick<Sitting, 'fictitious'>,
  { item }: Pick<ItemState, 'item'>,
): Promise<readonly Place[]> {
  if (item.area === null) return [];
  const today = await todayIn(tx);
  const data = await readRegisterData(tx);
  const view = viewRegister(fictitious ? data.withFictitious : data.data, today, today).findArea(item.area);
  const held = (view?.permits ?? []).filter(isHeld).map(({ grant }): Place => {
    const { population, tasks, subPermits } = grant.scope;
    return { region: grant.region, population, tasks, subPermits };
  });
  const waiting = (await effectsWaiting(tx, item.area, fictitious)).flatMap(({ state }) =>
    state.items
      .filter((one) => one.item.area === item.area && one.item.id !== item.id && one.decision !== null && one.effects.length === 0)
      .flatMap((one) => placesGranted(one.item, one.decision?.proposal.outcomes ?? [])),
  );
  return [...held, ...waiting];
}

/** The item with applications that have been taken back since it was put on the agenda marked as such: to look is the product's own work. */
async function itemNow(tx: Tx, { person }: Pick<Doing, 'person'>, item: Item): Promise<Item> {
  await worksForSystem(tx, 'jobs');
  const applicants = await Promise.all(
    item.applicants.map(async (one) => {
      const application = one.application === null ? undefined : await findApplication(tx, one.application);
      return { ...one, withdrawn: one.withdrawn || application?.state === 'withdrawn' };
    }),
  );
  await worksFor(tx, { person: person.id, ...person.acting });
  return { ...item, applicants };
}

type ItemAct = (tx: Tx, sitting: Sitting, one: ItemState) => Promise<readonly Happening[] | SittingRefusal>;

const inItem = (doing: Doing, asked: Asked & { readonly of: string }, make: ItemAct) =>
  act<number, SittingRefusal>(doing, async (tx) => {
    const found = await sittingForAct(tx, doing, asked);
    if (!found.ok) return found;
    const one = findItem(found.value.state, asked.of);
    if (!one) return refuse('no-item');
    const list = await make(tx, found.value, one);
    if ('kind' in list) return { ok: false, error: list };
    const written = await write(tx, doing.person, found.value, ...list);
    return written.ok ? ok({ answer: written.value.version, events: logged(asked.id, ...list) }) : written;
  });

type OfItem = Asked & { readonly of: string };

/** Begins an item: who has told of a conflict of interest in its case is out of it, and the places that are taken are written down. */
export const openItem = (doing: Doing, asked: OfItem) =>
  inItem(doing, asked, async (tx, sitting, one) => [
    ...(await conflictsToWrite(tx, sitting, one)),
    { kind: 'item-opened', of: asked.of, held: await placesHeld(tx, sitting, one) },
  ]);

/** Puts a proposal; it gets the next letter. */
export const putProposal = (
  doing: Doing,
  asked: OfItem,
  { from, outcomes }: { readonly from: string | null; readonly outcomes: readonly Outcome[] },
) =>
  inItem(doing, asked, async (tx, sitting, one) => {
    const faults = isDecided(one.item.kind) ? proposalFaults(await itemNow(tx, doing, one.item), one.held, { outcomes }, sitting.day) : [];
    if (faults.length > 0) return { kind: 'faults', faults };
    const id = String.fromCharCode('A'.charCodeAt(0) + one.proposals.length);
    return [{ kind: 'proposal-put', of: asked.of, proposal: { id, from, outcomes } }];
  });

export const openVote = (
  doing: Doing,
  asked: OfItem,
  { mode, between }: { readonly mode: VoteMode; readonly between: readonly [string, string] },
) =>
  inItem(doing, asked, async (tx, sitting, one) => [
    ...(await conflictsToWrite(tx, sitting, one)),
    { kind: 'vote-opened', of: asked.of, vote: String(one.votes.length + 1), mode, between },
  ]);

/** A vote by name: one's own, or as the secretary hears it said. Another choice may be made until the vote is closed. */
export const castVote = (
  doing: Doing,
  asked: OfItem,
  { vote, person, choice }: { readonly vote: string; readonly person: string; readonly choice: string },
) =>
  inItem(doing, asked, async (tx, sitting, one) => [
    ...(await conflictsToWrite(tx, sitting, one, [person])),
    { kind: 'vote-cast', of: asked.of, vote, person, choice },
  ]);

/** Closes the vote that is open, and writes down how it went. */
export const closeVote = (
  doing: Doing,
  asked: OfItem,
  { counts, casting }: { readonly counts: Readonly<Record<string, number>> | null; readonly casting: string | null },
) =>
  inItem(doing, asked, async (tx, sitting, one) => {
    if (!one.vote) return { kind: 'faults', faults: ['no-such-vote'] };
    const { state } = sitting;
    // Whoever has told of a conflict of interest in the case since the vote was opened is not counted.
    const conflicts = await conflictsToWrite(tx, sitting, one);
    const answers = [...one.answers, ...conflicts.filter((what) => what.kind === 'conflict-answered')];
    const counted = tally({ vote: one.vote, voters: votersOf(state, { ...one, answers }), rules: state.rules, counts, casting });
    if (!counted.ok) return { kind: 'faults', faults: conflicts.length > 0 ? [counted.error, 'told-in-case'] : [counted.error] };
    return [...conflicts, { kind: 'vote-closed', of: asked.of, vote: one.vote.id, counts, casting, tally: counted.value }];
  });

/** The decision. Places that have been taken since the item was opened are asked for anew. */
export const decideItem = (doing: Doing, asked: OfItem, { proposal, effect }: { readonly proposal: string; readonly effect: EffectTime }) =>
  inItem(doing, asked, async (tx, sitting, one) => {
    const chosen = one.proposals.find(({ id }) => id === proposal);
    const held = await placesHeld(tx, sitting, one);
    const faults = chosen ? proposalFaults(await itemNow(tx, doing, one.item), held, chosen, sitting.day) : [];
    if (faults.length > 0) return { kind: 'faults', faults };
    const conflicts = await conflictsToWrite(tx, sitting, one);
    return [...conflicts, { kind: 'decided', of: asked.of, proposal, effect }];
  });
