import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import { planned, type Queryable, type Tx } from '../../platform/db/index.ts';
import type { CallContent, CallKind, Decided } from './core/call.ts';

export type Call = {
  readonly id: string;
  readonly careCase: string | null;
  readonly area: string;
  readonly areaName: string;
  readonly kind: CallKind;
  readonly state: 'draft' | 'open' | 'withdrawn';
  readonly version: number;
  readonly content: CallContent;
  readonly decided: Decided;
  readonly lastDay: LocalDate | null;
  readonly createdBy: string;
  readonly changedAt: Date;
  readonly openedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnWhy: string | null;
  readonly diaryNumber: string | null;
  readonly document: string | null;
  readonly formDocument: string | null;
  readonly fictitious: boolean;
};

const columns = sql`
  c.id, c.care_case as "careCase", c.area, c.area_name as "areaName", c.kind, c.state, c.version, c.content, c.decided, c.last_day as "lastDay",
  c.created_by as "createdBy", c.changed_at as "changedAt", c.opened_at as "openedAt", c.withdrawn_at as "withdrawnAt",
  c.withdrawn_why as "withdrawnWhy", c.diary_number as "diaryNumber", c.document, c.form_document as "formDocument", c.fictitious`;

export type Viewer = { readonly fictitious: boolean };

/** A call that the one who asks may see; made-up ones apart from real ones. */
export async function findCall(tx: Tx, id: string, { fictitious }: Viewer): Promise<Call | undefined> {
  const [row] = await planned(tx, sql<Call>`select ${columns} from area_call c where c.id = ${id} and c.fictitious = ${fictitious}`);
  return row;
}

/** An announced call as everyone may see it; made-up ones in demonstrations alone. */
export async function findPublicCall(db: Queryable, id: string, { isDemo }: { readonly isDemo: boolean }): Promise<Call | undefined> {
  const { rows } = await sql<Call>`
    select ${columns} from area_call c where c.id = ${id} and c.state <> 'draft' and (${isDemo} or not c.fictitious)`.execute(db);
  return rows[0];
}

/** Announced calls, the latest first. */
export async function publicCalls(db: Queryable, { isDemo }: { readonly isDemo: boolean }): Promise<readonly Call[]> {
  const { rows } = await sql<Call>`
    select ${columns} from area_call c where c.state <> 'draft' and (${isDemo} or not c.fictitious)
    order by c.opened_at desc, c.id desc limit 500`.execute(db);
  return rows;
}

/** All calls for those who work with them, drafts first. */
export async function callsForWork(tx: Tx, { fictitious }: Viewer): Promise<readonly Call[]> {
  const { rows } = await sql<Call>`
    select ${columns} from area_call c where c.fictitious = ${fictitious}
    order by c.state = 'draft' desc, c.changed_at desc, c.id limit 500`.execute(tx);
  return rows;
}

export type CallAct = 'create' | 'edit' | 'open' | 'amend' | 'withdraw';
export type CallVersion = {
  readonly version: number;
  readonly action: CallAct;
  readonly content: CallContent;
  readonly lastDay: LocalDate | null;
  readonly reason: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
};

/** The call after each act, oldest first; of drafts nothing for those who may not see them. */
export async function versionsOf(tx: Queryable, call: string): Promise<readonly CallVersion[]> {
  const { rows } = await sql<CallVersion>`
    select version, action, content, last_day as "lastDay", reason, made_by as "madeBy", made_at as "madeAt"
    from area_call_version where call = ${call} order by version`.execute(tx);
  return rows;
}

export type Question = {
  readonly id: string;
  readonly question: string;
  readonly askedAt: Date;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
};

/** Questions that have been answered, oldest first; without who asked. */
export async function answeredQuestions(db: Queryable, call: string): Promise<readonly Question[]> {
  const { rows } = await sql<Question>`
    select id, question, asked_at as "askedAt", answer, answered_at as "answeredAt"
    from area_call_question where call = ${call} and answer is not null order by answered_at, id`.execute(db);
  return rows;
}

export type OwnQuestion = Question & { readonly organisation: string; readonly organisationName: string };

/** Every question that the one who asks may see, with whose it is. */
export async function questionsOf(tx: Tx, call: string): Promise<readonly OwnQuestion[]> {
  const { rows } = await sql<OwnQuestion>`
    select q.id, q.question, q.asked_at as "askedAt", q.answer, q.answered_at as "answeredAt", q.organisation,
      coalesce(o.name, q.organisation) as "organisationName"
    from area_call_question q left join work_organisation o on o.id = q.organisation
    where q.call = ${call} order by q.answer is not null, q.asked_at, q.id`.execute(tx);
  return rows;
}

export type CallRecipient = {
  readonly organisation: string;
  readonly name: string;
  readonly receivedAt: Date | null;
};

/** To whom the call has gone; a region sees its own row alone. */
export async function recipientsOf(tx: Tx, call: string): Promise<readonly CallRecipient[]> {
  const { rows } = await sql<CallRecipient>`
    select r.organisation, coalesce(o.name, r.organisation) as name, r.received_at as "receivedAt"
    from area_call_recipient r left join work_organisation o on o.id = r.organisation
    where r.call = ${call} order by name collate sv_se`.execute(tx);
  return rows;
}

/** The case of an area that waits for its call. */
export async function caseWaiting(tx: Tx, area: string, { fictitious }: Viewer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from care_case where area = ${area} and fictitious = ${fictitious} and state = 'call'`.execute(tx);
  return rows[0]?.id;
}

/** The regions that a call goes to: all twenty-one. */
export async function regionsToAsk(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from work_organisation where kind = 'region' and active order by id`.execute(tx);
  return rows.map((row) => row.id);
}
