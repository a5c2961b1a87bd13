import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import { paths } from '../../kernel/paths.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Capacity, Standing } from './core/conflict.ts';
import { findCase } from './queries.ts';
import { openTask } from './store.ts';
import { caseText } from './text/cases.ts';

export type Participant = {
  readonly person: string;
  readonly name: string;
  readonly capacity: Capacity;
  readonly from: LocalDate;
  /** The last day; null: until further notice. */
  readonly to: LocalDate | null;
  /** Whether the person takes part today. */
  readonly isCurrent: boolean;
  readonly standing: Standing;
};

/** Everyone who takes part or has taken part in a case. */
export async function participantsOf(tx: Tx, careCase: string): Promise<readonly Participant[]> {
  const { rows } = await sql<Participant>`
    select p.person, coalesce(n.name, '') as name, p.capacity, p.valid_from as "from", p.valid_to as "to",
      p.valid_from <= stockholm_day() and coalesce(p.valid_to >= stockholm_day(), true) as "isCurrent",
      case_standing(p.care_case, p.person) as standing
    from case_participant p left join case_names(${careCase}::uuid) n on n.person = p.person
    where p.care_case = ${careCase} order by p.capacity, n.name, p.valid_from`.execute(tx);
  return rows;
}

export type NewParticipant = {
  readonly careCase: string;
  readonly person: string;
  readonly capacity: Capacity;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly addedBy?: string | null;
};

/** Lets someone take part in a case, and asks members to say whether they have a conflict of interest. Someone who already does, as the same, goes on as before. */
export async function addParticipant(tx: Tx, { careCase, person, capacity, from, to, addedBy = null }: NewParticipant): Promise<void> {
  await sql`
    insert into case_participant (care_case, person, capacity, valid_from, valid_to, added_by)
    select ${careCase}::uuid, ${person}::uuid, ${capacity}, ${from}::date, ${to}::date, ${addedBy}::uuid
    where not exists (
      select from case_participant p
      where p.care_case = ${careCase} and p.person = ${person} and p.capacity = ${capacity}
        and p.valid_from <= ${from}::date and (p.valid_to is null or p.valid_to >= ${to}::date))
    on conflict (care_case, person, capacity) where valid_to is null do nothing`.execute(tx);
  if (capacity !== 'handler' && (await standingOf(tx, careCase, person)) === 'undeclared')
    await askToDeclare(tx, careCase, person, capacity);
}

async function askToDeclare(tx: Tx, careCase: string, person: string, capacity: Capacity): Promise<void> {
  const { rows } = await sql<{ fictitious: boolean }>`select fictitious from care_case where id = ${careCase}`.execute(tx);
  const found = rows[0] && (await findCase(tx, careCase, rows[0]));
  if (!found) throw new Error('someone was to take part in a case that is not there');
  await openTask(tx, {
    careCase,
    key: `declare-${person}`,
    title: { sv: caseText.sv.tasks.declare(found.areaName), en: caseText.en.tasks.declare(found.areaName) },
    role: null,
    person,
    organisation: capacity === 'board' ? 'board' : 'authority',
    due: null,
    path: paths.caseConflict(careCase),
  });
}

/** Someone takes part no longer than to a day, also where a later last day was set before; never longer than that. */
export async function endParticipation(
  tx: Tx,
  {
    careCase,
    person,
    capacity,
    to,
  }: { readonly careCase: string; readonly person: string; readonly capacity: Capacity; readonly to: LocalDate },
): Promise<void> {
  await sql`
    update case_participant set valid_to = greatest(valid_from, ${to}::date)
    where care_case = ${careCase} and person = ${person} and capacity = ${capacity}
      and (valid_to is null or valid_to > greatest(valid_from, ${to}::date))`.execute(tx);
}

/** As what a person takes part in a case today. */
export async function capacitiesIn(tx: Tx, careCase: string, person: string): Promise<readonly Capacity[]> {
  const { rows } = await sql<{ capacity: Capacity }>`
    select distinct capacity from case_participant
    where care_case = ${careCase} and person = ${person} and valid_from <= stockholm_day() and coalesce(valid_to >= stockholm_day(), true)`.execute(
    tx,
  );
  return rows.map(({ capacity }) => capacity);
}

/** Whether a person may act in a case, with regard to conflicts of interest. */
export async function standingOf(tx: Tx, careCase: string, person: string): Promise<Standing> {
  const { rows } = await sql<{ standing: Standing }>`select case_standing(${careCase}, ${person}) as standing`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('the database did not answer');
  return row.standing;
}

/** The case officers who may handle a case: those of the authority, made up where the case is, without a conflict of interest in it. */
export async function officers(
  tx: Tx,
  careCase: { readonly id: string; readonly fictitious: boolean },
  { whateverStanding = false } = {},
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct p.id, p.name from assignment a join person p on p.id = a.person
    where a.role = 'case-officer' and a.organisation = 'authority' and a.ended_at is null and a.valid_from <= stockholm_day()
      and coalesce(a.valid_to >= stockholm_day(), true) and (not a.needs_confirmation or a.confirmed_by is not null)
      and p.active and p.fictitious = ${careCase.fictitious} and (${whateverStanding} or case_standing(${careCase.id}, p.id) = 'clear')
    order by p.name`.execute(tx);
  return rows;
}

export type Declaration = {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly answer: 'none' | 'possible';
  readonly circumstances: string | null;
  readonly at: Date;
  /** Every judgement of it, the first one first. */
  readonly judgements: readonly {
    readonly outcome: 'clear' | 'conflict';
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  }[];
};

/** What has been declared in a case, oldest first: to staff all of it, to others their own. */
export async function declarationsOf(tx: Tx, careCase: string): Promise<readonly Declaration[]> {
  const { rows } = await sql<Declaration>`
    select d.id, d.person, coalesce(n.name, '') as name, d.answer, d.circumstances, d.made_at as at,
      (select coalesce(json_agg(json_build_object('outcome', j.outcome, 'reason', j.reason, 'by', coalesce(m.name, ''), 'at', j.made_at) order by j.id), '[]')
       from case_judgement j left join case_names(${careCase}::uuid) m on m.person = j.judged_by where j.declaration = d.id) as judgements
    from case_declaration d left join case_names(${careCase}::uuid) n on n.person = d.person
    where d.care_case = ${careCase} order by d.id`.execute(tx);
  return rows;
}
