import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import { planned, type Tx, withNext } from '../../../platform/db/index.ts';
import type { Part, SubmissionSnapshot } from '../core/snapshot.ts';
import type { ApplicationState } from '../core/submission-life.ts';

/** Writes that a will to submit has reached us, and gives when: by the database's clock. */
export async function addAttempt(
  tx: Tx,
  { application, contentHash, person }: { readonly application: string; readonly contentHash: string; readonly person: string },
): Promise<{ readonly id: string; readonly arrivedAt: Date }> {
  const [row] = await planned(
    tx,
    sql<{ id: string; arrivedAt: Date }>`
      insert into application_attempt (application, content_hash, person) values (${application}, ${contentHash}, ${person})
      returning id, arrived_at as "arrivedAt"`,
  );
  if (!row) throw new Error('the attempt was not written');
  return row;
}

/** Holds the last day of a call still until the transaction ends. Before the diary: locks are taken in that order. */
export async function holdCall(tx: Tx, call: string): Promise<void> {
  await withNext(tx, sql`select application_call_held(${call})`);
}

export type NewSubmission = {
  readonly id: string;
  readonly application: string;
  readonly call: string;
  readonly organisation: string;
  readonly kind: 'application' | 'completion';
  readonly attempt: string | null;
  readonly content: SubmissionSnapshot;
  readonly contentHash: string;
  readonly hash: string;
  readonly parts: readonly Part[];
  readonly htmlDocument: string;
  readonly pdfDocument: string;
  readonly jsonDocument: string;
  readonly diaryNumber: string;
  readonly person: string;
};

/** Keeps what has come in. The database refuses it when it is late, out of order, or from someone who is no signatory now. */
export async function addSubmission(tx: Tx, one: NewSubmission): Promise<void> {
  await withNext(
    tx,
    sql`
    insert into application_submission (id, application, call, organisation, number, kind, attempt, content, content_hash, hash, parts, html_document,
      pdf_document, json_document, diary_number, submitted_by, submitted_at, fictitious)
    values (${one.id}, ${one.application}, ${one.call}, ${one.organisation}, ${one.content.number}, ${one.kind}, ${one.attempt},
      ${JSON.stringify(one.content)}::jsonb, ${one.contentHash}, ${one.hash}, ${JSON.stringify(one.parts)}::jsonb, ${one.htmlDocument}, ${one.pdfDocument},
      ${one.jsonDocument}, ${one.diaryNumber}, ${one.person}, ${one.content.submittedAt}::timestamptz, ${one.content.fictitious})`,
  );
}

/** Takes an application to another state; its version grows. */
export async function moveApplication(tx: Tx, application: string, to: ApplicationState): Promise<void> {
  await withNext(tx, sql`update application set state = ${to}, version = version + 1 where id = ${application}`);
}

export async function addWithdrawal(
  tx: Tx,
  one: {
    readonly application: string;
    readonly call: string;
    readonly organisation: string;
    readonly number: number;
    readonly reason: string;
    readonly diaryNumber: string;
    readonly person: string;
  },
): Promise<void> {
  await sql`
    insert into application_withdrawal (application, call, organisation, number, reason, diary_number, withdrawn_by)
    values (${one.application}, ${one.call}, ${one.organisation}, ${one.number}, ${one.reason}, ${one.diaryNumber}, ${one.person})`.execute(
    tx,
  );
}

/** Breaks the seal of a call, for good. False when it has been broken already. */
export async function addOpening(tx: Tx, call: string, person: string): Promise<boolean> {
  const added = await sql`insert into application_opening (call, opened_by) values (${call}, ${person}) on conflict do nothing`.execute(tx);
  return added.numAffectedRows === 1n;
}

export async function addPlea(
  tx: Tx,
  one: {
    readonly call: string;
    readonly organisation: string;
    readonly name: string;
    readonly reason: string;
    readonly diaryNumber: string;
    readonly person: string;
  },
): Promise<void> {
  await sql`
    insert into application_plea (call, organisation, name, reason, diary_number, made_by)
    values (${one.call}, ${one.organisation}, ${one.name}, ${one.reason}, ${one.diaryNumber}, ${one.person})`.execute(tx);
}

/** Decides on a plea, once. */
export async function judgePlea(
  tx: Tx,
  plea: string,
  one: {
    readonly newLastDay: LocalDate | null;
    readonly decision: string;
    readonly number: string;
    readonly person: string;
    readonly now: Date;
  },
): Promise<void> {
  await sql`
    update application_plea set state = ${one.newLastDay === null ? 'refused' : 'granted'}, new_last_day = ${one.newLastDay}, decision = ${one.decision},
      decision_number = ${one.number}, decided_by = ${one.person}, decided_at = ${one.now} where id = ${plea}`.execute(tx);
}
