import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { NominationStatus, Source } from '../core/group.ts';
import type { Nominee } from '../core/nominee.ts';

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
