import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { GroupKind, GroupStatus, SeatStatus, Voice } from '../core/group.ts';

export type Group = {
  readonly id: string;
  readonly careCase: string;
  readonly kind: GroupKind;
  readonly status: GroupStatus;
  readonly version: number;
  readonly reason: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly chair: string | null;
  /** Who is to lead it when the head so decides. */
  readonly proposedChair: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: Date | null;
  readonly proposerName: string | null;
  readonly appointedAt: Date | null;
  readonly accepted: string | null;
  readonly fictitious: boolean;
};

const groupColumns = sql`
  g.id, g.care_case as "careCase", g.kind, g.status, g.version, g.reason, g.term_from as "from", g.term_to as "to", g.chair, g.proposed_chair as "proposedChair",
  g.proposed_by as "proposedBy", g.proposed_at as "proposedAt", p.name as "proposerName", g.appointed_at as "appointedAt", g.accepted, g.fictitious`;

export async function findGroup(tx: Tx, careCase: string, kind: GroupKind): Promise<Group | undefined> {
  const { rows } = await sql<Group>`
    select ${groupColumns} from care_group g left join person p on p.id = g.proposed_by
    where g.care_case = ${careCase} and g.kind = ${kind}`.execute(tx);
  return rows[0];
}

/** The same, locked: acts on a group come one after another. */
export async function lockGroup(tx: Tx, careCase: string, kind: GroupKind): Promise<Group | undefined> {
  await sql`select from care_group g where g.care_case = ${careCase} and g.kind = ${kind} for no key update`.execute(tx);
  return findGroup(tx, careCase, kind);
}

export async function groupsOf(tx: Tx, careCase: string): Promise<readonly Group[]> {
  const { rows } = await sql<Group>`
    select ${groupColumns} from care_group g left join person p on p.id = g.proposed_by where g.care_case = ${careCase}`.execute(tx);
  return rows;
}

export type Seat = {
  readonly id: string;
  readonly nomination: string | null;
  readonly person: string | null;
  readonly name: string;
  readonly mail: string | null;
  readonly profession: string;
  readonly collaborationRegion: string | null;
  readonly represents: Voice;
  readonly status: SeatStatus;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly endedOn: LocalDate | null;
  readonly endReason: string | null;
  readonly document: string | null;
  readonly diaryNumber: string | null;
  readonly version: number;
};

const seatColumns = sql`
  s.id, s.nomination, s.person, s.name, s.mail, s.profession, s.collaboration_region as "collaborationRegion", s.represents, s.status,
  s.term_from as "from", s.term_to as "to", s.ended_on as "endedOn", s.end_reason as "endReason", s.document, s.diary_number as "diaryNumber",
  s.version`;

/** Every seat of a group, those who sit or are proposed first. */
export async function seatsOf(tx: Tx, group: string): Promise<readonly Seat[]> {
  const { rows } = await sql<Seat>`
    select ${seatColumns} from group_seat s where s.care_group = ${group}
    order by s.status not in ('proposed', 'appointed'), s.represents <> 'profession', s.collaboration_region nulls last, s.name collate sv_se`.execute(
    tx,
  );
  return rows;
}

export type GroupEvent = {
  readonly id: string;
  readonly what: 'proposed' | 'returned' | 'appointed' | 'linked' | 'left' | 'dropped' | 'chair';
  readonly seatName: string | null;
  readonly note: string | null;
  readonly personName: string | null;
  readonly at: Date;
};

/** What has happened to a group, latest first. */
export async function eventsOf(tx: Tx, group: string): Promise<readonly GroupEvent[]> {
  const { rows } = await sql<GroupEvent>`
    select e.id, e.what, s.name as "seatName", e.note, p.name as "personName", e.made_at as at
    from group_event e left join group_seat s on s.id = e.seat left join person p on p.id = e.made_by
    where e.care_group = ${group} order by e.made_at desc, e.id desc limit 200`.execute(tx);
  return rows;
}

export type Account = { readonly person: string; readonly name: string; readonly mail: string | null };

/** Those who can be given a seat: they have the role at the authority today, and are real or made up as the case is. */
export async function accountsFor(tx: Tx, role: string, fictitious: boolean): Promise<readonly Account[]> {
  const { rows } = await sql<Account>`
    select distinct p.id as person, p.name, p.mail, p.name collate sv_se as sorted
    from assignment a join person p on p.id = a.person
    where a.role = ${role} and a.organisation = 'authority' and a.ended_at is null and p.active and p.fictitious = ${fictitious}
      and a.valid_from <= stockholm_day() and coalesce(a.valid_to, 'infinity') >= stockholm_day()
      and (not a.needs_confirmation or a.confirmed_by is not null)
    order by sorted, person`.execute(tx);
  return rows;
}

export type Member = {
  readonly seat: string;
  readonly person: string | null;
  readonly name: string;
  readonly profession: string;
  readonly collaborationRegion: string | null;
  readonly represents: Voice;
  readonly isChair: boolean;
};

/** Who sits in a group of a case today. */
export async function membersOf(tx: Tx, careCase: string, kind: GroupKind): Promise<readonly Member[]> {
  const { rows } = await sql<Member>`
    select s.id as seat, s.person, s.name, s.profession, s.collaboration_region as "collaborationRegion", s.represents,
      g.chair is not distinct from s.id as "isChair"
    from care_group g join group_seat s on s.care_group = g.id
    where g.care_case = ${careCase} and g.kind = ${kind} and s.status = 'appointed' and stockholm_day() between s.term_from and s.term_to
    order by g.chair is distinct from s.id, s.collaboration_region nulls last, s.name collate sv_se`.execute(tx);
  return rows;
}
