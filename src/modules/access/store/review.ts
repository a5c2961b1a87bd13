import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Scope } from '../core/place.ts';
import { type HeldRole, heldColumns } from './assignments.ts';
import { withinScope } from './places.ts';

export type RoundRow = {
  readonly id: string;
  readonly openedAt: Date;
  readonly openedBy: string | null;
  readonly due: string;
  readonly closedAt: Date | null;
};

/** The latest first. */
export async function listRounds(tx: Tx): Promise<readonly RoundRow[]> {
  const found = await sql<RoundRow>`
    select r.id, r.opened_at as "openedAt", p.name as "openedBy", r.due, r.closed_at as "closedAt"
    from review_round r left join person p on p.id = r.opened_by order by r.opened_at desc`.execute(tx);
  return found.rows;
}

/** Opens a review of every role that has not ended; undefined while another still waits for answers. */
export async function openRound(tx: Tx, due: string, today: string, by: string): Promise<string | undefined> {
  await sql`
    update review_round r set closed_at = clock_timestamp() where closed_at is null and not exists (
      select from review_item i join assignment a on a.id = i.assignment
      where i.round = r.id and i.answer is null and a.ended_at is null)`.execute(tx);
  const opened = await sql<{ id: string }>`
    insert into review_round (opened_by, due) values (${by}, ${due}) on conflict do nothing returning id`.execute(tx);
  const id = opened.rows[0]?.id;
  if (id === undefined) return undefined;
  await sql`
    insert into review_item (round, assignment, organisation)
    select ${id}, a.id, a.organisation from assignment a
    where a.ended_at is null and coalesce(a.valid_to, 'infinity') >= ${today}::date`.execute(tx);
  return id;
}

export type ItemRow = HeldRole & {
  readonly round: string;
  readonly assignment: string;
  readonly answer: 'keep' | 'end' | 'gone' | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly lastSignIn: Date | null;
};

const columns = sql`
  i.round, i.assignment, ${heldColumns},
  case when i.answer is null and a.ended_at is not null then 'gone' else i.answer end as answer, b.name as "answeredBy", i.answered_at as "answeredAt",
  (select max(s.created_at) from session s where s.acting = a.id) as "lastSignIn"`;
const tables = sql`
  review_item i join assignment a on a.id = i.assignment join work_organisation o on o.id = i.organisation
  left join person p on p.id = a.person left join person b on b.id = i.answered_by`;

export async function listItems(tx: Tx, scope: Scope, round: string): Promise<readonly ItemRow[]> {
  const found = await sql<ItemRow>`
    select ${columns} from ${tables} where i.round = ${round} and ${withinScope(scope)}
    order by o.name collate sv_se, a.role, p.name collate sv_se`.execute(tx);
  return found.rows;
}

export async function lockItem(tx: Tx, scope: Scope, round: string, assignment: string): Promise<ItemRow | undefined> {
  const found = await sql<ItemRow>`
    select ${columns} from ${tables} where i.round = ${round} and i.assignment = ${assignment} and ${withinScope(scope)} for update of i, a`.execute(
    tx,
  );
  return found.rows[0];
}

export async function answerItem(tx: Tx, { round, assignment }: ItemRow, answer: 'keep' | 'end', by: string): Promise<void> {
  await sql`
    update review_item set answer = ${answer}, answered_by = ${by}, answered_at = clock_timestamp()
    where round = ${round} and assignment = ${assignment}`.execute(tx);
}

export type ProgressRow = { readonly organisation: string; readonly name: string; readonly all: number; readonly left: number };

/** How far each organisation has come; roles that are gone need no answer. */
export async function progressOf(tx: Tx, scope: Scope, round: string): Promise<readonly ProgressRow[]> {
  const found = await sql<ProgressRow>`
    select coalesce(r.id, o.id) as organisation, coalesce(r.name, o.name) as name, count(*) as all,
           count(*) filter (where i.answer is null and a.ended_at is null) as left
    from review_item i join assignment a on a.id = i.assignment join work_organisation o on o.id = i.organisation
    left join work_organisation r on r.id = o.region
    where i.round = ${round} and ${withinScope(scope)}
    group by 1, 2 order by 2`.execute(tx);
  return found.rows;
}
