import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { Answered, Certainty, Direction, PartContent } from './core/statement.ts';

export type Statement = {
  readonly id: string;
  readonly careCase: string;
  readonly area: string;
  readonly status: 'draft' | 'locked';
  readonly version: number;
  readonly lockedAt: Date | null;
  readonly document: string | null;
  readonly diaryNumber: string | null;
  readonly fictitious: boolean;
};

const columns = sql`
  s.id, s.care_case as "careCase", s.area, s.status, s.version, s.locked_at as "lockedAt", s.document, s.diary_number as "diaryNumber", s.fictitious`;

export async function findStatement(tx: Tx, careCase: string): Promise<Statement | undefined> {
  return (await sql<Statement>`select ${columns} from b1_statement s where s.care_case = ${careCase}`.execute(tx)).rows[0];
}

export type Part = {
  readonly part: string;
  readonly version: number;
  readonly content: PartContent;
  readonly removed: boolean;
  readonly changedBy: string | null;
  readonly changedAt: Date;
};

/** Every part, also those that have been taken away. */
export async function allParts(tx: Tx, statement: string): Promise<readonly Part[]> {
  const { rows } = await sql<Part>`
    select b.part, b.version, b.content, b.removed, p.name as "changedBy", b.changed_at as "changedAt"
    from b1_part b left join person p on p.id = b.changed_by where b.statement = ${statement}
    order by length(b.part), b.part`.execute(tx);
  return rows;
}

export type PartVersion = {
  readonly version: number;
  readonly content: PartContent;
  readonly removed: boolean;
  readonly personName: string | null;
  readonly at: Date;
};

/** A part as it has been, latest first. */
export async function versionsOf(tx: Tx, statement: string, part: string): Promise<readonly PartVersion[]> {
  const { rows } = await sql<PartVersion>`
    select v.version, v.content, v.removed, p.name as "personName", v.made_at as at
    from b1_part_version v left join person p on p.id = v.made_by
    where v.statement = ${statement} and v.part = ${part} order by v.version desc limit 200`.execute(tx);
  return rows;
}

/** What members have said, oldest first. */
export async function answersOf(tx: Tx, statement: string): Promise<readonly Answered[]> {
  const { rows } = await sql<Answered>`
    select person, answer, text, statement_version as version from b1_answer where statement = ${statement} order by id`.execute(tx);
  return rows;
}

export type LockedPrediction = {
  readonly id: string;
  readonly statement: string;
  readonly careCase: string;
  readonly number: number;
  readonly what: string;
  readonly placeKind: 'region' | 'collaboration-region' | 'national';
  /** County code or collaboration region; null for the whole country. */
  readonly place: string | null;
  readonly by: LocalDate;
  readonly measure: string;
  readonly direction: Direction;
  readonly certainty: Certainty;
  readonly lockedAt: Date;
};

/** What B1 has foreseen for an area, in locked statements, by the day it should have happened: for follow-up to hold against outcome. */
export async function predictionsOf(
  tx: Tx,
  area: string,
  { fictitious }: { readonly fictitious: boolean },
): Promise<readonly LockedPrediction[]> {
  const { rows } = await sql<LockedPrediction>`
    select id, statement, care_case as "careCase", number, what, place_kind as "placeKind", place, by_day as "by", measure, direction, certainty,
      locked_at as "lockedAt"
    from b1_prediction where area = ${area} and fictitious = ${fictitious} order by by_day, number`.execute(tx);
  return rows;
}

export type Named = { readonly id: string; readonly name: string };

/** The places that a prediction can be about, besides the whole country. */
export async function placesOf(
  db: Queryable,
): Promise<{ readonly regions: readonly Named[]; readonly collaborationRegions: readonly Named[] }> {
  const regions = await sql<Named>`select code as id, name from region order by name collate sv_se`.execute(db);
  const collaborationRegions = await sql<Named>`select id, name from collaboration_region order by name collate sv_se`.execute(db);
  return { regions: regions.rows, collaborationRegions: collaborationRegions.rows };
}
