import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Capacity, Standing } from './core/conflict.ts';

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

/** Lets someone take part in a case. Someone who already does, as the same, goes on as before. */
export async function addParticipant(tx: Tx, { careCase, person, capacity, from, to, addedBy = null }: NewParticipant): Promise<void> {
  await sql`
    insert into case_participant (care_case, person, capacity, valid_from, valid_to, added_by)
    values (${careCase}, ${person}, ${capacity}, ${from}, ${to}, ${addedBy})
    on conflict (care_case, person, capacity) where valid_to is null do nothing`.execute(tx);
}

/** Someone takes part no longer than to a day. */
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
    where care_case = ${careCase} and person = ${person} and capacity = ${capacity} and valid_to is null`.execute(tx);
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
