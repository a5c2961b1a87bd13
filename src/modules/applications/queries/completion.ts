import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { Verdict } from '../core/completion.ts';

export type Check = {
  readonly point: string;
  readonly verdict: Verdict;
  readonly note: string;
  readonly submission: string;
  /** The number of that submission. */
  readonly number: number;
  readonly version: number;
  readonly checkedBy: string | null;
  readonly checkedAt: Date;
};

/** What the authority has found, point by point; nothing for others. */
export async function checksOf(tx: Queryable, application: string): Promise<readonly Check[]> {
  const { rows } = await sql<Check>`
    select k.point, k.verdict, k.note, k.submission, (select s.number from application_submission s where s.id = k.submission) as number, k.version,
      (select p.name from person p where p.id = k.checked_by) as "checkedBy", k.checked_at as "checkedAt"
    from application_check k where k.application = ${application} order by k.point`.execute(tx);
  return rows;
}

/** The version of the whole list: it grows with every point that is written. */
export const listVersion = (checks: readonly Pick<Check, 'version'>[]): number => checks.reduce((sum, { version }) => sum + version, 0);

export type Completion = {
  readonly id: string;
  readonly application: string;
  readonly round: number;
  readonly letter: string;
  readonly lastDay: LocalDate;
  readonly state: 'open' | 'answered' | 'closed';
  /** Which submission was found to lack something, and which answered. */
  readonly ofSubmission: string;
  readonly answer: string | null;
  readonly answerNumber: number | null;
  readonly answeredAt: Date | null;
  readonly late: boolean;
  readonly diaryNumber: string;
  readonly askedAt: Date;
  readonly closedAt: Date | null;
  readonly closedWhy: string | null;
  readonly points: readonly { readonly key: string; readonly ask: string }[];
  readonly extensions: readonly { readonly fromDay: LocalDate; readonly toDay: LocalDate; readonly reason: string }[];
};

/** The rounds of completion of an application, the latest first. */
export async function completionsOf(tx: Queryable, application: string): Promise<readonly Completion[]> {
  const { rows } = await sql<Completion>`
    select c.id, c.application, c.round, c.letter, c.last_day as "lastDay", c.state, c.of_submission as "ofSubmission", c.answer, s.number as "answerNumber",
      s.submitted_at as "answeredAt", coalesce(s.late, false) as late, c.diary_number as "diaryNumber", c.asked_at as "askedAt", c.closed_at as "closedAt",
      c.closed_why as "closedWhy",
      coalesce((select jsonb_agg(jsonb_build_object('key', p.key, 'ask', p.ask) order by p.key)
        from application_completion_point p where p.completion = c.id), '[]') as points,
      coalesce((select jsonb_agg(jsonb_build_object('fromDay', e.from_day, 'toDay', e.to_day, 'reason', e.reason) order by e.made_at)
        from application_completion_extension e where e.completion = c.id), '[]') as extensions
    from application_completion c left join application_submission s on s.id = c.answer
    where c.application = ${application} order by c.round desc`.execute(tx);
  return rows;
}

/** The parts that stand open to the region because it has been asked to complete them. */
export async function openParts(tx: Queryable, application: string): Promise<readonly string[]> {
  const { rows } = await sql<{ keys: readonly string[] }>`select application_open_parts(${application}) as keys`.execute(tx);
  return rows[0]?.keys ?? [];
}

export type Judgement = {
  readonly outcome: 'complete' | 'dismissed';
  readonly submission: string;
  readonly reason: string;
  readonly diaryNumber: string | null;
  /** The decision, when the application was dismissed. */
  readonly document: string | null;
  readonly judgedAt: Date;
};

export async function judgementOf(tx: Queryable, application: string): Promise<Judgement | undefined> {
  const { rows } = await sql<Judgement>`
    select outcome, submission, reason, diary_number as "diaryNumber", document, judged_at as "judgedAt" from application_judgement
    where application = ${application}`.execute(tx);
  return rows[0];
}

/** How far each application of a call has come with the authority. */
export type InCall = {
  readonly application: string;
  readonly state: 'draft' | 'submitted' | 'withdrawn' | 'dismissed';
  readonly judged: 'complete' | 'dismissed' | null;
  readonly round: 'open' | 'answered' | 'closed' | null;
  readonly rounds: number;
  /** Of the round that is open. */
  readonly lastDay: LocalDate | null;
  readonly checked: number;
};

export async function standingsIn(tx: Queryable, call: string): Promise<readonly InCall[]> {
  const { rows } = await sql<InCall>`
    select a.id as application, a.state, (select j.outcome from application_judgement j where j.application = a.id) as judged, c.state as round,
      coalesce(c.round, 0) as rounds, case when c.state = 'open' then c.last_day end as "lastDay",
      (select count(*)::int from application_check k where k.application = a.id) as checked
    from application a left join lateral (
      select * from application_completion c where c.application = a.id order by c.round desc limit 1) c on true
    where a.call = ${call} order by a.id`.execute(tx);
  return rows;
}

/** Whether someone waits to be let in late, or has been let in and may still send something. */
export async function waitsForLate(tx: Queryable, call: string): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from application_plea p where p.call = ${call} and (p.state = 'waiting'
      or (p.state = 'granted' and tillstand_now() < ((p.new_last_day + 1)::timestamp at time zone 'Europe/Stockholm')))) as waits`.execute(
    tx,
  );
  return rows[0]?.waits === true;
}

/** Those who act on the same application for the authority wait for each other. False when it is not one that they may act on. */
export async function lockForAuthority(tx: Tx, application: string): Promise<boolean> {
  const { rows } = await sql`select from application where id = ${application} for update`.execute(tx);
  return rows.length === 1;
}

/** Whether the case of a call is where B2 assesses what has come in. */
export async function isAssessed(tx: Queryable, call: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select from area_call k join care_case c on c.id = k.care_case where k.id = ${call} and c.state = 'assessment') as yes`.execute(
    tx,
  );
  return rows[0]?.yes ?? false;
}
