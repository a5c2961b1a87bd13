import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { CallContent, CallKind, Decided } from './core/call.ts';
import type { CallAct } from './queries.ts';

export type NewCall = {
  readonly careCase: string | null;
  readonly area: string;
  readonly areaName: string;
  readonly kind: CallKind;
  readonly content: CallContent;
  readonly decided: Decided;
  readonly fictitious: boolean;
  readonly person: string;
  readonly acting: string;
};

/** A new draft with its first version; returns its id. A second draft for the same units breaks `area_call_one_open`. */
export async function insertCall(tx: Tx, call: NewCall): Promise<string> {
  const made = await sql<{ id: string }>`select uuidv7() as id`.execute(tx);
  const id = made.rows[0]?.id;
  if (id === undefined) throw new Error('no id was made');
  await sql`
    insert into area_call (id, care_case, area, area_name, kind, content, decided, created_by, fictitious)
    values (${id}, ${call.careCase}, ${call.area}, ${call.areaName}, ${call.kind}, ${JSON.stringify(call.content)}::jsonb,
            ${JSON.stringify(call.decided)}::jsonb, ${call.person}, ${call.fictitious})`.execute(tx);
  const { content, person, acting } = call;
  await addVersion(tx, { call: id, version: 1, action: 'create', content, lastDay: null, reason: null, person, acting });
  return id;
}

type NewVersion = {
  readonly call: string;
  readonly version: number;
  readonly action: CallAct;
  readonly content: CallContent;
  readonly lastDay: LocalDate | null;
  readonly reason: string | null;
  readonly person: string;
  readonly acting: string;
};

async function addVersion(tx: Tx, row: NewVersion): Promise<void> {
  await sql`
    insert into area_call_version (call, version, action, content, last_day, reason, made_by, acting)
    values (${row.call}, ${row.version}, ${row.action}, ${JSON.stringify(row.content)}::jsonb, ${row.lastDay}, ${row.reason}, ${row.person},
            ${row.acting})`.execute(tx);
}

export type CallStep = Omit<NewVersion, 'version'> & {
  /** The version that the act was made on. */
  readonly version: number;
  /** What announcing it has made. */
  readonly opened?: { readonly diaryNumber: string; readonly document: string; readonly form: string };
};

/** Writes an act on a call. False when the call is no longer at that version: then nothing has been changed. */
export async function stepCall(tx: Tx, step: CallStep): Promise<boolean> {
  const next = step.version + 1;
  const isOpened = step.action === 'open';
  const isWithdrawn = step.action === 'withdraw';
  // The version is written first: that no writer announces is asked of those that stand.
  const { rows } = await sql`select from area_call where id = ${step.call} and version = ${step.version} for update`.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    update area_call set version = ${next}, content = ${JSON.stringify(step.content)}::jsonb, last_day = ${step.lastDay},
      state = case when ${isOpened}::boolean then 'open' when ${isWithdrawn}::boolean then 'withdrawn' else state end,
      opened_by = case when ${isOpened}::boolean then ${step.person}::uuid else opened_by end,
      opened_at = case when ${isOpened}::boolean then tillstand_now() else opened_at end,
      diary_number = coalesce(${step.opened?.diaryNumber ?? null}, diary_number),
      document = coalesce(${step.opened?.document ?? null}::uuid, document),
      form_document = coalesce(${step.opened?.form ?? null}::uuid, form_document),
      withdrawn_at = case when ${isWithdrawn}::boolean then tillstand_now() end,
      withdrawn_why = case when ${isWithdrawn}::boolean then ${step.reason} end
    where id = ${step.call}`.execute(tx);
  await addVersion(tx, { ...step, version: next });
  return true;
}

export async function addRecipients(tx: Tx, call: string, organisations: readonly string[]): Promise<void> {
  await sql`insert into area_call_recipient (call, organisation) select ${call}, unnest(${organisations}::text[])`.execute(tx);
}

/** Confirms for a region that the call has come; the first to do so counts. False when there was nothing to confirm. */
export async function confirmReceipt(
  tx: Tx,
  call: string,
  { organisation, person }: { organisation: string; person: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update area_call_recipient set received_by = ${person}, received_at = tillstand_now()
    where call = ${call} and organisation = ${organisation} and received_by is null`.execute(tx);
  return numAffectedRows === 1n;
}

export async function addQuestion(
  tx: Tx,
  { call, organisation, question, person }: { call: string; organisation: string; question: string; person: string },
): Promise<void> {
  await sql`
    insert into area_call_question (call, organisation, question, asked_by) values (${call}, ${organisation}, ${question}, ${person})`.execute(
    tx,
  );
}

/** Answers a question, once. Returns whose it was, or undefined when it has been answered or is not there. */
export async function answerQuestion(
  tx: Tx,
  { call, id, answer, person }: { call: string; id: string; answer: string; person: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ organisation: string }>`
    update area_call_question set answer = ${answer}, answered_by = ${person}, answered_at = tillstand_now()
    where id = ${id} and call = ${call} and answer is null returning organisation`.execute(tx);
  return rows[0]?.organisation;
}
