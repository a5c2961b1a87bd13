import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { GroupKind, Source, Voice } from './core/group.ts';
import type { MeetingContent } from './core/meeting.ts';
import type { Nominee } from './core/nominee.ts';
import type { GroupEvent } from './queries/groups.ts';

export type NewRound = {
  readonly id: string;
  readonly careCase: string;
  readonly area: string;
  readonly areaName: string;
  readonly letter: string;
  readonly lastDay: LocalDate;
  readonly person: string;
  readonly document: string;
  readonly diaryNumber: string;
  readonly fictitious: boolean;
  readonly askedByMail: readonly string[];
};

export async function addRound(tx: Tx, round: NewRound): Promise<void> {
  await sql`
    insert into nomination_round (id, care_case, area, area_name, number, letter, last_day, opened_by, document, diary_number, asked_by_mail, fictitious)
    values (${round.id}, ${round.careCase}, ${round.area}, ${round.areaName},
      (select coalesce(max(number), 0) + 1 from nomination_round where care_case = ${round.careCase}), ${round.letter}, ${round.lastDay},
      ${round.person}, ${round.document}, ${round.diaryNumber}, ${[...round.askedByMail]}, ${round.fictitious})`.execute(tx);
}

export type NewNomination = Nominee & {
  readonly round: string;
  readonly careCase: string;
  readonly source: Source;
  readonly organisation: string;
  readonly sourceName: string;
  readonly received: LocalDate;
  readonly replaces: string | null;
  readonly person: string;
  readonly diaryNumber: string;
  readonly fictitious: boolean;
};

export async function addNomination(tx: Tx, given: NewNomination): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into nomination (round, care_case, source, organisation, source_name, received, name, mail, profession, collaboration_region, standing,
      represents, consent, replaces, nominated_by, diary_number, fictitious)
    values (${given.round}, ${given.careCase}, ${given.source}, ${given.organisation}, ${given.sourceName}, ${given.received}, ${given.name},
      ${given.mail}, ${given.profession}, ${given.collaborationRegion}, ${given.standing}, ${given.represents}, true, ${given.replaces},
      ${given.person}, ${given.diaryNumber}, ${given.fictitious})
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a nomination was added and is not there');
  return id;
}

/** Closes a nomination. What it said stands. */
export async function closeNomination(tx: Tx, id: string, to: 'replaced' | 'withdrawn', person: string): Promise<void> {
  await sql`
    update nomination set status = ${to}, version = version + 1, changed_by = ${person}, changed_at = tillstand_now()
    where id = ${id} and status = 'standing'`.execute(tx);
}

/** The group of a case, made when it is first needed. */
export async function ensureGroup(
  tx: Tx,
  { careCase, kind, person, fictitious }: { careCase: string; kind: GroupKind; person: string; fictitious: boolean },
): Promise<void> {
  await sql`
    insert into care_group (care_case, kind, created_by, fictitious) values (${careCase}, ${kind}, ${person}, ${fictitious})
    on conflict (care_case, kind) do nothing`.execute(tx);
}

export type NewSeat = {
  readonly group: string;
  readonly careCase: string;
  readonly nomination: string | null;
  readonly person: string | null;
  readonly name: string;
  readonly mail: string | null;
  readonly profession: string;
  readonly collaborationRegion: string | null;
  readonly represents: Voice;
  readonly proposedBy: string;
  readonly fictitious: boolean;
};

export async function addSeat(tx: Tx, seat: NewSeat): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into group_seat (care_group, care_case, nomination, person, name, mail, profession, collaboration_region, represents, proposed_by, fictitious)
    values (${seat.group}, ${seat.careCase}, ${seat.nomination}, ${seat.person}, ${seat.name}, ${seat.mail}, ${seat.profession},
      ${seat.collaborationRegion}, ${seat.represents}, ${seat.proposedBy}, ${seat.fictitious})
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a seat was added and is not there');
  return id;
}

export type Proposal = {
  readonly group: string;
  readonly reason: string | null;
  readonly chair: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly person: string;
};

export async function proposeGroup(tx: Tx, { group, reason, chair, from, to, person }: Proposal): Promise<void> {
  await sql`
    update care_group set status = 'proposed', version = version + 1, reason = ${reason}, proposed_chair = ${chair}, term_from = ${from}, term_to = ${to},
      proposed_by = ${person}, proposed_at = tillstand_now(), appointed_by = null
    where id = ${group}`.execute(tx);
}

/** Back to what it was before the proposal: what was proposed is dropped. */
export async function returnGroup(tx: Tx, group: string): Promise<void> {
  await sql`
    update group_seat set status = 'dropped', version = version + 1 where care_group = ${group} and status = 'proposed'`.execute(tx);
  await sql`
    update care_group set status = case when appointed_at is null then 'forming' else 'appointed' end, version = version + 1, proposed_chair = null
    where id = ${group}`.execute(tx);
}

export async function appointGroup(tx: Tx, group: string, person: string, accepted: string | null): Promise<void> {
  await sql`
    update care_group set status = 'appointed', version = version + 1, appointed_by = ${person}, appointed_at = tillstand_now(),
      chair = proposed_chair, proposed_chair = null,
      accepted = ${accepted}
    where id = ${group}`.execute(tx);
}

/** A seat that was proposed and is not proposed any more. */
export async function dropSeat(tx: Tx, seat: string): Promise<void> {
  await sql`update group_seat set status = 'dropped', version = version + 1 where id = ${seat} and status = 'proposed'`.execute(tx);
}

export type Appointing = {
  readonly seat: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly person: string;
  readonly document: string;
  readonly diaryNumber: string;
};

export async function appointSeat(tx: Tx, { seat, from, to, person, document, diaryNumber }: Appointing): Promise<void> {
  await sql`
    update group_seat set status = 'appointed', version = version + 1, term_from = ${from}, term_to = ${to}, appointed_by = ${person},
      appointed_at = tillstand_now(), document = ${document}, diary_number = ${diaryNumber}
    where id = ${seat} and status = 'proposed'`.execute(tx);
}

export async function linkSeat(tx: Tx, seat: string, person: string): Promise<void> {
  await sql`update group_seat set person = ${person}, version = version + 1 where id = ${seat}`.execute(tx);
}

export async function endSeat(tx: Tx, seat: string, day: LocalDate, reason: string): Promise<void> {
  await sql`
    update group_seat set status = 'left', ended_on = ${day}, end_reason = ${reason}, version = version + 1
    where id = ${seat} and status = 'appointed'`.execute(tx);
}

/** The group is changed without its members: its version grows, so that what was seen before is stale. */
export async function touchGroup(tx: Tx, group: string): Promise<void> {
  await sql`update care_group set version = version + 1 where id = ${group}`.execute(tx);
}

/** A group whose chair has left has none until one is appointed. */
export async function unseatChair(tx: Tx, group: string, seat: string): Promise<void> {
  await sql`update care_group set chair = null where id = ${group} and chair = ${seat}`.execute(tx);
}

export type NewEvent = {
  readonly group: string;
  readonly careCase: string;
  readonly what: GroupEvent['what'];
  readonly seat: string | null;
  readonly note: string | null;
  readonly person: string;
  readonly acting: string;
};

export async function addEvent(tx: Tx, event: NewEvent): Promise<void> {
  await sql`
    insert into group_event (care_group, care_case, what, seat, note, made_by, acting)
    values (${event.group}, ${event.careCase}, ${event.what}, ${event.seat}, ${event.note}, ${event.person}, ${event.acting})`.execute(tx);
}

type By = { readonly person: string; readonly acting: string };
type Times = { readonly startsAt: Date; readonly endsAt: Date };

export async function addMeeting(
  tx: Tx,
  given: { readonly group: string; readonly careCase: string; readonly fictitious: boolean; readonly content: MeetingContent } & Times & By,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into group_meeting (care_group, care_case, starts_at, ends_at, created_by, fictitious)
    values (${given.group}, ${given.careCase}, ${given.startsAt}, ${given.endsAt}, ${given.person}, ${given.fictitious}) returning id`.execute(
    tx,
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a meeting was added and is not there');
  await addMeetingVersion(tx, { ...given, meeting: id, version: 1 });
  return id;
}

/** Saves a meeting anew. False when it is no longer at that version: then nothing is changed. */
export async function saveMeeting(
  tx: Tx,
  given: { readonly meeting: string; readonly version: number; readonly cancelled: boolean; readonly content: MeetingContent } & Times & By,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update group_meeting set starts_at = ${given.startsAt}, ends_at = ${given.endsAt}, cancelled = ${given.cancelled}, version = version + 1
    where id = ${given.meeting} and version = ${given.version}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await addMeetingVersion(tx, { ...given, version: given.version + 1 });
  return true;
}

async function addMeetingVersion(
  tx: Tx,
  given: { readonly meeting: string; readonly version: number; readonly content: MeetingContent } & By,
): Promise<void> {
  await sql`
    insert into group_meeting_version (meeting, version, content, made_by, acting)
    values (${given.meeting}, ${given.version}, ${JSON.stringify(given.content)}::jsonb, ${given.person}, ${given.acting})`.execute(tx);
}
