import type { LocalDate } from '../../../kernel/date.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, addEvent as addCaseEvent, type CareCase, caseForAct, closeTask, openTask, todayIn } from '../../cases/index.ts';
import { tell } from '../../messages/index.ts';
import type { GroupKind } from '../core/group.ts';
import { termFault } from '../core/term.ts';
import { accountsFor, findGroup, type Group, lockGroup, type Seat, seatsOf } from '../queries/groups.ts';
import { nominationsOf, roundsOf } from '../queries/nominations.ts';
import { regionOrganisations } from '../queries/organisations.ts';
import { addEvent, addSeat, dropSeat, ensureGroup, type NewSeat, proposeGroup } from '../store.ts';
import { both, groupsText } from '../text/groups.ts';
import { type GroupFault, lacksIn, roleOf, sitting, taskKeys, workStates } from './common.ts';

export type ProposalGiven = {
  readonly careCase: string;
  readonly kind: GroupKind;
  /** The version of the group that was seen; 0 when there was none. */
  readonly version: number;
  /** Ids of nominations (experts) or of people (B1, B2) that are to be new members. Those who sit already stay. */
  readonly members: readonly string[];
  /** One of `members`, or a seat that is filled already. */
  readonly chair: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Why the group is proposed although its composition lacks something. */
  readonly reason: string | null;
};

type Chosen = Omit<NewSeat, 'group' | 'careCase' | 'proposedBy' | 'fictitious'> & { readonly key: string };

/**
 * Proposes members of a group, or more of them, for the head to appoint. What the composition lacks must be answered for in
 * writing. A proposal that waits is replaced by the new one. Answers with the group's new version.
 */
export function proposeMembers(doing: Doing, given: ProposalGiven): Promise<Result<number, GroupFault | KeyReused>> {
  const { person } = doing;
  return act<number, GroupFault>(doing, async (tx) => {
    const found = await caseForAct(tx, doing, given.careCase, { roles: ['case-officer'], states: workStates[given.kind] });
    if (!found.ok) return found;
    const careCase = found.value;
    const before = await lockGroup(tx, careCase.id, given.kind);
    if ((before?.version ?? 0) !== given.version) return fail({ kind: 'changed', now: before });
    const wrong = termFault(given, await todayIn(tx));
    if (wrong) return fail({ kind: 'faults', faults: { to: wrong } });
    const seats = before ? await seatsOf(tx, before.id) : [];
    const chosen = await chosenFrom(tx, given.kind, careCase, given.members, seats);
    if (!chosen) return fail({ kind: 'faults', faults: { members: 'gone' } });
    const seated = seats.filter(sitting);
    const isNewChair = before?.chair !== given.chair;
    if (chosen.length === 0 && (seated.length === 0 || !isNewChair)) return fail({ kind: 'faults', faults: { members: 'members' } });
    if (!seated.some(({ id }) => id === given.chair) && !chosen.some(({ key }) => key === given.chair)) {
      return fail({ kind: 'faults', faults: { chair: 'chair' } });
    }
    const lacks = await lacksIn(tx, given.kind, [...seated, ...chosen]);
    if (lacks.length > 0 && given.reason === null) return fail({ kind: 'reason-missing', lacks });
    await ensureGroup(tx, { careCase: careCase.id, kind: given.kind, person: person.id, fictitious: careCase.fictitious });
    const group = await getGroup(tx, careCase.id, given.kind);
    const chair = await putSeats(tx, group, careCase, person.id, seats, chosen, given.chair);
    const { from, to } = given;
    await proposeGroup(tx, { group: group.id, reason: lacks.length > 0 ? given.reason : null, chair, from, to, person: person.id });
    const by = { group: group.id, careCase: careCase.id, person: person.id, acting: actingText(person) };
    await addEvent(tx, { ...by, what: 'proposed', seat: null, note: given.reason });
    await announce(tx, careCase, given.kind, person.id, actingText(person));
    return ok({
      answer: group.version + 1,
      events: [
        {
          action: 'group.proposed',
          object: { kind: 'case', id: careCase.id },
          details: { group: given.kind, members: chosen.length, lacks: lacks.map((lack) => lack.kind) },
        },
      ],
    });
  });
}

async function getGroup(tx: Tx, careCase: string, kind: GroupKind): Promise<Group> {
  const group = await findGroup(tx, careCase, kind);
  if (!group) throw new Error('a group was made and is not there');
  return group;
}

/** What is known of those who are chosen; undefined when one of them cannot be. */
async function chosenFrom(
  tx: Tx,
  kind: GroupKind,
  careCase: CareCase,
  ids: readonly string[],
  seats: readonly Seat[],
): Promise<readonly Chosen[] | undefined> {
  const offered = await candidatesFor(tx, kind, careCase, seats);
  const chosen = [...new Set(ids)].map((id) => offered.find(({ key }) => key === id));
  const known = chosen.filter((one): one is Chosen => one !== undefined);
  return known.length === chosen.length ? known : undefined;
}

/** Those who can be proposed: nominated experts, or people with the role of B1 or B2, who do not sit in the group already. */
export async function candidatesFor(tx: Tx, kind: GroupKind, careCase: CareCase, seats: readonly Seat[]): Promise<readonly Chosen[]> {
  const sit = seats.filter(sitting);
  if (kind === 'expert') {
    const nominations = await nominationsOf(tx, careCase.id);
    return nominations
      .filter((one) => one.status === 'standing' && !sit.some(({ nomination }) => nomination === one.id))
      .map(({ id, name, mail, profession, collaborationRegion, represents }) => ({
        key: id,
        nomination: id,
        person: null,
        name,
        mail,
        profession,
        collaborationRegion,
        represents,
      }));
  }
  const accounts = await accountsFor(tx, roleOf[kind], careCase.fictitious);
  return accounts
    .filter(({ person }) => !sit.some((seat) => seat.person === person))
    .map(({ person, name, mail }) => ({
      key: person,
      nomination: null,
      person,
      name,
      mail,
      profession: groupsText.sv.propose.professionOf[kind],
      collaborationRegion: null,
      represents: 'profession',
    }));
}

/** Makes the seats of a proposal; those of an earlier one that are proposed again stay. Gives the seat of the chair. */
async function putSeats(
  tx: Tx,
  group: Group,
  careCase: CareCase,
  proposedBy: string,
  seats: readonly Seat[],
  chosen: readonly Chosen[],
  chair: string,
): Promise<string> {
  const waiting = seats.filter(({ status }) => status === 'proposed');
  const keyOf = ({ nomination, person }: Seat): string => nomination ?? person ?? '';
  for (const seat of waiting) if (!chosen.some(({ key }) => key === keyOf(seat))) await dropSeat(tx, seat.id);
  let chairSeat = seats.find((seat) => sitting(seat) && seat.id === chair)?.id;
  for (const { key, ...one } of chosen) {
    const old = waiting.find((seat) => keyOf(seat) === key);
    const id =
      old?.id ?? (await addSeat(tx, { ...one, group: group.id, careCase: careCase.id, proposedBy, fictitious: careCase.fictitious }));
    if (key === chair) chairSeat = id;
  }
  if (chairSeat === undefined) throw new Error('a group is proposed without a chair');
  return chairSeat;
}

async function announce(tx: Tx, careCase: CareCase, kind: GroupKind, person: string, acting: string): Promise<void> {
  const path = paths.caseGroupDecide(careCase.id, kind);
  for (const round of kind === 'expert' ? await roundsOf(tx, careCase.id) : []) {
    for (const region of await regionOrganisations(tx)) await closeTask(tx, careCase.id, taskKeys.nominate(round.id, region.id));
  }
  await openTask(tx, {
    careCase: careCase.id,
    key: taskKeys.decide(kind),
    title: both((text) => text.messages.decideTask(text.kindsThe[kind])),
    role: 'head',
    person: null,
    organisation: 'authority',
    due: null,
    path,
  });
  await tell(tx, {
    to: [{ role: 'head', organisation: 'authority' }],
    message: {
      key: 'groups.proposed',
      subject: both((text) => text.messages.proposedSubject(text.kindsThe[kind], careCase.areaName)),
      body: both((text) => text.messages.proposedBody),
    },
    careCase: careCase.id,
    path,
    fictitious: careCase.fictitious,
  });
  const says = both((text) => text.events.proposed(text.kindsThe[kind]));
  await addCaseEvent(tx, { careCase: careCase.id, kind: 'groups.proposed', says, details: { group: kind }, person, acting });
}
