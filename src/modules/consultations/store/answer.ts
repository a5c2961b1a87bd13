import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { AnswerState } from '../core/life.ts';
import type { AnswerContent } from '../core/masking.ts';
import type { PartAnswer } from '../core/parts.ts';

export async function beginAnswer(
  tx: Tx,
  one: {
    readonly consultation: string;
    readonly organisation: string;
    readonly joint: string | null;
    readonly members: readonly string[];
    readonly fictitious: boolean;
    readonly person: string;
  },
): Promise<string> {
  await sql`
    insert into consultation_answer (consultation, organisation, joint, members, state, version, fictitious, created_by)
    values (${one.consultation}, ${one.organisation}, ${one.joint}, ${[...one.members]}, 'draft', 1, ${one.fictitious}, ${one.person})
    on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ id: string }>`
    select id from consultation_answer where consultation = ${one.consultation} and organisation = ${one.organisation}
      and coalesce(joint, '') = ${one.joint ?? ''}`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('An answer was begun and is not there');
  return id;
}

/** Moves an answer to a state. A new round begins when what was submitted or withdrawn is written anew. */
export async function moveAnswer(
  tx: Tx,
  id: string,
  move: {
    readonly to: AnswerState;
    readonly newRound?: boolean;
    readonly proposedBy?: string;
    readonly endorsedBy?: string;
    readonly now: Date;
  },
): Promise<void> {
  const { to, proposedBy, endorsedBy, now } = move;
  await sql`
    update consultation_answer set state = ${to}, version = version + 1, round = round + ${move.newRound ? 1 : 0},
      proposed_by = case when ${to} = 'draft' then null else coalesce(${proposedBy ?? null}::uuid, proposed_by) end,
      proposed_at = case when ${to} = 'draft' then null when ${proposedBy ?? null}::uuid is not null then ${now} else proposed_at end,
      endorsed_by = case when ${to} in ('draft', 'proposed') then null else coalesce(${endorsedBy ?? null}::uuid, endorsed_by) end,
      endorsed_at = case when ${to} in ('draft', 'proposed') then null when ${endorsedBy ?? null}::uuid is not null then ${now} else endorsed_at end,
      standing = case when ${to} = 'withdrawn' then null else standing end
    where id = ${id}`.execute(tx);
}

export async function savePart(
  tx: Tx,
  answer: string,
  save: PartAnswer & { readonly version: number; readonly round: number; readonly person: string },
): Promise<void> {
  const passages = [...save.passages];
  await sql`
    insert into consultation_answer_part (answer, part, stance, text, passages, version, changed_by)
    values (${answer}, ${save.part}, ${save.stance}, ${save.text}, ${passages}, ${save.version}, ${save.person})
    on conflict (answer, part) do update set stance = excluded.stance, text = excluded.text, passages = excluded.passages, version = excluded.version,
      changed_by = excluded.changed_by, changed_at = tillstand_now()`.execute(tx);
  await sql`
    insert into consultation_answer_save (answer, part, version, round, stance, text, passages, made_by)
    values (${answer}, ${save.part}, ${save.version}, ${save.round}, ${save.stance}, ${save.text}, ${passages}, ${save.person})`.execute(
    tx,
  );
}

export async function addComment(tx: Tx, answer: string, part: string, text: string, person: string): Promise<void> {
  await sql`insert into consultation_comment (answer, part, text, made_by) values (${answer}, ${part}, ${text}, ${person})`.execute(tx);
}

export async function delegate(
  tx: Tx,
  answer: string,
  part: string,
  to: { readonly person: string; readonly due: LocalDate | null; readonly note: string; readonly by: string },
): Promise<void> {
  await sql`
    insert into consultation_delegation (answer, part, person, due, note, made_by)
    values (${answer}, ${part}, ${to.person}, ${to.due}, ${to.note}, ${to.by})`.execute(tx);
}

/** What was asked of someone on a part is done. */
export async function finishDelegations(tx: Tx, answer: string, part: string, person: string, now: Date): Promise<number> {
  const done = await sql`
    update consultation_delegation set done_at = ${now} where answer = ${answer} and part = ${part} and person = ${person} and done_at is null`.execute(
    tx,
  );
  return Number(done.numAffectedRows ?? 0n);
}

export async function backJoint(
  tx: Tx,
  answer: string,
  backing: { readonly organisation: string; readonly version: number; readonly submission: string | null; readonly person: string },
): Promise<void> {
  await sql`
    insert into consultation_backing (answer, organisation, version, kind, submission, made_by)
    values (${answer}, ${backing.organisation}, ${backing.version}, ${backing.submission === null ? 'backs' : 'attaches'}, ${backing.submission}, ${backing.person})
    on conflict do nothing`.execute(tx);
}

export type NewSubmission = {
  readonly id: string;
  readonly consultation: string;
  readonly careCase: string;
  readonly answer: string | null;
  readonly openAnswer: string | null;
  readonly addressee: string | null;
  readonly organisation: string | null;
  readonly joint: string | null;
  readonly members: readonly string[];
  readonly number: number;
  readonly kind: 'organisation' | 'joint' | 'association' | 'person';
  readonly content: AnswerContent;
  readonly hash: string;
  readonly diaryNumber: string;
  readonly submittedBy: string | null;
  readonly endorsedBy: string | null;
  /** When it came; the database sets it itself for organisations. */
  readonly submittedAt: Date;
  readonly fictitious: boolean;
};

/** What has come in, whole and as a row for each part. The one before it stands no longer. */
export async function addSubmission(tx: Tx, one: NewSubmission): Promise<void> {
  if (one.answer !== null) await sql`update consultation_submission set stands = false where answer = ${one.answer} and stands`.execute(tx);
  await sql`
    insert into consultation_submission (id, consultation, care_case, answer, open_answer, addressee, organisation, joint, members, number, kind, name,
      content, hash, diary_number, submitted_by, endorsed_by, submitted_at, fictitious)
    values (${one.id}, ${one.consultation}, ${one.careCase}, ${one.answer}, ${one.openAnswer}, ${one.addressee}, ${one.organisation}, ${one.joint},
      ${[...one.members]}, ${one.number}, ${one.kind}, ${one.content.name}, ${JSON.stringify(one.content)}::jsonb, ${one.hash}, ${one.diaryNumber},
      ${one.submittedBy}, ${one.endorsedBy}, ${one.submittedAt}, ${one.fictitious})`.execute(tx);
  await sql`
    insert into consultation_cell (submission, part, stance, text, passages)
    select ${one.id}, p ->> 'part', p ->> 'stance', p ->> 'text', array(select jsonb_array_elements_text(p -> 'passages'))
    from jsonb_array_elements(${JSON.stringify(one.content.parts)}::jsonb) p`.execute(tx);
  if (one.answer !== null)
    await sql`update consultation_answer set standing = ${one.id}, version = version + 1, state = 'submitted' where id = ${one.answer}`.execute(
      tx,
    );
}

/** Takes back what stands; it is kept, and seen to have been taken back. */
export async function withdrawSubmission(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update consultation_submission set stands = false, withdrawn_at = ${now} where id = ${id} and stands`.execute(tx);
}
