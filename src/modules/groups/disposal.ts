import { sql } from 'kysely';
import type { LocalDate } from '../../kernel/date.ts';
import type { Tx } from '../../platform/db/index.ts';

/** The authority's decision on the personal data of those who were not appointed. `months` null: they are kept. */
export type Disposal = {
  readonly id: string;
  readonly version: number;
  readonly months: number | null;
  readonly source: string;
  readonly decidedOn: LocalDate;
  readonly enteredBy: string | null;
  readonly enteredAt: Date;
};

/** The decision that holds; undefined until one has been entered. */
export async function disposalNow(tx: Tx, fictitious: boolean): Promise<Disposal | undefined> {
  const { rows } = await sql<Disposal>`
    select d.id, d.version, d.months, d.source, d.decided_on::text as "decidedOn", p.name as "enteredBy", d.entered_at as "enteredAt"
    from disposal_decision d left join person p on p.id = d.entered_by where d.fictitious = ${fictitious}
    order by d.version desc limit 1`.execute(tx);
  return rows[0];
}

export type NewDisposal = Pick<Disposal, 'version' | 'months' | 'source' | 'decidedOn'> & {
  readonly person: string;
  readonly acting: string;
  readonly fictitious: boolean;
};

/** False when somebody has entered a decision with that version before. */
export async function addDisposal(tx: Tx, given: NewDisposal): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into disposal_decision (version, months, source, decided_on, entered_by, acting, fictitious)
    values (${given.version}, ${given.months}, ${given.source}, ${given.decidedOn}, ${given.person}, ${given.acting}, ${given.fictitious})
    on conflict (fictitious, version) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** How many people of a case were not appointed, and since when that is settled for the first of them. */
export type NotAppointed = {
  readonly careCase: string;
  readonly area: string;
  readonly nominations: number;
  readonly seats: number;
  readonly firstSettledAt: Date;
};

/** Those whose data are kept, by case, as the one who asks sees them. */
export async function notAppointed(tx: Tx, fictitious: boolean): Promise<readonly NotAppointed[]> {
  const { rows } = await sql<NotAppointed>`
    select n.care_case as "careCase", a.name as area, count(n.nomination)::int as nominations, count(n.seat)::int as seats,
      min(n.settled_at) as "firstSettledAt"
    from not_appointed n join care_case c on c.id = n.care_case join care_area a on a.id = c.area
    where n.fictitious = ${fictitious} group by n.care_case, a.name order by min(n.settled_at) limit 500`.execute(tx);
  return rows;
}

export type Disposed = { readonly id: string; readonly nominations: number; readonly seats: number; readonly at: Date };

/** What has been disposed of, latest first: counts alone. */
export async function disposals(tx: Tx, fictitious: boolean): Promise<readonly Disposed[]> {
  const { rows } = await sql<Disposed>`
    select o.id, o.nominations, o.seats, o.done_at as at from disposal_done o join disposal_decision d on d.id = o.decision
    where d.fictitious = ${fictitious} order by o.done_at desc limit 100`.execute(tx);
  return rows;
}

/** Does what the decisions say; the database judges what is due. One row a decision by which something was disposed of. */
export async function disposeOfNotAppointed(
  tx: Tx,
): Promise<readonly { readonly decision: string; readonly nominations: number; readonly seats: number }[]> {
  const { rows } = await sql<{ decision: string; nominations: number; seats: number }>`select * from dispose_of_not_appointed()`.execute(
    tx,
  );
  return rows;
}
