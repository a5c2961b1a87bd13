import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Judgement, Verdict } from './core/judgement.ts';

/** The call that a case's applications came to: the one announced last. */
export async function callOfCase(tx: Tx, careCase: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from area_call where care_case = ${careCase} and state = 'open' order by opened_at desc, id desc limit 1`.execute(tx);
  return rows[0]?.id;
}

export type Assessment = {
  readonly id: string;
  readonly careCase: string;
  readonly application: string;
  readonly person: string;
  readonly state: 'open' | 'handed-in' | 'ended';
  readonly due: LocalDate | null;
  readonly handedInAt: Date | null;
};

/** Who assesses what in a case; those that have been ended are left out. */
export async function assessmentsIn(tx: Tx, careCase: string): Promise<readonly Assessment[]> {
  const { rows } = await sql<Assessment>`
    select id, care_case as "careCase", application, person, state, due, handed_in_at as "handedInAt"
    from assessment where care_case = ${careCase} and state <> 'ended' order by assigned_at, id`.execute(tx);
  return rows;
}

export async function ownAssessment(tx: Tx, application: string, person: string): Promise<Assessment | undefined> {
  const { rows } = await sql<Assessment>`
    select id, care_case as "careCase", application, person, state, due, handed_in_at as "handedInAt"
    from assessment where application = ${application} and person = ${person} and state <> 'ended'`.execute(tx);
  return rows[0];
}

/** How much lies with each person: open assessments, in all cases that the one who asks may see. */
export async function workloads(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ person: string; open: number }>`
    select person, count(*)::int as open from assessment where state = 'open' and person = any(${people}::uuid[]) group by person`.execute(
    tx,
  );
  return new Map(rows.map(({ person, open }) => [person, open]));
}

/** Which of some people belong to the region of an application: they do not assess it. */
export async function tiedTo(tx: Tx, application: string, people: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select person from unnest(${people}::uuid[]) as person where is_tied_to(person, ${application})`.execute(tx);
  return new Set(rows.map(({ person }) => person));
}

/** Whether the one who acts belongs to the applicant's region without anyone having judged that it does not matter. */
export async function isKeptFrom(tx: Tx, application: string): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`select is_kept_from(${application}) as kept`.execute(tx);
  return rows[0]?.kept ?? true;
}

/** The same of any application in a case: then what weighs all against each other is not theirs. */
export async function isKeptFromAny(tx: Tx, careCase: string): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`select is_kept_from_any(${careCase}) as kept`.execute(tx);
  return rows[0]?.kept ?? true;
}

const judgementColumns = sql`
  j.assessment, j.condition, j.verdict, j.reason, j.passage, j.submission_number as "submissionNumber", j.version, j.changed_at as "changedAt"`;

export async function judgementsOf(tx: Tx, assessment: string): Promise<readonly Judgement[]> {
  const { rows } = await sql<Judgement>`
    select ${judgementColumns} from assessment_judgement j where j.assessment = ${assessment}`.execute(tx);
  return rows;
}

/** Judgements of an application that have been handed in; the database shows none before one's own is. */
export async function judgementsOn(tx: Tx, application: string): Promise<readonly Judgement[]> {
  const { rows } = await sql<Judgement>`
    select ${judgementColumns} from assessment_judgement j join assessment a on a.id = j.assessment
    where a.application = ${application} and a.state = 'handed-in'`.execute(tx);
  return rows;
}

export type JudgementVersion = {
  readonly version: number;
  readonly verdict: Verdict | null;
  readonly reason: string;
  readonly passage: string;
  readonly submissionNumber: number;
  readonly at: Date;
};

/** One's own judgement of a condition as it has been, the latest first. */
export async function judgementVersions(tx: Tx, assessment: string, condition: string): Promise<readonly JudgementVersion[]> {
  const { rows } = await sql<JudgementVersion>`
    select version, verdict, reason, passage, submission_number as "submissionNumber", made_at as at
    from assessment_judgement_version where assessment = ${assessment} and condition = ${condition} order by version desc limit 200`.execute(
    tx,
  );
  return rows;
}

/** Whether the one who asks may read what others have handed in of an application. */
export async function mayCompare(tx: Tx, careCase: string, application: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select compares(${careCase}, ${application}) as may`.execute(tx);
  return rows[0]?.may ?? false;
}

export type Note = {
  readonly id: string;
  readonly condition: string | null;
  readonly kind: 'discussion' | 'question';
  readonly text: string;
  readonly by: string | null;
  readonly at: Date;
};

/** What has been said of an application, oldest first. */
export async function notesOn(tx: Tx, application: string): Promise<readonly Note[]> {
  const { rows } = await sql<Note>`
    select n.id, n.condition, n.kind, n.text, p.name as by, n.made_at as at
    from assessment_note n left join person p on p.id = n.made_by where n.application = ${application} order by n.id`.execute(tx);
  return rows;
}

/** The latest edition's number, and whether it is locked. */
export async function latestEdition(
  tx: Tx,
  careCase: string,
): Promise<{ readonly edition: number; readonly isLocked: boolean } | undefined> {
  const { rows } = await sql<{ edition: number; isLocked: boolean }>`
    select edition, status = 'locked' as "isLocked" from b2_statement where care_case = ${careCase} order by edition desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

/** The documents of the editions that have been locked before the latest, the first first. */
export async function earlierEditions(tx: Tx, careCase: string): Promise<readonly string[]> {
  const { rows } = await sql<{ document: string }>`
    select document from b2_statement
    where care_case = ${careCase} and document is not null and edition < (select max(edition) from b2_statement where care_case = ${careCase})
    order by edition`.execute(tx);
  return rows.map(({ document }) => document);
}

export type Locked<T> = {
  readonly content: T;
  readonly hash: string;
  readonly edition: number;
  readonly diaryNumber: string;
  readonly lockedAt: Date;
};

/** What was locked last, as the board reads it. */
export async function lockedContent<T>(tx: Tx, careCase: string): Promise<Locked<T> | undefined> {
  const { rows } = await sql<Locked<T>>`
    select content, hash, edition, diary_number as "diaryNumber", locked_at as "lockedAt" from b2_statement where care_case = ${careCase} and status = 'locked' order by edition desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

/** Which of some applications have been taken back. */
export async function withdrawnAmong(tx: Tx, applications: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from application where id = any(${applications}::uuid[]) and state = 'withdrawn'`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** The applications of a case that the board has settled; what it referred back or tabled is not among them. */
export async function settledByBoard(tx: Tx, careCase: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct jsonb_array_elements_text(details -> 'decided') as id from case_event
    where care_case = ${careCase} and kind = 'board.decided' and jsonb_typeof(details -> 'decided') = 'array'`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
