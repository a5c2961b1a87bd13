import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { MeetingContent } from '../core/meeting.ts';

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
