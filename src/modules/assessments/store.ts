import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Said } from './core/judgement.ts';

export async function addAssessment(
  tx: Tx,
  row: {
    readonly careCase: string;
    readonly application: string;
    readonly person: string;
    readonly due: LocalDate | null;
    readonly by: string;
    readonly fictitious: boolean;
  },
): Promise<void> {
  await sql`
    insert into assessment (care_case, application, person, due, assigned_by, fictitious)
    values (${row.careCase}, ${row.application}, ${row.person}, ${row.due}::date, ${row.by}, ${row.fictitious})`.execute(tx);
}

/** Ends an assessment that has not been handed in. False when there is none. */
export async function endAssessment(tx: Tx, id: string, why: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update assessment set state = 'ended', ended_why = ${why} where id = ${id} and state = 'open'`.execute(tx);
  return numAffectedRows === 1n;
}

export async function handIn(tx: Tx, id: string): Promise<void> {
  await sql`update assessment set state = 'handed-in' where id = ${id} and state = 'open'`.execute(tx);
}

export type JudgementSave = Said & {
  readonly assessment: string;
  readonly condition: string;
  readonly submissionNumber: number;
  /** The version that was seen; 0 when there was none. */
  readonly version: number;
};

/** Saves a judgement anew, with its version kept. The caller has seen to it that it is at that version. */
export async function saveJudgement(tx: Tx, save: JudgementSave): Promise<void> {
  const version = save.version + 1;
  const { assessment, condition, verdict, reason, passage, submissionNumber } = save;
  if (save.version === 0) {
    await sql`
      insert into assessment_judgement (assessment, condition, verdict, reason, passage, submission_number, version)
      values (${assessment}, ${condition}, ${verdict}, ${reason}, ${passage}, ${submissionNumber}, 1)`.execute(tx);
  } else {
    await sql`
      update assessment_judgement set verdict = ${verdict}, reason = ${reason}, passage = ${passage}, submission_number = ${submissionNumber},
        version = ${version}
      where assessment = ${assessment} and condition = ${condition}`.execute(tx);
  }
  await sql`
    insert into assessment_judgement_version (assessment, condition, version, verdict, reason, passage, submission_number)
    values (${assessment}, ${condition}, ${version}, ${verdict}, ${reason}, ${passage}, ${submissionNumber})`.execute(tx);
}

export async function addNote(
  tx: Tx,
  row: {
    readonly careCase: string;
    readonly application: string;
    readonly condition: string | null;
    readonly kind: 'discussion' | 'question';
    readonly text: string;
    readonly person: string;
  },
): Promise<void> {
  await sql`
    insert into assessment_note (care_case, application, condition, kind, text, made_by)
    values (${row.careCase}, ${row.application}, ${row.condition}, ${row.kind}, ${row.text}, ${row.person})`.execute(tx);
}

export async function beginEdition(
  tx: Tx,
  row: {
    readonly careCase: string;
    readonly area: string;
    readonly edition: number;
    readonly person: string;
    readonly fictitious: boolean;
  },
): Promise<void> {
  await sql`
    insert into b2_statement (care_case, area, edition, begun_by, fictitious)
    values (${row.careCase}, ${row.area}, ${row.edition}, ${row.person}, ${row.fictitious})`.execute(tx);
}

export async function lockEdition(
  tx: Tx,
  row: {
    readonly statement: string;
    readonly person: string;
    readonly document: string;
    readonly diaryNumber: string;
    readonly content: object;
    readonly hash: string;
  },
): Promise<void> {
  await sql`
    update b2_statement set status = 'locked', version = version + 1, locked_by = ${row.person}, locked_at = tillstand_now(),
      document = ${row.document}, diary_number = ${row.diaryNumber}, content = ${JSON.stringify(row.content)}::jsonb, hash = ${row.hash}
    where id = ${row.statement}`.execute(tx);
}
