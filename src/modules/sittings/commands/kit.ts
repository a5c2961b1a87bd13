import { formatDate } from '../../../kernel/format.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { type Tx, worksFor, worksForSystem } from '../../../platform/db/index.ts';
import type { Phrase } from '../../../platform/i18n/language.ts';
import { type ActEvent, act, type Doing, isMadeUp } from '../../access/index.ts';
import { actingText, findCase, noteConflict, standingOf, todayIn } from '../../cases/index.ts';
import { hashOf } from '../../proposals/index.ts';
import type { Happening } from '../core/events.ts';
import { itemMinutesIn, minutesOf, partsOf } from '../core/minutes.ts';
import { faultsOf, type SittingFault } from '../core/rules.ts';
import { apply, findItem, type ItemState, isOfItem } from '../core/state.ts';
import { publicAgenda } from '../public.ts';
import { lockSitting, publicationsOf, rulesNow, type Sitting } from '../queries.ts';
import { addHappening, addPublication, moveSitting } from '../store.ts';
import { sittingsText } from '../text/sittings.ts';

/** Why nothing has been done. */
export type SittingRefusal =
  | { readonly kind: 'missing' }
  /** Someone else has acted in between: the meeting as it is now. */
  | { readonly kind: 'stale'; readonly now: Sitting }
  | { readonly kind: 'faults'; readonly faults: readonly SittingFault[] }
  /** The rules of the register do not take it. */
  | { readonly kind: 'journal'; readonly faults: readonly Phrase[] };

/** Which meeting, and what was seen of the item that the act is about. */
export type Asked = { readonly id: string; readonly seen?: { readonly of: string; readonly version: number } | undefined };

export const refuse = (...faults: readonly SittingFault[]) => fail({ kind: 'faults', faults } as const);

/** The meeting that an act is about, at the item's version that was seen; whoever comes next waits until the transaction ends. */
export async function sittingForAct(tx: Tx, doing: Pick<Doing, 'person'>, { id, seen }: Asked): Promise<Result<Sitting, SittingRefusal>> {
  const sitting = await lockSitting(tx, id);
  if (!sitting || sitting.fictitious !== (await isMadeUp(tx, doing.person.id))) return fail({ kind: 'missing' });
  const one = seen && findItem(sitting.state, seen.of);
  if (seen && !one) return refuse('no-item');
  return one && seen && one.version !== seen.version ? fail({ kind: 'stale', now: sitting }) : ok(sitting);
}

/** The hash of minutes: of their canonical JSON. */
export const minutesHash = ({ state, fictitious }: Pick<Sitting, 'state' | 'fictitious'>): string => hashOf(minutesOf(state, fictitious));
export const itemHash = ({ state }: Pick<Sitting, 'state'>, one: ItemState): string => hashOf(itemMinutesIn(state, one));

/** What the rules are told of what lies outside the meeting. */
async function circumstances(tx: Tx, sitting: Sitting, what: Happening) {
  const today = await todayIn(tx);
  const { state, fictitious } = sitting;
  switch (what.kind) {
    case 'adjusted':
    case 'sealed':
      return { today, hash: minutesHash(sitting) };
    case 'item-adjusted': {
      const one = findItem(state, what.of);
      return { today, hash: one ? itemHash(sitting, one) : '' };
    }
    case 'masked':
      return { today, parts: partsOf(minutesOf(state, fictitious)).map(({ part }) => part) };
    case 'noticed':
      return { today, noticeDays: (await rulesNow(tx, fictitious)).rules.noticeDays };
    default:
      return { today };
  }
}

/** Writes what happens, one after another, each by the rules; the meeting afterwards, or why not. `by`: null for what the product does by itself. */
export async function write(
  tx: Tx,
  by: Doing['person'] | null,
  given: Sitting,
  ...list: readonly Happening[]
): Promise<Result<Sitting, SittingRefusal>> {
  let sitting = given;
  for (const what of list) {
    const faults = faultsOf(sitting.state, what, await circumstances(tx, sitting, what));
    if (faults.length > 0) return fail({ kind: 'faults', faults });
    const seq = sitting.version + 1;
    const at = await addHappening(tx, { sitting: sitting.id, seq, what, by: by?.id ?? null, acting: by ? actingText(by) : null });
    const event = { seq, at, by: by?.id ?? null, what };
    const state = apply(sitting.state, event);
    const { day = null, phase } = state;
    sitting = { ...sitting, state, phase, version: seq, day: day ?? sitting.day, events: [...sitting.events, event] };
    await moveSitting(tx, sitting);
  }
  if (sitting.state.noticed !== null && list.some(({ kind }) => ofAgenda.has(kind))) await publishAgenda(tx, sitting);
  return ok(sitting);
}

const ofAgenda: ReadonlySet<Happening['kind']> = new Set([
  'noticed',
  'changed',
  'cancelled',
  'item-added',
  'item-revised',
  'item-removed',
] as const);

/** From the notice on everyone reads the agenda as it is: a new edition whenever what they read of it has changed. */
async function publishAgenda(tx: Tx, sitting: Sitting): Promise<void> {
  const { id, day, fictitious } = sitting;
  const content = publicAgenda(sitting);
  const last = (await publicationsOf(tx, id, { withFictitious: true })).find(({ kind }) => kind === 'agenda');
  if (last && hashOf(last.content) === hashOf(content)) return;
  const edition = (last?.edition ?? 0) + 1;
  await addPublication(tx, { sitting: id, kind: 'agenda', edition, day, content, hash: null, document: null, fictitious });
}

/** What the audit log gets of what happened: one event each. */
export const logged = (sitting: string, ...list: readonly Happening[]): readonly ActEvent[] =>
  list.map((what) => ({
    action: 'sitting.happened',
    object: { kind: 'sitting', id: sitting },
    details: { what: what.kind, ...(isOfItem(what) ? { item: what.of } : {}), ...('person' in what ? { person: what.person } : {}) },
  }));

/** Something that needs nothing but the meeting itself. Answers the meeting's version. */
export const happen = (doing: Doing, asked: Asked, ...list: readonly Happening[]) =>
  act<number, SittingRefusal>(doing, async (tx) => {
    const found = await sittingForAct(tx, doing, asked);
    if (!found.ok) return found;
    const written = await write(tx, doing.person, found.value, ...list);
    if (!written.ok) return written;
    await tellCases(tx, doing, found.value, list);
    return ok({ answer: written.value.version, events: logged(asked.id, ...list) });
  });

/** A conflict of interest that is told of in the meeting holds in the case of the item too: whoever is kept from the item is kept from its papers there. */
async function tellCases(tx: Tx, { person: by }: Doing, { state, day, fictitious }: Sitting, list: readonly Happening[]): Promise<void> {
  for (const what of list) {
    const careCase = what.kind === 'conflict-answered' && what.conflicted ? findItem(state, what.of)?.item.careCase : null;
    if (what.kind !== 'conflict-answered' || !careCase) continue;
    const { person, why } = what;
    const { sv } = sittingsText;
    await worksForSystem(tx, 'jobs');
    const standing = await standingOf(tx, careCase, person);
    const found = standing === 'clear' || standing === 'undeclared' ? await findCase(tx, careCase, { fictitious }) : undefined;
    if (found) await noteConflict(tx, found, { person, role: 'board-member', told: sv.toldInMeeting(formatDate(day, 'sv'), why) });
    await worksFor(tx, { person: by.id, ...by.acting });
  }
}

/**
 * Conflicts of interest that the case knows of, as they are now: whoever has told of one, judged or not yet, is out of the item, by whichever way it
 * was told. `whom`: those that the one who acts may write of; everyone who sits on the board that day unless said.
 */
export async function conflictsToWrite(
  tx: Tx,
  { state }: Sitting,
  one: ItemState,
  whom: readonly string[] = state.roster.map(({ person }) => person),
): Promise<readonly Happening[]> {
  const { careCase } = one.item;
  if (careCase === null) return [];
  const found: Happening[] = [];
  for (const person of whom) {
    if (!state.roster.some((seat) => seat.person === person)) continue;
    if (one.answers.some((answer) => answer.person === person && answer.conflicted)) continue;
    const standing = await standingOf(tx, careCase, person);
    if (standing === 'conflict' || standing === 'unjudged')
      found.push({ kind: 'conflict-answered', of: one.item.id, person, conflicted: true, why: sittingsText.sv.toldInCase });
  }
  return found;
}
