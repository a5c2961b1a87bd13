import type { LocalDate } from '../../../kernel/date.ts';
import { paths, patterns } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import {
  actingText,
  addEvent as addCaseEvent,
  addParticipant,
  type CareCase,
  caseForAct,
  closeTask,
  endParticipation,
  openTask,
  todayIn,
} from '../../cases/index.ts';
import { registerEntry } from '../../diary/index.ts';
import { tell } from '../../messages/index.ts';
import type { GroupKind } from '../core/group.ts';
import { accountsFor, type Group, lockGroup, type Seat, seatsOf } from '../queries/groups.ts';
import { addEvent, endSeat, linkSeat, touchGroup, unseatChair } from '../store.ts';
import { both, groupsText } from '../text/groups.ts';
import { capacitiesOf, capacityOf, type GroupFault, inProposal, roleOf, taskKeys, workStates } from './common.ts';

type Part = {
  readonly careCase: CareCase;
  readonly kind: GroupKind;
  readonly seat: Pick<Seat, 'person' | 'from' | 'to'>;
  readonly isChair: boolean;
  readonly person: string;
};

/** Lets a member with an account take part in the case, as what the seat is, to the term's last day; a declaration of conflicts is asked for. */
export async function takePart(tx: Tx, { careCase, kind, seat, isChair, person }: Part): Promise<void> {
  if (seat.person === null || seat.from === null || seat.to === null) return;
  const today = await todayIn(tx);
  if (seat.to < today) return;
  const capacity = capacityOf(kind, isChair);
  for (const other of capacitiesOf[kind].filter((one) => one !== capacity)) {
    await endParticipation(tx, { careCase: careCase.id, person: seat.person, capacity: other, to: today });
  }
  const from = seat.from > today ? seat.from : today;
  await addParticipant(tx, { careCase: careCase.id, person: seat.person, capacity, from, to: seat.to, addedBy: person });
}

type SeatAsked = {
  readonly careCase: string;
  readonly kind: GroupKind;
  readonly seat: string;
  /** The version of the seat that was seen. */
  readonly version: number;
};

type Found = { readonly careCase: CareCase; readonly group: Group; readonly seat: Seat; readonly seats: readonly Seat[] };

async function seatFor(tx: Tx, doing: Doing, asked: SeatAsked): Promise<Result<Found, GroupFault>> {
  const found = await caseForAct(tx, doing, asked.careCase, { roles: ['case-officer'], states: workStates[asked.kind] });
  if (!found.ok) return found;
  const group = await lockGroup(tx, asked.careCase, asked.kind);
  const seats = group ? await seatsOf(tx, group.id) : [];
  const seat = seats.find(({ id }) => id === asked.seat);
  if (!group || !seat) return fail({ kind: 'missing' });
  if (seat.version !== asked.version) return fail({ kind: 'changed', now: group });
  return seat.status === 'appointed' ? ok({ careCase: found.value, group, seat, seats }) : fail({ kind: 'not-in-this-state' });
}

/** Ties an appointed member to the account that they sign in with; the member is told, and asked to declare conflicts of interest. */
export function linkAccount(
  doing: Doing,
  asked: SeatAsked & { readonly account: string },
): Promise<Result<string, GroupFault | KeyReused>> {
  const { person } = doing;
  return act<string, GroupFault>(doing, async (tx) => {
    const found = await seatFor(tx, doing, asked);
    if (!found.ok) return found;
    const { careCase, group, seat, seats } = found.value;
    if (seat.person !== null) return fail({ kind: 'not-in-this-state' });
    const accounts = await accountsFor(tx, roleOf[asked.kind], careCase.fictitious);
    const isFree =
      accounts.some((one) => one.person === asked.account) && !seats.some((one) => inProposal(one) && one.person === asked.account);
    if (!isFree) return fail({ kind: 'faults', faults: { account: 'accountFault' } });
    await linkSeat(tx, seat.id, asked.account);
    await takePart(tx, {
      careCase,
      kind: asked.kind,
      seat: { ...seat, person: asked.account },
      isChair: group.chair === seat.id,
      person: person.id,
    });
    await addEvent(tx, {
      group: group.id,
      careCase: careCase.id,
      what: 'linked',
      seat: seat.id,
      note: null,
      person: person.id,
      acting: actingText(person),
    });
    await closeTask(tx, careCase.id, taskKeys.link(seat.id));
    await closeTask(tx, careCase.id, taskKeys.account(seat.id));
    await tell(tx, {
      to: [{ person: asked.account }],
      message: {
        key: 'groups.appointed',
        subject: both((text) => text.messages.appointedSubject(text.kindsThe[asked.kind], careCase.areaName)),
        body: both((text) => text.messages.appointedBody(seat.diaryNumber ?? '')),
      },
      careCase: careCase.id,
      path: paths.caseConflict(careCase.id),
      fictitious: careCase.fictitious,
    });
    const details = { group: asked.kind, seat: seat.id, person: asked.account };
    return ok({ answer: seat.id, events: [{ action: 'group.linked', object: { kind: 'case', id: careCase.id }, details }] });
  });
}

/** Asks an administrator to make an account for a member. */
export function askForAccount(doing: Doing, asked: SeatAsked): Promise<Result<string, GroupFault | KeyReused>> {
  return act<string, GroupFault>(doing, async (tx) => {
    const found = await seatFor(tx, doing, asked);
    if (!found.ok) return found;
    const { careCase, seat } = found.value;
    await openTask(tx, {
      careCase: careCase.id,
      key: taskKeys.account(seat.id),
      title: both((text) => text.seat.task(seat.name)),
      role: 'administrator',
      person: null,
      organisation: 'authority',
      due: null,
      path: patterns.personNew,
    });
    const details = { group: asked.kind, seat: seat.id };
    return ok({ answer: seat.id, events: [{ action: 'group.account-asked', object: { kind: 'case', id: careCase.id }, details }] });
  });
}

/** A member leaves before the term is over. Whoever is to come instead is proposed as others are. */
export function leaveGroup(
  doing: Doing,
  asked: SeatAsked & { readonly day: LocalDate; readonly reason: string },
): Promise<Result<string, GroupFault | KeyReused>> {
  const { person } = doing;
  return act<string, GroupFault>(doing, async (tx) => {
    const found = await seatFor(tx, doing, asked);
    if (!found.ok) return found;
    const { careCase, group, seat } = found.value;
    if (asked.day > (await todayIn(tx)) || (seat.from !== null && asked.day < seat.from))
      return fail({ kind: 'faults', faults: { day: 'dayFault' } });
    await unseatChair(tx, group.id, seat.id);
    await endSeat(tx, seat.id, asked.day, asked.reason);
    await touchGroup(tx, group.id);
    if (seat.person !== null) {
      for (const capacity of capacitiesOf[asked.kind]) {
        await endParticipation(tx, { careCase: careCase.id, person: seat.person, capacity, to: asked.day });
      }
    }
    await closeTask(tx, careCase.id, taskKeys.link(seat.id));
    await closeTask(tx, careCase.id, taskKeys.account(seat.id));
    const acting = actingText(person);
    await addEvent(tx, {
      group: group.id,
      careCase: careCase.id,
      what: 'left',
      seat: seat.id,
      note: asked.reason,
      person: person.id,
      acting,
    });
    const says = both((text) => text.events.left(text.kindsThe[asked.kind]));
    await addCaseEvent(tx, { careCase: careCase.id, kind: 'groups.left', says, details: { group: asked.kind }, person: person.id, acting });
    const subject = groupsText.sv.diary.leaving(groupsText.sv.kindsThe[asked.kind], careCase.areaName);
    const base = { careCase: careCase.id, document: null, secrecy: null, person: person.id, fictitious: careCase.fictitious };
    await registerEntry(tx, { ...base, direction: 'drawn-up', kind: 'document', counterpart: null, subject });
    const details = { group: asked.kind, seat: seat.id, day: asked.day };
    return ok({
      answer: seat.id,
      events: [{ action: 'group.left', object: { kind: 'case', id: careCase.id }, reason: asked.reason, details }],
    });
  });
}
