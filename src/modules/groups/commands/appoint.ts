import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { FileStore } from '../../../platform/files/index.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, addEvent as addCaseEvent, addProduct, type CareCase, caseForAct, closeTask, openTask } from '../../cases/index.ts';
import { addNumbered } from '../../documents/index.ts';
import { tell } from '../../messages/index.ts';
import type { GroupKind } from '../core/group.ts';
import type { GroupsDeps } from '../deps.ts';
import { type Group, lockGroup, type Seat, seatsOf } from '../queries/groups.ts';
import { collaborationRegions } from '../queries/organisations.ts';
import { addEvent, appointGroup, appointSeat, returnGroup } from '../store.ts';
import { both } from '../text/groups.ts';
import { type GroupFault, inProposal, lacksIn, taskKeys, workStates } from './common.ts';
import { appointmentLetter, fileOf, letterTitle } from './letters.ts';
import { takePart } from './member.ts';

export type AppointmentGiven = {
  readonly careCase: string;
  readonly kind: GroupKind;
  readonly version: number;
  /** Why a composition that lacks something is accepted. */
  readonly accepted: string | null;
};

/**
 * The head appoints all who are proposed, each by a letter with a diary number: not whoever has proposed them; the route asks for a fresh
 * sign-in. In step 1 the appointed expert group is the product of the step. Answers with the group's new version.
 */
export async function appointMembers(
  doing: Doing,
  deps: Pick<GroupsDeps, 'db' | 'files'>,
  given: AppointmentGiven,
): Promise<Result<number, GroupFault | KeyReused>> {
  const { person } = doing;
  return act<number, GroupFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, given.careCase, { roles: ['head'], states: workStates[given.kind] });
    if (!found.ok) return found;
    const careCase = found.value;
    const group = await waitingGroup(tx, given);
    if (!group.ok) return group;
    if (group.value.proposedBy === person.id) return fail({ kind: 'own-proposal' });
    const seats = (await seatsOf(tx, group.value.id)).filter(inProposal);
    const lacks = await lacksIn(tx, given.kind, seats);
    if (lacks.length > 0 && given.accepted === null) return fail({ kind: 'reason-missing', lacks });
    const coming = seats.filter(({ status }) => status === 'proposed');
    const regions = await collaborationRegions(tx);
    const by = { group: group.value.id, careCase: careCase.id, person: person.id, acting: actingText(person) };
    await appointGroup(tx, group.value.id, person.id, lacks.length > 0 ? given.accepted : null);
    await addEvent(tx, { ...by, what: 'appointed', seat: null, note: given.accepted });
    const documents: string[] = [];
    for (const seat of coming) {
      documents.push(await appointOne(tx, deps.files, { careCase, kind: given.kind, group: group.value, seat, regions }, person.id));
      await addEvent(tx, { ...by, what: 'appointed', seat: seat.id, note: null });
    }
    await seatChair(tx, careCase, given.kind, group.value, seats, person.id);
    await closeTask(tx, careCase.id, taskKeys.decide(given.kind));
    if (given.kind === 'expert' && careCase.state === 'mapping') {
      await addProduct(tx, {
        careCase: careCase.id,
        kind: 'expert-group',
        document: documents[0] ?? null,
        ref: group.value.id,
        person: person.id,
      });
    }
    await announce(tx, careCase, given.kind, group.value, person.id, actingText(person));
    return ok({
      answer: group.value.version + 1,
      events: [
        {
          action: 'group.appointed',
          object: { kind: 'case', id: careCase.id },
          reason: given.accepted,
          details: { group: given.kind, appointed: documents.length, lacks: lacks.map((lack) => lack.kind) },
        },
      ],
    });
  });
}

async function waitingGroup(tx: Tx, given: Pick<AppointmentGiven, 'careCase' | 'kind' | 'version'>): Promise<Result<Group, GroupFault>> {
  const group = await lockGroup(tx, given.careCase, given.kind);
  if (!group || group.version !== given.version) return fail({ kind: 'changed', now: group });
  return group.status === 'proposed' ? ok(group) : fail({ kind: 'not-in-this-state' });
}

type One = Omit<Parameters<typeof appointmentLetter>[0], 'number' | 'careCase'> & { readonly careCase: CareCase };

async function appointOne(tx: Tx, files: FileStore, one: One, person: string): Promise<string> {
  const { careCase, kind, group, seat } = one;
  const { from, to } = group;
  if (from === null || to === null) throw new Error('a group is proposed without a term');
  const { fictitious } = careCase;
  const title = letterTitle(kind, careCase);
  const { id: document, number } = await addNumbered(tx, files, {
    document: { kind: 'appointment', title, organisation: 'authority', open: false },
    entry: {
      direction: 'outgoing',
      kind: 'decision',
      counterpart: { privatePerson: seat.name },
      subject: title,
      careCase: careCase.id,
      secrecy: null,
      person,
      fictitious,
    },
    name: fileOf(`forordnande-${kind}-${careCase.area}`, fictitious),
    print: (given) => appointmentLetter({ ...one, number: given }),
  });
  await appointSeat(tx, { seat: seat.id, from, to, person, document, diaryNumber: number });
  await takePart(tx, { careCase, kind, seat: { ...seat, from, to }, isChair: group.proposedChair === seat.id, person });
  const to_ = seat.person ? [{ person: seat.person }] : seat.mail ? [{ mail: seat.mail }] : [];
  if (to_.length > 0) {
    await tell(tx, {
      to: to_,
      message: {
        key: 'groups.appointed',
        subject: both((text) => text.messages.appointedSubject(text.kindsThe[kind], careCase.areaName)),
        body: both((text) => text.messages.appointedBody(number)),
      },
      careCase: careCase.id,
      path: seat.person ? paths.caseConflict(careCase.id) : null,
      fictitious,
    });
  }
  if (seat.person === null) {
    await openTask(tx, {
      careCase: careCase.id,
      key: taskKeys.link(seat.id),
      title: both((text) => text.seat.linkTask(seat.name)),
      role: 'case-officer',
      person: null,
      organisation: 'authority',
      due: null,
      path: paths.caseGroupSeat(careCase.id, kind, seat.id),
    });
  }
  return document;
}

/** Someone who sat already and now leads the group, or no longer does, takes part as that. */
async function seatChair(tx: Tx, careCase: CareCase, kind: GroupKind, group: Group, seats: readonly Seat[], person: string): Promise<void> {
  if (kind !== 'expert') return;
  for (const seat of seats.filter(({ status }) => status === 'appointed')) {
    await takePart(tx, { careCase, kind, seat, isChair: group.proposedChair === seat.id, person });
  }
}

async function announce(tx: Tx, careCase: CareCase, kind: GroupKind, group: Group, person: string, acting: string): Promise<void> {
  const says = both((text) => text.events.appointed(text.kindsThe[kind]));
  await addCaseEvent(tx, { careCase: careCase.id, kind: 'groups.appointed', says, details: { group: kind }, person, acting });
  if (group.proposedBy === null) return;
  await tell(tx, {
    to: [{ person: group.proposedBy }],
    message: {
      key: 'groups.group-appointed',
      subject: both((text) => text.messages.groupAppointedSubject(text.kinds[kind], careCase.areaName)),
      body: both(() => ''),
    },
    careCase: careCase.id,
    path: paths.caseGroup(careCase.id, kind),
    fictitious: careCase.fictitious,
  });
}

/** The head gives a proposal back, with reasons: nobody of those proposed is appointed. */
export function returnProposal(
  doing: Doing,
  given: { readonly careCase: string; readonly kind: GroupKind; readonly version: number; readonly note: string },
): Promise<Result<number, GroupFault | KeyReused>> {
  const { person } = doing;
  return act<number, GroupFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, given.careCase, { roles: ['head'], states: workStates[given.kind] });
    if (!found.ok) return found;
    const group = await waitingGroup(tx, given);
    if (!group.ok) return group;
    await returnGroup(tx, group.value.id);
    const by = { group: group.value.id, careCase: given.careCase, person: person.id, acting: actingText(person) };
    await addEvent(tx, { ...by, what: 'returned', seat: null, note: given.note });
    await closeTask(tx, given.careCase, taskKeys.decide(given.kind));
    if (group.value.proposedBy !== null) {
      await tell(tx, {
        to: [{ person: group.value.proposedBy }],
        message: {
          key: 'groups.returned',
          subject: both((text) => text.messages.returnedSubject(text.kindsThe[given.kind], found.value.areaName)),
          body: { sv: given.note, en: given.note },
        },
        careCase: given.careCase,
        path: paths.caseGroup(given.careCase, given.kind),
        fictitious: found.value.fictitious,
      });
    }
    const details = { group: given.kind };
    const event = { action: 'group.returned', object: { kind: 'case', id: given.careCase }, reason: given.note, details };
    return ok({ answer: group.value.version + 1, events: [event] });
  });
}
