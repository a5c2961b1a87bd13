import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/date.ts';
import { planned, type Queryable, type Tx } from '../../../platform/db/index.ts';

export type ApplicationState = 'draft' | 'submitted' | 'withdrawn' | 'dismissed';

/** A region's application for one permit. Row-level security shows it to that region, and to the authority once the call is open to it. */
export type Application = {
  readonly id: string;
  readonly call: string;
  readonly area: string;
  readonly areaName: string;
  readonly organisation: string;
  readonly organisationName: string;
  /** Which of the region's units it is for; empty where the region has one application in the call. */
  readonly unitName: string;
  readonly state: ApplicationState;
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  /** The last day for this region, to 24.00 in Stockholm. */
  readonly lastDay: LocalDate | null;
  /** Whether the call takes anything from this region at this moment, by the clock of the database. */
  readonly takes: boolean;
  /** The parts that stand open after that, because the region has been asked to complete them. */
  readonly openParts: readonly string[];
  readonly fictitious: boolean;
};

const columns = sql`
  a.id, a.call, c.area, c.area_name as "areaName", a.organisation,
  coalesce((select r.name from region r where 'region-' || r.code = a.organisation),
           (select o.name from work_organisation o where o.id = a.organisation), a.organisation) as "organisationName",
  a.unit_name as "unitName", a.state, a.version, a.created_by as "createdBy", a.created_at as "createdAt",
  application_last_day(a.call, a.organisation) as "lastDay", application_takes(a.call, a.organisation) as takes,
  application_open_parts(a.id) as "openParts", a.fictitious`;

export async function findApplication(tx: Tx, id: string): Promise<Application | undefined> {
  const [row] = await planned(
    tx,
    sql<Application>`select ${columns} from application a join area_call c on c.id = a.call where a.id = ${id}`,
  );
  return row;
}

/** Whether it is the region's own application; others who act on it wait until this transaction ends. */
export const lockOwn = async (tx: Tx, id: string, organisation: string): Promise<boolean> =>
  (await planned(tx, sql`select id from application where id = ${id} and organisation = ${organisation} for update`)).length > 0;

/** The own region's application; others who act on it wait until this transaction ends. */
export async function lockApplication(tx: Tx, id: string, organisation: string): Promise<Application | undefined> {
  return (await lockOwn(tx, id, organisation)) ? findApplication(tx, id) : undefined;
}

/**
 * The same, where several may write at once: it stays in its state until this transaction ends, and nobody waits for anybody who writes in another
 * section.
 */
export async function holdApplication(tx: Tx, id: string, organisation: string): Promise<Application | undefined> {
  const [row] = await planned(
    tx,
    sql<Application>`
      select ${columns} from application a join area_call c on c.id = a.call
      where a.id = ${id} and a.organisation = ${organisation} for key share of a`,
  );
  return row;
}

/** The own region's applications, the latest begun first. */
export async function applicationsOfRegion(tx: Tx, organisation: string, fictitious: boolean): Promise<readonly Application[]> {
  const { rows } = await sql<Application>`
    select ${columns} from application a join area_call c on c.id = a.call
    where a.organisation = ${organisation} and a.fictitious = ${fictitious} order by a.created_at desc, a.id desc limit 500`.execute(tx);
  return rows;
}

/** The applications in a call that the one who asks may see: the own region's; all of them once the call is open to the authority. */
export async function applicationsOf(tx: Queryable, call: string): Promise<readonly Application[]> {
  const { rows } = await sql<Application>`
    select * from (select ${columns} from application a join area_call c on c.id = a.call where a.call = ${call}) found
    order by "organisationName" collate sv_se, "unitName" collate sv_se, id`.execute(tx);
  return rows;
}

/** Whether a call takes anything from a region at this moment, by the clock of the database. */
export async function callTakes(tx: Queryable, call: string, organisation: string): Promise<boolean> {
  const { rows } = await sql<{ takes: boolean }>`select application_takes(${call}, ${organisation}) as takes`.execute(tx);
  return rows[0]?.takes === true;
}
