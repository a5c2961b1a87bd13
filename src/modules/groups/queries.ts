import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { GroupKind, GroupStatus, NominationStatus, SeatStatus, Source, Voice } from './core/group.ts';
import type { MeetingContent } from './core/meeting.ts';

export type Round = {
  readonly id: string;
  readonly careCase: string;
  readonly area: string;
  readonly areaName: string;
  readonly number: number;
  readonly letter: string;
  readonly lastDay: LocalDate;
  readonly openedAt: Date;
  readonly document: string;
  readonly diaryNumber: string;
  readonly openedBy: string;
  /** Those without accounts who got the letter by mail. */
  readonly askedByMail: readonly string[];
  readonly fictitious: boolean;
};

const roundColumns = sql`
  r.id, r.care_case as "careCase", r.area, r.area_name as "areaName", r.number, r.letter, r.last_day as "lastDay", r.opened_at as "openedAt",
  r.document, r.diary_number as "diaryNumber", r.opened_by as "openedBy", r.asked_by_mail as "askedByMail", r.fictitious`;

/** The rounds of a case, latest first. */
export async function roundsOf(tx: Tx, careCase: string): Promise<readonly Round[]> {
  const { rows } = await sql<Round>`
    select ${roundColumns} from nomination_round r where r.care_case = ${careCase} order by r.number desc`.execute(tx);
  return rows;
}

export async function findRound(tx: Tx, id: string, fictitious: boolean): Promise<Round | undefined> {
  const { rows } = await sql<Round>`
    select ${roundColumns} from nomination_round r where r.id = ${id} and r.fictitious = ${fictitious}`.execute(tx);
  return rows[0];
}

/** What a region is, and has been, asked: those that are open first. */
export async function listRounds(tx: Tx, fictitious: boolean): Promise<readonly Round[]> {
  const { rows } = await sql<Round>`
    select ${roundColumns} from nomination_round r where r.fictitious = ${fictitious} order by r.last_day desc, r.id desc limit 100`.execute(
    tx,
  );
  return rows;
}

/** Someone nominated, as it was said. */
export type Nominee = {
  readonly name: string;
  readonly mail: string;
  readonly profession: string;
  readonly collaborationRegion: string | null;
  readonly standing: string;
  readonly represents: Voice;
};

export type Nomination = Nominee & {
  readonly id: string;
  readonly round: string;
  readonly careCase: string;
  readonly source: Source;
  readonly organisation: string;
  readonly sourceName: string;
  readonly received: LocalDate;
  readonly replaces: string | null;
  readonly status: NominationStatus;
  readonly version: number;
  readonly nominatedAt: Date;
  readonly changedAt: Date | null;
  readonly diaryNumber: string;
};

const nominationColumns = sql`
  n.id, n.round, n.care_case as "careCase", n.source, n.organisation, n.source_name as "sourceName", n.received, n.name, n.mail, n.profession,
  n.collaboration_region as "collaborationRegion", n.standing, n.represents, n.replaces,
  case when n.disposed_at is null then n.status else 'disposed' end as status, n.version, n.nominated_at as "nominatedAt",
  n.changed_at as "changedAt", n.diary_number as "diaryNumber"`;

/** All nominations of a case, for the agency. */
export async function nominationsOf(tx: Tx, careCase: string): Promise<readonly Nomination[]> {
  const { rows } = await sql<Nomination>`
    select ${nominationColumns} from nomination n where n.care_case = ${careCase}
    order by n.status <> 'standing', n.collaboration_region nulls last, n.name collate sv_se`.execute(tx);
  return rows;
}

/** What one region has nominated in a round. */
export async function nominationsBy(tx: Tx, round: string, organisation: string): Promise<readonly Nomination[]> {
  const { rows } = await sql<Nomination>`
    select ${nominationColumns} from nomination n where n.round = ${round} and n.organisation = ${organisation} and n.source = 'region'
    order by n.status <> 'standing', n.nominated_at`.execute(tx);
  return rows;
}

/** One nomination of an organisation, locked for the act. */
export async function lockNomination(tx: Tx, id: string, organisation: string): Promise<Nomination | undefined> {
  const { rows } = await sql<Nomination>`
    select ${nominationColumns} from nomination n where n.id = ${id} and n.organisation = ${organisation} for no key update`.execute(tx);
  return rows[0];
}

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

export type Meeting = {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelled: boolean;
  readonly version: number;
  readonly content: MeetingContent;
  readonly changedBy: string | null;
  readonly changedAt: Date;
};

const meetingColumns = sql`
  m.id, m.starts_at as "startsAt", m.ends_at as "endsAt", m.cancelled, m.version, v.content, p.name as "changedBy", v.made_at as "changedAt"`;
const meetingTables = sql`
  group_meeting m join group_meeting_version v on v.meeting = m.id and v.version = m.version left join person p on p.id = v.made_by`;

export async function meetingsOf(tx: Tx, group: string): Promise<readonly Meeting[]> {
  const { rows } = await sql<Meeting>`
    select ${meetingColumns} from ${meetingTables} where m.care_group = ${group} order by m.starts_at desc limit 200`.execute(tx);
  return rows;
}

export async function findMeeting(tx: Tx, group: string, id: string): Promise<Meeting | undefined> {
  const { rows } = await sql<Meeting>`
    select ${meetingColumns} from ${meetingTables} where m.care_group = ${group} and m.id = ${id}`.execute(tx);
  return rows[0];
}

export type MeetingVersion = {
  readonly version: number;
  readonly content: MeetingContent;
  readonly personName: string | null;
  readonly at: Date;
};

export async function versionsOf(tx: Tx, meeting: string): Promise<readonly MeetingVersion[]> {
  const { rows } = await sql<MeetingVersion>`
    select v.version, v.content, p.name as "personName", v.made_at as at
    from group_meeting_version v left join person p on p.id = v.made_by where v.meeting = ${meeting} order by v.version desc limit 200`.execute(
    tx,
  );
  return rows;
}

export type Named = { readonly id: string; readonly name: string };

/** The six collaboration regions, by name. */
export async function collaborationRegions(db: Queryable): Promise<readonly Named[]> {
  return (await sql<Named>`select id, name from collaboration_region order by name collate sv_se`.execute(db)).rows;
}

/** The regions as organisations that people act for. */
export async function regionOrganisations(db: Queryable): Promise<readonly Named[]> {
  return (await sql<Named>`select id, name from work_organisation where kind = 'region' and active order by name collate sv_se`.execute(db))
    .rows;
}

export async function nameOfOrganisation(db: Queryable, id: string): Promise<string | undefined> {
  return (await sql<{ name: string }>`select name from work_organisation where id = ${id}`.execute(db)).rows[0]?.name;
}

/** The collaboration regions that a region belongs to: one, or two where the county is split. */
export async function regionsOfOrganisation(db: Queryable, organisation: string): Promise<readonly string[]> {
  const code = organisation.replace(/^region-/, '');
  const { rows } = await sql<{ regions: string[] }>`select collaboration_regions as regions from region where code = ${code}`.execute(db);
  return rows[0]?.regions ?? [];
}
