import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Verdict } from '../core/completion.ts';

export type NewCheck = {
  readonly application: string;
  readonly point: string;
  readonly verdict: Verdict;
  readonly note: string;
  readonly submission: string;
  readonly person: string;
};

/** Writes what was found in a point; whoever writes has locked the application. */
export async function writeCheck(tx: Tx, one: NewCheck): Promise<void> {
  await sql`
    insert into application_check (application, point, verdict, note, submission, version, checked_by)
    values (${one.application}, ${one.point}, ${one.verdict}, ${one.note}, ${one.submission}, 1, ${one.person})
    on conflict (application, point) do update set verdict = excluded.verdict, note = excluded.note, submission = excluded.submission,
      version = application_check.version + 1, checked_by = excluded.checked_by, checked_at = tillstand_now()`.execute(tx);
}

export type NewCompletion = {
  readonly application: string;
  readonly call: string;
  readonly organisation: string;
  readonly round: number;
  readonly letter: string;
  readonly lastDay: LocalDate;
  readonly ofSubmission: string;
  readonly diaryNumber: string;
  readonly person: string;
  readonly points: Readonly<Record<string, string>>;
};

/** Asks for a completion: the window stands open from now on. Gives its id. */
export async function addCompletion(tx: Tx, one: NewCompletion): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into application_completion (application, call, organisation, round, letter, last_day, of_submission, diary_number, asked_by)
    values (${one.application}, ${one.call}, ${one.organisation}, ${one.round}, ${one.letter}, ${one.lastDay}, ${one.ofSubmission}, ${one.diaryNumber},
      ${one.person}) returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('no completion was made');
  const points = Object.entries(one.points).map(([key, ask]) => sql`(${id}, ${key}, ${ask})`);
  await sql`insert into application_completion_point (completion, key, ask) values ${sql.join(points)}`.execute(tx);
  return id;
}

/** Moves the last day of an open round; false when it is not open any more. */
export async function extendRound(
  tx: Tx,
  completion: string,
  { from, to, reason, person }: { readonly from: LocalDate; readonly to: LocalDate; readonly reason: string; readonly person: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update application_completion set last_day = ${to} where id = ${completion} and state = 'open' and last_day = ${from}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await sql`
    insert into application_completion_extension (completion, from_day, to_day, reason, made_by)
    values (${completion}, ${from}, ${to}, ${reason}, ${person})`.execute(tx);
  return true;
}

/** Closes an open round that was not answered, with why; false when it is not open any more. */
export async function closeRound(
  tx: Tx,
  completion: string,
  { reason, person }: { readonly reason: string; readonly person: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update application_completion set state = 'closed', closed_by = ${person}, closed_at = tillstand_now(), closed_why = ${reason}
    where id = ${completion} and state = 'open'`.execute(tx);
  return numAffectedRows === 1n;
}

export type NewJudgement = {
  readonly application: string;
  readonly call: string;
  readonly organisation: string;
  readonly outcome: 'complete' | 'dismissed';
  readonly submission: string;
  readonly reason: string;
  readonly diaryNumber: string | null;
  /** The decision, when it dismisses. */
  readonly document: string | null;
  readonly person: string;
};

export async function addJudgement(tx: Tx, one: NewJudgement): Promise<void> {
  await sql`
    insert into application_judgement (application, call, organisation, outcome, submission, reason, diary_number, document, judged_by)
    values (${one.application}, ${one.call}, ${one.organisation}, ${one.outcome}, ${one.submission}, ${one.reason}, ${one.diaryNumber},
      ${one.document}, ${one.person})`.execute(tx);
}

/** Notes that a region is reminded. False when it has been, of this kind. */
export async function noteReminder(tx: Tx, call: string, organisation: string, days: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into application_reminder (call, organisation, days_before) values (${call}, ${organisation}, ${days}) on conflict do nothing`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}
