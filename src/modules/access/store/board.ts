import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import type { Seat, Term } from '../core/board.ts';

export type TermRow = Term & {
  readonly personName: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  /** Whether the person can act in the board by a role on the given day. */
  readonly hasRole: boolean;
};

const columns = (today: string) => sql`
  t.id, t.person, coalesce(p.name, '–') as "personName", t.seat, t.collaboration_region as "collaborationRegion", t.valid_from as "from",
  t.valid_to as "to", t.withdrawn, t.version, t.changed_at as "changedAt", c.name as "changedBy",
  exists (
    select from assignment a where a.person = t.person and a.organisation = 'board' and a.ended_at is null
      and a.valid_from <= ${today}::date and coalesce(a.valid_to, 'infinity') >= ${today}::date
      and (not a.needs_confirmation or a.confirmed_at is not null)
      and a.role = case t.seat when 'chair' then 'board-chair' when 'member' then 'board-member' else 'board-substitute' end
  ) as "hasRole"`;
const tables = sql`board_term t left join person p on p.id = t.person left join person c on c.id = t.changed_by`;

export async function listTerms(tx: Tx, today: string): Promise<readonly TermRow[]> {
  const found = await sql<TermRow>`
    select ${columns(today)} from ${tables}
    order by array_position(array['chair', 'member', 'substitute'], t.seat), t.collaboration_region, t.valid_from`.execute(tx);
  return found.rows;
}

export async function findTerm(tx: Tx, id: string, today: string): Promise<TermRow | undefined> {
  return (await sql<TermRow>`select ${columns(today)} from ${tables} where t.id = ${id}`.execute(tx)).rows[0];
}

export async function lockTerm(tx: Tx, id: string, today: string): Promise<TermRow | undefined> {
  return (await sql<TermRow>`select ${columns(today)} from ${tables} where t.id = ${id} for update of t`.execute(tx)).rows[0];
}

export type TermFacts = {
  readonly person: string;
  readonly seat: Seat;
  readonly collaborationRegion: string | null;
  readonly from: string;
  readonly to: string;
  readonly withdrawn: boolean;
};

/** Terms that stand in the way: the same seat is taken by another, or the person sits already. */
export async function findClash(tx: Tx, facts: TermFacts, except: string | null): Promise<'seat' | 'person' | undefined> {
  if (facts.withdrawn) return undefined;
  await sql`lock table board_term in share row exclusive mode`.execute(tx);
  const found = await sql<{ clash: 'seat' | 'person' }>`
    select case when t.person = ${facts.person} then 'person' else 'seat' end as clash from board_term t
    where not t.withdrawn and t.id is distinct from ${except}::uuid
      and daterange(t.valid_from, t.valid_to, '[]') && daterange(${facts.from}::date, ${facts.to}::date, '[]')
      and (t.person = ${facts.person} or (t.seat <> 'substitute' and t.seat = ${facts.seat}
           and t.collaboration_region is not distinct from ${facts.collaborationRegion}))
    limit 1`.execute(tx);
  return found.rows[0]?.clash;
}

export async function addTerm(tx: Tx, facts: TermFacts, by: string): Promise<string> {
  const added = await sql<{ id: string }>`
    insert into board_term (person, seat, collaboration_region, valid_from, valid_to, withdrawn, changed_by)
    values (${facts.person}, ${facts.seat}, ${facts.collaborationRegion}, ${facts.from}, ${facts.to}, ${facts.withdrawn}, ${by}) returning id`.execute(
    tx,
  );
  return added.rows[0]?.id ?? '';
}

export async function changeTerm(tx: Tx, id: string, facts: TermFacts, by: string): Promise<void> {
  await sql`
    update board_term set person = ${facts.person}, seat = ${facts.seat}, collaboration_region = ${facts.collaborationRegion},
      valid_from = ${facts.from}, valid_to = ${facts.to}, withdrawn = ${facts.withdrawn}, version = version + 1, changed_by = ${by},
      changed_at = clock_timestamp() where id = ${id}`.execute(tx);
}
