import { dayInStockholm, type LocalDate } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { clockNow, type Tx } from '../../../platform/db/index.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing, isMadeUp } from '../../access/index.ts';
import { caseForAct, closeTask, todayIn } from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { tell } from '../../messages/index.ts';
import { isOpen } from '../core/deadline.ts';
import type { Source } from '../core/group.ts';
import type { Nominee } from '../core/nominee.ts';
import { findRound, lockNomination, nominationsBy, nominationsOf, type Round, roundsOf } from '../queries/nominations.ts';
import { nameOfOrganisation, regionsOfOrganisation } from '../queries/organisations.ts';
import { addNomination, closeNomination } from '../store.ts';
import { both, groupsText } from '../text/groups.ts';
import { type GroupFault, taskKeys, workStates } from './common.ts';

/** Why a region's nomination was not taken; then nothing has been done. */
export type NominateFault =
  | { readonly kind: 'missing' }
  /** The last day has passed, by the database's clock. */
  | { readonly kind: 'late'; readonly round: Round }
  /** Someone else in the region has replaced or withdrawn it already. */
  | { readonly kind: 'closed-already' }
  | { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> };

export type Nominating = {
  readonly round: string;
  readonly nominee: Nominee;
  /** The nomination that this one takes the place of. */
  readonly replaces: { readonly id: string; readonly version: number } | null;
};

type Received = { readonly id: string; readonly number: string };

/**
 * A region nominates someone, or replaces someone it has nominated, in time to 24.00 on the last day. It comes into the diary at once.
 * A region speaks for its own collaboration region.
 */
export function nominate(doing: Doing, { round: id, nominee, replaces }: Nominating): Promise<Result<Received, NominateFault | KeyReused>> {
  const { person } = doing;
  const { organisation } = person.acting;
  return act<Received, NominateFault>(doing, async (tx) => {
    const found = await openRoundFor(tx, person.id, id);
    if (!found.ok) return found;
    const round = found.value;
    const old = replaces && (await lockNomination(tx, replaces.id, organisation));
    if (replaces && (!old || old.round !== round.id)) return fail({ kind: 'missing' });
    if (replaces && old && (old.status !== 'standing' || old.version !== replaces.version)) return fail({ kind: 'closed-already' });
    const regions = await regionsOfOrganisation(tx, organisation);
    if (nominee.collaborationRegion !== null && !regions.includes(nominee.collaborationRegion)) {
      return fail({ kind: 'faults', faults: { collaborationRegion: 'otherRegion' } });
    }
    const others = (await nominationsBy(tx, round.id, organisation)).filter((one) => one.status === 'standing' && one.id !== replaces?.id);
    if (others.some((one) => isSame(one.mail, nominee.mail))) return fail({ kind: 'faults', faults: { mail: 'twice' } });
    const sourceName = (await nameOfOrganisation(tx, organisation)) ?? organisation;
    if (replaces) await closeNomination(tx, replaces.id, 'replaced', person.id);
    await closeTask(tx, round.careCase, taskKeys.nominate(round.id, organisation));
    const { number } = await received(tx, round, sourceName, groupsText.sv.diary.nomination(round.areaName), person.id);
    const today = await todayIn(tx);
    const added = await addNomination(tx, {
      ...nominee,
      round: round.id,
      careCase: round.careCase,
      source: 'region',
      organisation,
      sourceName,
      received: today,
      replaces: replaces?.id ?? null,
      person: person.id,
      diaryNumber: number,
      fictitious: round.fictitious,
    });
    await tellOfficer(tx, round, sourceName, number);
    const details = { round: round.id, organisation, ...(replaces ? { replaces: replaces.id } : {}) };
    const action = replaces ? 'nomination.replaced' : 'nomination.made';
    return ok({ answer: { id: added, number }, events: [{ action, object: { kind: 'nomination', id: added }, details }] });
  });
}

/** A region takes a nomination back, in time to 24.00 on the last day. */
export function withdrawNomination(
  doing: Doing,
  given: { readonly round: string; readonly nomination: string; readonly version: number },
): Promise<Result<string, NominateFault | KeyReused>> {
  const { person } = doing;
  const { organisation } = person.acting;
  return act<string, NominateFault>(doing, async (tx) => {
    const found = await openRoundFor(tx, person.id, given.round);
    if (!found.ok) return found;
    const round = found.value;
    const old = await lockNomination(tx, given.nomination, organisation);
    if (!old || old.round !== round.id) return fail({ kind: 'missing' });
    if (old.status !== 'standing' || old.version !== given.version) return fail({ kind: 'closed-already' });
    await closeNomination(tx, old.id, 'withdrawn', person.id);
    await received(tx, round, old.sourceName, groupsText.sv.diary.withdrawal(round.areaName), person.id);
    const details = { round: round.id, organisation };
    return ok({ answer: old.id, events: [{ action: 'nomination.withdrawn', object: { kind: 'nomination', id: old.id }, details }] });
  });
}

async function openRoundFor(tx: Tx, person: string, id: string): Promise<Result<Round, NominateFault>> {
  const round = await findRound(tx, id, await isMadeUp(tx, person));
  if (!round) return fail({ kind: 'missing' });
  return isOpen(round.lastDay, await clockNow(tx)) ? ok(round) : fail({ kind: 'late', round });
}

export type Recording = {
  readonly careCase: string;
  readonly source: Exclude<Source, 'region'>;
  readonly sourceName: string;
  /** The day the letter came. */
  readonly received: LocalDate;
  readonly nominee: Nominee;
};

/** A case officer records what the national programme area or a patient organisation has written in a letter. */
export function recordNomination(doing: Doing, given: Recording): Promise<Result<Received, GroupFault | KeyReused>> {
  const { person } = doing;
  return act<Received, GroupFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, given.careCase, { roles: ['case-officer'], states: workStates.expert });
    if (!found.ok) return found;
    const [round] = await roundsOf(tx, given.careCase);
    if (!round) return fail({ kind: 'faults', faults: { source: 'noRound' } });
    const today = await todayIn(tx);
    if (given.received > today || given.received < dayOf(round)) return fail({ kind: 'faults', faults: { received: 'received' } });
    if (given.received > round.lastDay) return fail({ kind: 'faults', faults: { received: 'late' } });
    const standing = (await nominationsOf(tx, given.careCase)).filter((one) => one.round === round.id && one.status === 'standing');
    if (standing.some((one) => isSame(one.mail, given.nominee.mail))) return fail({ kind: 'faults', faults: { mail: 'twice' } });
    const subject = groupsText.sv.diary.nomination(round.areaName);
    const { number } = await received(tx, round, given.sourceName, subject, person.id, given.received);
    const id = await addNomination(tx, {
      ...given.nominee,
      round: round.id,
      careCase: given.careCase,
      source: given.source,
      organisation: 'authority',
      sourceName: given.sourceName,
      received: given.received,
      replaces: null,
      person: person.id,
      diaryNumber: number,
      fictitious: round.fictitious,
    });
    const details = { round: round.id, source: given.source };
    return ok({ answer: { id, number }, events: [{ action: 'nomination.recorded', object: { kind: 'nomination', id }, details }] });
  });
}

/** What comes in gets its number at once. No name of a nominated person stands in the diary. */
const received = (tx: Tx, round: Round, from: string, subject: string, person: string, dated?: LocalDate) =>
  registerEntry(tx, {
    direction: 'incoming',
    kind: 'document',
    counterpart: from,
    subject,
    careCase: round.careCase,
    document: null,
    secrecy: null,
    person,
    fictitious: round.fictitious,
    ...(dated === undefined ? {} : { dated }),
  });

const tellOfficer = (tx: Tx, round: Round, source: string, number: string) =>
  tell(tx, {
    to: [{ person: round.openedBy }],
    message: {
      key: 'groups.nominated',
      subject: both((text) => text.messages.nominatedSubject(source, round.areaName)),
      body: both((text) => text.messages.nominatedBody(number)),
    },
    careCase: round.careCase,
    path: paths.caseRound(round.careCase),
    fictitious: round.fictitious,
  });

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const dayOf = (round: Round): string => dayInStockholm(round.openedAt);
