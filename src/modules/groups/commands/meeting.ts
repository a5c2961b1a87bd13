import { formatDate } from '../../../kernel/format.ts';
import { paths } from '../../../kernel/paths.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { KeyReused } from '../../../platform/once.ts';
import { act, type Doing } from '../../access/index.ts';
import { actingText, addEvent as addCaseEvent, type CareCase, type CaseFault, caseForAct } from '../../cases/index.ts';
import { tell } from '../../messages/index.ts';
import type { GroupKind } from '../core/group.ts';
import { instantOf, type MeetingContent } from '../core/meeting.ts';
import { findGroup, type Group, membersOf } from '../queries/groups.ts';
import { findMeeting, type Meeting } from '../queries/meetings.ts';
import { addMeeting, saveMeeting } from '../store.ts';
import { both } from '../text/groups.ts';
import { capacitiesOf, workStates } from './common.ts';

export type MeetingFault =
  | CaseFault
  /** No group has been appointed that could meet. */
  | { readonly kind: 'no-group' }
  /** Someone else has saved the meeting in between. */
  | { readonly kind: 'stale-meeting'; readonly now: Meeting };

type Given = { readonly careCase: string; readonly kind: GroupKind; readonly content: MeetingContent };

async function groupFor(
  tx: Tx,
  doing: Doing,
  { careCase: id, kind }: Given,
): Promise<Result<{ careCase: CareCase; group: Group }, MeetingFault>> {
  const needed = { roles: ['case-officer'], capacities: capacitiesOf[kind], states: workStates[kind] } as const;
  const found = await caseForAct(tx, doing, id, needed);
  if (!found.ok) return found;
  const { person } = doing;
  const sits = person.acting.role === 'case-officer' || (await membersOf(tx, id, kind)).some((one) => one.person === person.id);
  if (!sits) return fail({ kind: 'no-group' });
  const group = await findGroup(tx, id, kind);
  return group?.appointedAt ? ok({ careCase: found.value, group }) : fail({ kind: 'no-group' });
}

const times = ({ day, from, to }: MeetingContent) => ({ startsAt: instantOf(day, from), endsAt: instantOf(day, to) });

/** Plans a meeting of an appointed group; its members are told. Answers with the meeting's id. */
export function planMeeting(doing: Doing, given: Given): Promise<Result<string, MeetingFault | KeyReused>> {
  const { person } = doing;
  return act<string, MeetingFault>(doing, async (tx) => {
    const found = await groupFor(tx, doing, given);
    if (!found.ok) return found;
    const { careCase, group } = found.value;
    const by = { person: person.id, acting: actingText(person) };
    const meeting = await addMeeting(tx, {
      ...by,
      ...times(given.content),
      group: group.id,
      careCase: careCase.id,
      fictitious: careCase.fictitious,
      content: given.content,
    });
    await tellMembers(tx, careCase, given.kind, meeting, given.content, false);
    const says = both((text) => text.events.met(text.kindsThe[given.kind]));
    await addCaseEvent(tx, { ...by, careCase: careCase.id, kind: 'groups.meeting', says, details: { group: given.kind } });
    const details = { group: given.kind, meeting };
    return ok({ answer: meeting, events: [{ action: 'group-meeting.planned', object: { kind: 'case', id: careCase.id }, details }] });
  });
}

/** Saves a meeting anew: its time, agenda and notes, who was there, or that it is cancelled. Answers with the new version. */
export function writeMeeting(
  doing: Doing,
  given: Given & { readonly meeting: string; readonly version: number; readonly cancelled: boolean },
): Promise<Result<number, MeetingFault | KeyReused>> {
  const { person } = doing;
  return act<number, MeetingFault>(doing, async (tx) => {
    const found = await groupFor(tx, doing, given);
    if (!found.ok) return found;
    const { careCase, group } = found.value;
    const before = await findMeeting(tx, group.id, given.meeting);
    if (!before) return fail({ kind: 'missing' });
    const seats = new Set((await membersOf(tx, careCase.id, given.kind)).map(({ seat }) => seat));
    const content = {
      ...given.content,
      present: given.content.present.filter((seat) => seats.has(seat) || before.content.present.includes(seat)),
    };
    const by = { person: person.id, acting: actingText(person) };
    const { meeting, version, cancelled } = given;
    if (!(await saveMeeting(tx, { ...by, ...times(content), meeting, version, cancelled, content }))) {
      return fail({ kind: 'stale-meeting', now: (await findMeeting(tx, group.id, meeting)) ?? before });
    }
    const isMoved = times(content).startsAt.getTime() !== before.startsAt.getTime() || cancelled !== before.cancelled;
    if (isMoved) await tellMembers(tx, careCase, given.kind, meeting, content, cancelled);
    const details = { group: given.kind, meeting, version: version + 1 };
    return ok({ answer: version + 1, events: [{ action: 'group-meeting.saved', object: { kind: 'case', id: careCase.id }, details }] });
  });
}

async function tellMembers(
  tx: Tx,
  careCase: CareCase,
  kind: GroupKind,
  meeting: string,
  content: MeetingContent,
  cancelled: boolean,
): Promise<void> {
  const people = (await membersOf(tx, careCase.id, kind)).flatMap(({ person }) => (person === null ? [] : [{ person }]));
  if (people.length === 0) return;
  await tell(tx, {
    to: people,
    message: {
      key: cancelled ? 'groups.meeting-cancelled' : 'groups.meeting',
      subject: both((text) => text.messages.meetingSubject(text.kindsThe[kind], careCase.areaName)),
      body: both((text, lang) => {
        const when = `${formatDate(content.day, lang)} ${text.meetings.timeOf(content.from, content.to)}`;
        return cancelled ? text.messages.meetingCancelled(when) : text.messages.meetingBody(when);
      }),
    },
    careCase: careCase.id,
    path: paths.caseMeeting(careCase.id, kind, meeting),
    fictitious: careCase.fictitious,
  });
}
