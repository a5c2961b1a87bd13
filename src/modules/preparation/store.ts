import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import { type Prediction, predictionNumber } from './core/statement.ts';
import type { JointGroup } from './queries.ts';

const table = (group: JointGroup, name: 'statement' | 'part' | 'part_version' | 'answer') => sql.table(`${group}_${name}`);

/** Begins the statement of a case, if nobody has. */
export async function ensureStatement(
  tx: Tx,
  given: { readonly careCase: string; readonly area: string; readonly person: string; readonly fictitious: boolean },
): Promise<void> {
  await sql`
    insert into b1_statement (care_case, area, begun_by, fictitious) values (${given.careCase}, ${given.area}, ${given.person}, ${given.fictitious})
    on conflict (care_case) do nothing`.execute(tx);
}

export type PartSave = {
  readonly statement: string;
  readonly part: string;
  /** The version of the part that was seen; 0 when there was none. */
  readonly version: number;
  readonly content: object;
  readonly removed: boolean;
  /** The version that the statement gets by it. */
  readonly statementVersion: number;
  readonly person: string;
  readonly acting: string;
};

/** Saves a part anew, with its version kept. The caller has seen to it that the part is at that version. */
export async function savePart(tx: Tx, save: PartSave, group: JointGroup = 'b1'): Promise<void> {
  const content = JSON.stringify(save.content);
  const version = save.version + 1;
  await sql`
    insert into ${table(group, 'part')} (statement, part, version, content, removed, changed_by)
    values (${save.statement}, ${save.part}, ${version}, ${content}::jsonb, ${save.removed}, ${save.person})
    on conflict (statement, part) do update set version = excluded.version, content = excluded.content, removed = excluded.removed,
      changed_by = excluded.changed_by, changed_at = tillstand_now()`.execute(tx);
  await sql`
    insert into ${table(group, 'part_version')} (statement, part, version, content, removed, statement_version, made_by, acting)
    values (${save.statement}, ${save.part}, ${version}, ${content}::jsonb, ${save.removed}, ${save.statementVersion}, ${save.person},
      ${save.acting})`.execute(tx);
  await sql`update ${table(group, 'statement')} set version = ${save.statementVersion} where id = ${save.statement}`.execute(tx);
}

export async function addAnswer(
  tx: Tx,
  given: {
    readonly statement: string;
    readonly person: string;
    readonly acting: string;
    readonly answer: 'approve' | 'dissent' | 'withdraw';
    readonly text: string | null;
    readonly version: number;
  },
  group: JointGroup = 'b1',
): Promise<void> {
  await sql`
    insert into ${table(group, 'answer')} (statement, person, answer, text, statement_version, acting)
    values (${given.statement}, ${given.person}, ${given.answer}, ${given.text}, ${given.version}, ${given.acting})`.execute(tx);
}

export async function lockStatement(
  tx: Tx,
  given: { readonly statement: string; readonly person: string; readonly document: string; readonly diaryNumber: string },
): Promise<void> {
  await sql`
    update b1_statement set status = 'locked', version = version + 1, locked_by = ${given.person}, locked_at = tillstand_now(),
      document = ${given.document}, diary_number = ${given.diaryNumber}
    where id = ${given.statement}`.execute(tx);
}

type Locked = { readonly statement: string; readonly careCase: string; readonly area: string; readonly fictitious: boolean };

/** Keeps what was foreseen in rows, numbered as in the statement. */
export async function addPredictions(tx: Tx, of: Locked, predictions: readonly (readonly [string, Prediction])[]): Promise<void> {
  for (const [part, one] of predictions) {
    const place = one.place.kind === 'national' ? null : one.place.id;
    await sql`
      insert into b1_prediction (statement, care_case, area, number, what, place_kind, place, by_day, measure, direction, certainty, fictitious)
      values (${of.statement}, ${of.careCase}, ${of.area}, ${predictionNumber(part) ?? 0}, ${one.what}, ${one.place.kind}, ${place}, ${one.by},
        ${one.measure}, ${one.direction}, ${one.certainty}, ${of.fictitious})`.execute(tx);
  }
}
