import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { Answered, Certainty, Direction, PartContent } from './core/statement.ts';

/** The groups that write a statement together; their tables are of one shape (0077, 0086). */
export type JointGroup = 'b1' | 'b2';
const table = (group: JointGroup, name: 'statement' | 'part' | 'part_version' | 'answer') => sql.table(`${group}_${name}`);

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

/** The statement of a group in a case: the one that was begun last. */
export async function findStatement(tx: Tx, careCase: string, group: JointGroup = 'b1'): Promise<Statement | undefined> {
  const { rows } = await sql<Statement>`
    select ${columns} from ${table(group, 'statement')} s where s.care_case = ${careCase} order by s.begun_at desc, s.id desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

export type Part<Content = PartContent> = {
  readonly part: string;
  readonly version: number;
  readonly content: Content;
  readonly removed: boolean;
  readonly changedBy: string | null;
  readonly changedAt: Date;
};

/** Every part, also those that have been taken away. */
export async function allParts<Content = PartContent>(
  tx: Tx,
  statement: string,
  group: JointGroup = 'b1',
): Promise<readonly Part<Content>[]> {
  const { rows } = await sql<Part<Content>>`
    select b.part, b.version, b.content, b.removed, p.name as "changedBy", b.changed_at as "changedAt"
    from ${table(group, 'part')} b left join person p on p.id = b.changed_by where b.statement = ${statement}
    order by length(b.part), b.part`.execute(tx);
  return rows;
}

export type PartVersion<Content = PartContent> = {
  readonly version: number;
  readonly content: Content;
  readonly removed: boolean;
  readonly personName: string | null;
  readonly at: Date;
};

/** A part as it has been, latest first. */
export async function versionsOf<Content = PartContent>(
  tx: Tx,
  statement: string,
  part: string,
  group: JointGroup = 'b1',
): Promise<readonly PartVersion<Content>[]> {
  const { rows } = await sql<PartVersion<Content>>`
    select v.version, v.content, v.removed, p.name as "personName", v.made_at as at
    from ${table(group, 'part_version')} v left join person p on p.id = v.made_by
    where v.statement = ${statement} and v.part = ${part} order by v.version desc limit 200`.execute(tx);
  return rows;
}

/** What members have said, oldest first. */
export async function answersOf(tx: Tx, statement: string, group: JointGroup = 'b1'): Promise<readonly Answered[]> {
  const { rows } = await sql<Answered>`
    select person, answer, text, statement_version as version from ${table(group, 'answer')} where statement = ${statement} order by id`.execute(
    tx,
  );
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
