import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Phrase } from '../../platform/i18n/language.ts';
import type { Role } from '../identity/index.ts';
import type { Nomination } from './core/nomination.ts';
import type { Period } from './core/plan.ts';
import { type CaseState, madeIn, type ProductKind, type StepState } from './core/states.ts';

export type NewCase = { readonly area: string; readonly person: string; readonly fictitious: boolean } & Beginning;
type Beginning = {
  readonly state?: StepState | 'paused';
  readonly stoppedIn?: StepState | null;
  /** For an area that was under way before: the step it had come to. */
  readonly takenOverIn?: StepState | null;
};

/** A new case; returns its id. A second open case of the same area breaks the index `care_case_open`. */
export async function insertCase(
  tx: Tx,
  { area, person, fictitious, state = 'longlist', stoppedIn, takenOverIn }: NewCase,
): Promise<string> {
  // The id is made first: the row is not visible to its own RETURNING, as who may see it is asked of the table.
  const made = await sql<{ id: string }>`select uuidv7() as id`.execute(tx);
  const id = made.rows[0]?.id;
  if (id === undefined) throw new Error('no id was made');
  await sql`
    insert into care_case (id, area, state, stopped_in, taken_over_in, opened_by, fictitious)
    values (${id}, ${area}, ${state}, ${stoppedIn ?? null}, ${takenOverIn ?? null}, ${person}, ${fictitious})`.execute(tx);
  return id;
}

export type CaseChange = {
  readonly id: string;
  /** The version that the act was made on. */
  readonly version: number;
  readonly state: CaseState;
  readonly stoppedIn: StepState | null;
  readonly into?: readonly string[] | null;
};

/** Takes a case one step. False when it is no longer at that version: then nothing has been changed. */
export async function moveCase(tx: Tx, { id, version, state, stoppedIn, into = null }: CaseChange): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update care_case set state = ${state}, stopped_in = ${stoppedIn}, into_areas = ${into}::text[], version = version + 1
    where id = ${id} and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Counts an act on the case that leaves its state as it is. */
export async function touchCase(tx: Tx, { id, version }: { readonly id: string; readonly version: number }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update care_case set version = version + 1 where id = ${id} and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function setHandler(
  tx: Tx,
  { id, version, handler }: { readonly id: string; readonly version: number; readonly handler: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update care_case set handler = ${handler}, version = version + 1 where id = ${id} and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}

export type NewEvent = {
  readonly careCase: string;
  /** `case.moved`, `group.met`: words of small letters, joined by points and hyphens. */
  readonly kind: string;
  readonly fromState?: CaseState | null;
  readonly toState?: CaseState | null;
  readonly reason?: string | null;
  /** What the timeline says; for events of other parts of the product. */
  readonly says?: Phrase | null;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly person: string | null;
  /** `role@organisation`. */
  readonly acting?: string | null;
};

/** Adds to the timeline of a case. */
export async function addEvent(tx: Tx, event: NewEvent): Promise<void> {
  const says = event.says ? JSON.stringify(event.says) : null;
  await sql`
    insert into case_event (care_case, kind, from_state, to_state, reason, says, details, person, acting)
    values (${event.careCase}, ${event.kind}, ${event.fromState ?? null}, ${event.toState ?? null}, ${event.reason ?? null}, ${says}::jsonb,
            ${JSON.stringify(event.details ?? {})}::jsonb, ${event.person}, ${event.acting ?? null})`.execute(tx);
}

export type NewProduct = {
  readonly careCase: string;
  readonly kind: ProductKind;
  /** The document that it has become, and whatever else names it. */
  readonly document: string | null;
  readonly ref: string | null;
  readonly person: string;
};

/**
 * What a step must leave behind has been made: the timeline tells of it, and the case may go on when nothing else is missing. One made
 * before of the same kind is superseded. Throws when the case is not in the step that makes it: the act must have asked for that state.
 */
export async function addProduct(tx: Tx, { careCase, kind, document, ref, person }: NewProduct): Promise<void> {
  const { rows } = await sql<{ state: CaseState }>`select state from care_case where id = ${careCase}`.execute(tx);
  if (rows[0]?.state !== madeIn[kind]) throw new Error(`a product ${kind} was made while the case was in ${rows[0]?.state ?? 'no state'}`);
  await supersede(tx, careCase, [kind], 'made-anew');
  await sql`
    insert into case_product (care_case, kind, document, ref, person) values (${careCase}, ${kind}, ${document}, ${ref}, ${person})`.execute(
    tx,
  );
  await addEvent(tx, { careCase, kind: 'product', details: { product: kind }, person });
}

/** What has been made no longer holds. */
export async function supersede(tx: Tx, careCase: string, kinds: readonly ProductKind[], why: 'made-anew' | 'stepped-back'): Promise<void> {
  await sql`
    update case_product set superseded_at = tillstand_now(), superseded_why = ${why}
    where care_case = ${careCase} and kind = any(${kinds}::text[]) and superseded_at is null`.execute(tx);
}

export type NewTask = {
  readonly careCase: string;
  /** Names the task within the case: opened again under the same key, it is the same task. */
  readonly key: string;
  readonly title: Phrase;
  /** Who is to do it: a person, or whoever has a role at the organisation. */
  readonly role: Role | null;
  readonly person: string | null;
  readonly organisation: string;
  readonly due: LocalDate | null;
  /** The Swedish path of the page where it is done. */
  readonly path: string;
};

/** Opens a task, or gives an open one new words and a new due day; the first due day is kept. */
export async function openTask(tx: Tx, task: NewTask): Promise<void> {
  await sql`
    select open_case_task(${task.careCase}, ${task.key}, ${JSON.stringify(task.title)}::jsonb, ${task.role}, ${task.person}, ${task.organisation},
      ${task.due}::date, ${task.path})`.execute(tx);
}

/** Closes a task, if it is open. */
export async function closeTask(tx: Tx, careCase: string, key: string): Promise<void> {
  await sql`
    update case_task set closed_at = tillstand_now() where care_case = ${careCase} and key = ${key} and closed_at is null`.execute(tx);
}

/** Nothing more is to be done in a case. */
export async function closeTasks(tx: Tx, careCase: string): Promise<void> {
  await sql`update case_task set closed_at = tillstand_now() where care_case = ${careCase} and closed_at is null`.execute(tx);
}

/** A case of a part of a split area: it begins with the nomination and the priority of the whole. */
export async function addHeir(
  tx: Tx,
  heir: {
    readonly from: string;
    readonly area: string;
    readonly state: StepState;
    readonly takenOverIn: StepState | null;
    readonly person: string;
    readonly acting: string;
    readonly fictitious: boolean;
  },
): Promise<string> {
  const id = await insertCase(tx, heir);
  await sql`
    insert into case_product (care_case, kind, document, ref, person)
    select ${id}, kind, document, ref, person from case_product
    where care_case = ${heir.from} and kind in ('nomination', 'priority') and superseded_at is null`.execute(tx);
  await sql`
    insert into case_nomination (care_case, version, content, reason, made_by, acting)
    select ${id}, 1, content, reason, made_by, acting from case_nomination where care_case = ${heir.from} order by version desc limit 1`.execute(
    tx,
  );
  await sql`
    insert into case_priority (care_case, version, priority, reason, made_by, acting)
    select ${id}, 1, priority, reason, made_by, acting from case_priority where care_case = ${heir.from} order by version desc limit 1`.execute(
    tx,
  );
  const { from, state, person, acting } = heir;
  await addEvent(tx, { careCase: id, kind: 'case.split-from', toState: state, details: { from }, person, acting });
  return id;
}

/** One at a time opens cases of an area: whoever comes next sees that there is one. Taken before all other locks, in the order of the ids. */
export async function lockAreas(tx: Tx, areas: readonly string[]): Promise<void> {
  for (const area of areas.toSorted()) {
    await sql`select pg_advisory_xact_lock(hashtextextended('case of area ' || ${area}, 73))`.execute(tx);
  }
}

/** One at a time acts in a case: whoever comes next sees what the one before has done. Taken before `lockRegister`. */
export async function lockCase(tx: Tx, careCase: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('case ' || ${careCase}, 73))`.execute(tx);
}

/** A version of the nomination. Two with the same number cannot both be added. */
export async function addNomination(
  tx: Tx,
  row: {
    readonly careCase: string;
    readonly version: number;
    readonly nomination: Nomination;
    readonly reason: string | null;
    readonly person: string;
    readonly acting: string;
  },
): Promise<void> {
  await sql`
    insert into case_nomination (care_case, version, content, reason, made_by, acting)
    values (${row.careCase}, ${row.version}, ${JSON.stringify(row.nomination)}::jsonb, ${row.reason}, ${row.person}, ${row.acting})`.execute(
    tx,
  );
}

export async function addPriority(
  tx: Tx,
  row: {
    readonly careCase: string;
    readonly version: number;
    readonly priority: number;
    readonly reason: string;
    readonly person: string;
    readonly acting: string;
  },
): Promise<void> {
  await sql`
    insert into case_priority (care_case, version, priority, reason, made_by, acting)
    values (${row.careCase}, ${row.version}, ${row.priority}, ${row.reason}, ${row.person}, ${row.acting})`.execute(tx);
}

export async function addPlanRevision(
  tx: Tx,
  row: {
    readonly careCase: string;
    readonly step: number;
    readonly revision: number;
    readonly period: Period | null;
    readonly reason: string | null;
    readonly person: string;
    readonly acting: string;
  },
): Promise<void> {
  await sql`
    insert into case_plan (care_case, step, revision, starts_on, precise_to, reason, made_by, acting)
    values (${row.careCase}, ${row.step}, ${row.revision}, ${row.period?.startsOn ?? null}, ${row.period?.preciseTo ?? null}, ${row.reason},
            ${row.person}, ${row.acting})`.execute(tx);
}

export async function addDeclaration(
  tx: Tx,
  row: { readonly careCase: string; readonly person: string; readonly answer: 'none' | 'possible'; readonly circumstances: string | null },
): Promise<void> {
  await sql`
    insert into case_declaration (care_case, person, answer, circumstances)
    values (${row.careCase}, ${row.person}, ${row.answer}, ${row.circumstances})`.execute(tx);
}

export async function addJudgement(
  tx: Tx,
  row: {
    readonly declaration: string;
    readonly outcome: 'clear' | 'conflict';
    readonly reason: string;
    readonly person: string;
    readonly acting: string;
  },
): Promise<void> {
  await sql`
    insert into case_judgement (declaration, outcome, reason, judged_by, acting)
    values (${row.declaration}, ${row.outcome}, ${row.reason}, ${row.person}, ${row.acting})`.execute(tx);
}
